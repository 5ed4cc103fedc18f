import RelataGraph
import RelataSyntax

/// Resolves what refers back: roles without a name, `the alliance`, `the two leaders`, pronouns.
///
/// Words are read in the text's order, each by its sieves (`pronounSieves`, `nounSieves`, `roleSieves`). Common nouns that are no entity compete, so that
/// `it` may well refer to a plan.
struct Anaphora {
  /// A noun of the text.
  struct Noun: Sendable, Hashable {
    var sentence: Int
    var word: Int
  }

  let sentences: [AnalyzedSentence]
  let quotations: Quotations
  let gazetteer: Gazetteer
  let ontology: Ontology
  var local: LocalEntities
  /// Referents of pronouns by sentence and word.
  var pronouns: [[Int: [Int]]]
  /// Common nouns that pronouns refer to, where they name no entity: `rejected the offer. Chad welcomed it.`
  var nouns: [[Int: Noun]]
  /// What stands where: the mention of each word that heads one.
  var mentionAt: [[Int: Int]]
  /// The mentions of each sentence.
  private(set) var mentionsIn: [[Int]]
  /// The words of each sentence inside of a mention that another word heads.
  private var insideMentions: [Set<Int>]
  /// Who writes: the state or organization whose statement it is.
  var author: Int?
  /// Those whose joint statement it is.
  var jointAuthors: [Int] = []
  /// Whose speech it is.
  let orator: Int?

  init(
    _ sentences: [AnalyzedSentence], _ local: LocalEntities, _ quotations: Quotations, _ gazetteer: Gazetteer, _ ontology: Ontology, until deadline: Deadline
  ) {
    self.sentences = sentences
    self.local = local
    self.quotations = quotations
    self.gazetteer = gazetteer
    self.ontology = ontology
    orator = Self.orator(sentences, local)
    pronouns = Array(repeating: [:], count: sentences.count)
    nouns = Array(repeating: [:], count: sentences.count)
    mentionAt = Array(repeating: [:], count: sentences.count)
    mentionsIn = Array(repeating: [], count: sentences.count)
    insideMentions = Array(repeating: [], count: sentences.count)
    for (i, mention) in local.mentions.enumerated() {
      mentionAt[mention.sentence][mention.head] = i
      mentionsIn[mention.sentence].append(i)
      for word in mention.words where word != mention.head { insideMentions[mention.sentence].insert(word) }
    }
    Self.setGenders(by: sentences, &self.local)
    resolve(until: deadline)
  }

  /// The entities that a word refers to by itself: as a name, role, group or pronoun.
  func entities(_ sentence: Int, _ word: Int) -> [Int] {
    if let found = pronouns[sentence][word] { return found }
    if let mention = mentionAt[sentence][word] { return local.resolved(mention) }
    return []
  }

  /// Whether somebody is known to write the document, alone or with others.
  func isAuthor(_ entity: Int) -> Bool { author == entity || jointAuthors.contains(entity) }

  func mention(_ sentence: Int, _ word: Int) -> Int? { mentionAt[sentence][word] }

  /// The mentions of an entity in a sentence.
  func mentions(of entity: Int, in sentence: Int) -> [Int] { mentionsIn[sentence].filter { local.resolved($0).contains(entity) } }

  // MARK: Running through the text

  /// A noun that a pronoun may refer to.
  struct Candidate {
    var entities: [Int]
    var sentence: Int
    var word: Int
    var isPlural: Bool
    var weight: Double
    /// The verb whose subject it is.
    var governor: Int?
    var isObject = false
  }

  var candidates: [Candidate] = []
  /// More are in no sentences that anybody wrote; of lists of thousands, the last count.
  private static let mostCandidates = 1_024
  /// The coordinations of the sentence by their first words.
  private var coordinations: [Int: Coordination] = [:]
  /// The last owner of each group noun: `regime` after `the Assad regime`.
  var groupNouns: [String: (sentence: Int, entities: [Int])] = [:]

  mutating func resolve(until deadline: Deadline) {
    for number in sentences.indices where !deadline.hasPassed {
      let tree = sentences[number].tree
      candidates.removeAll { number - $0.sentence > 4 }
      coordinations = [:]
      for word in 0..<tree.count where !deadline.hasPassed {
        if let mention = mentionAt[number][word] {
          if local.resolved(mention).isEmpty { resolveRole(mention, number) }
          let text = local.mentions[mention]
          // `the rebels` after `Assad's rebels`, and after a name that ends with the noun: `M23 rebels`.
          if !text.standsFor.isEmpty || text.kind == .name && tree.tokens[word].form.first?.isLowercase ?? false {
            groupNouns[tree.lemma(word)] = (number, local.resolved(mention))
          }
        } else if tree.upos(word) == .pron || ["both", "each"].contains(tree.form(word)) && [.nsubj, .obj].contains(tree.relation(word)) {
          resolvePronoun(word, number)
        } else if tree.upos(word) == .noun {
          resolveNoun(word, number)
        } else if tree.upos(word) == .propn {
          resolveDirection(word, number)
        }
        addCandidate(word, number)
      }
    }
  }

  mutating func addCandidate(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard [.noun, .propn, .pron].contains(tree.upos(word)), tree.relation(word) != .flat, tree.relation(word) != .compound else { return }
    if tree.relation(word) == .conj { mergeConjunct(word, number) }
    var found = entities(number, word)
    // `has a sister, Vera Novak`: she is named behind.
    if found.isEmpty, tree.upos(word) == .noun, gazetteer.isPerson(tree.lemma(word)) { found = name(behind: word, number) }
    if tree.upos(word) == .pron && found.isEmpty { return }
    // A name inside of a name has no standing of its own.
    if found.isEmpty, insideMentions[number].contains(word) { return }
    var weight: Double
    var governor: Int?
    switch tree.relation(word) {
    case .nsubj:
      weight = tree.subtype(word) == "pass" ? 22 : 25
      governor = tree.head(word)
      if governor.map({ isMain($0, number) }) ?? false { weight += 6 }
    case .obj, .iobj: weight = 14
    case .obl: weight = 8
    case .nmod: weight = tree.subtype(word) == "poss" ? 10 : 5
    case .conj: weight = 6
    case .root: weight = 16
    case .appos: weight = 2
    default: weight = 5
    }
    if tree.upos(word) == .adj { weight = 2 }
    let isPlural = tree.tokens[word].features["Number"] == "Plur" || found.count > 1
    candidates.append(
      Candidate(entities: found, sentence: number, word: word, isPlural: isPlural, weight: weight, governor: governor, isObject: tree.relation(word) == .obj))
    if candidates.count > 2 * Anaphora.mostCandidates { candidates.removeFirst(candidates.count - Anaphora.mostCandidates) }
  }

  /// Whether a clause is one of which the text tells: what an agency reports, but not what somebody says of others, who is the topic himself.
  private func isMain(_ clause: Int, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    guard tree.relation(clause) == .ccomp, let verb = tree.head(clause) else { return tree.relation(clause) == .root }
    return !tree.children(of: verb, .nsubj).contains { subject in entities(number, subject).contains { local.entities[$0].type == .person } }
  }

  /// The person named in apposition to a noun for people.
  func name(behind word: Int, _ number: Int) -> [Int] {
    let tree = sentences[number].tree
    return tree.children(of: word).filter { [.appos, .flat].contains(tree.relation($0)) }.lazy.map { entities(number, $0) }
      .first { $0.count == 1 && local.entities[$0[0]].type == .person } ?? []
  }

  /// `A and B` may be referred to as `they`.
  mutating func mergeConjunct(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    let first = tree.firstConjunct(word)
    var list = coordinations[first] ?? Coordination(words: tree.conjuncts(of: first)[...])
    list.read(upTo: word) { entities(number, $0) }
    defer { coordinations[first] = list }
    guard list.count > 1, !list.isWithoutBase else { return }
    guard let place = candidates.lastIndex(where: { $0.sentence == number && $0.word == first }) else {
      list.isWithoutBase = true
      return
    }
    let base = candidates[place]
    if list.isJoined {
      // What was joined with the word before stands near the end.
      candidates.remove(at: place)
    } else {
      candidates.removeAll { $0.sentence == number && $0.word == first && $0.isPlural && $0.entities.count > 1 }
    }
    list.isJoined = true
    candidates.append(
      Candidate(entities: list.entities, sentence: number, word: first, isPlural: true, weight: base.weight + 1, governor: base.governor))
  }
}

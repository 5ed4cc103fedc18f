import RelataGraph
import RelataSyntax

/// Resolves what refers back: roles without a name, `the alliance`, `the two leaders`, pronouns.
///
/// Candidates are weighed by recency, grammatical role and agreement, in the tradition of S. Lappin and H. Leass (*An
/// Algorithm for Pronominal Anaphora Resolution*, 1994); common nouns that are no entity compete, so that `it` may well refer
/// to a plan.
struct Anaphora {
  /// A pronoun's referents, with the words of the antecedent.
  struct Resolution: Sendable, Hashable {
    var entities: [Int]
    var isPossessive: Bool
  }

  private let sentences: [AnalyzedSentence]
  private let quotations: Quotations
  private let gazetteer: Gazetteer
  private(set) var local: LocalEntities
  /// Referents of pronouns by sentence and word.
  private(set) var pronouns: [[Int: [Int]]]
  /// What stands where: the mention of each word that heads one.
  private var mentionAt: [[Int: Int]]
  /// Who writes: the state or organization whose statement it is.
  private var author: Int?

  init(_ sentences: [AnalyzedSentence], _ local: LocalEntities, _ quotations: Quotations, _ gazetteer: Gazetteer) {
    self.sentences = sentences
    self.local = local
    self.quotations = quotations
    self.gazetteer = gazetteer
    pronouns = Array(repeating: [:], count: sentences.count)
    mentionAt = Array(repeating: [:], count: sentences.count)
    for (i, mention) in local.mentions.enumerated() { mentionAt[mention.sentence][mention.head] = i }
    resolve()
  }

  /// The entities that a word refers to by itself: as a name, role, group or pronoun.
  func entities(_ sentence: Int, _ word: Int) -> [Int] {
    if let found = pronouns[sentence][word] { return found }
    if let mention = mentionAt[sentence][word] { return local.resolved(mention) }
    return []
  }

  func mention(_ sentence: Int, _ word: Int) -> Int? { mentionAt[sentence][word] }

  // MARK: Running through the text

  /// A noun that a pronoun may refer to.
  private struct Candidate {
    var entities: [Int]
    var sentence: Int
    var word: Int
    var isPlural: Bool
    var weight: Double
    /// The verb whose subject it is.
    var governor: Int?
  }

  private var candidates: [Candidate] = []
  /// The last owner of each group noun: `regime` after `the Assad regime`.
  private var groupNouns: [String: (sentence: Int, entities: [Int])] = [:]

  private mutating func resolve() {
    for number in sentences.indices {
      let tree = sentences[number].tree
      candidates.removeAll { number - $0.sentence > 4 }
      for word in 0..<tree.count {
        if let mention = mentionAt[number][word] {
          if local.resolved(mention).isEmpty { resolveRole(mention, number) }
          if !local.mentions[mention].standsFor.isEmpty { groupNouns[tree.lemma(word)] = (number, local.resolved(mention)) }
        } else if tree.upos(word) == .pron {
          resolvePronoun(word, number)
        } else if tree.upos(word) == .noun {
          resolveNoun(word, number)
        }
        addCandidate(word, number)
      }
    }
  }

  private mutating func addCandidate(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard [.noun, .propn, .pron].contains(tree.upos(word)), tree.relation(word) != .flat, tree.relation(word) != .compound else { return }
    if tree.relation(word) == .conj { mergeConjunct(word, number) }
    let found = entities(number, word)
    if tree.upos(word) == .pron && found.isEmpty { return }
    // A name inside of a name has no standing of its own.
    if found.isEmpty, local.mentions.contains(where: { $0.sentence == number && $0.words.contains(word) && $0.head != word }) { return }
    var weight: Double
    var governor: Int?
    switch tree.relation(word) {
    case .nsubj:
      weight = tree.subtype(word) == "pass" ? 22 : 25
      governor = tree.head(word)
      if governor.map({ tree.relation($0) == .root || tree.relation($0) == .ccomp }) ?? false { weight += 6 }
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
    candidates.append(Candidate(entities: found, sentence: number, word: word, isPlural: isPlural, weight: weight, governor: governor))
  }

  /// `A and B` may be referred to as `they`.
  private mutating func mergeConjunct(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    let first = tree.firstConjunct(word)
    let all = tree.conjuncts(of: first).filter { $0 <= word }.flatMap { entities(number, $0) }
    guard all.count > 1, let base = candidates.last(where: { $0.sentence == number && $0.word == first }) else { return }
    candidates.removeAll { $0.sentence == number && $0.word == first && $0.isPlural && $0.entities.count > 1 }
    candidates.append(
      Candidate(entities: Array(Set(all)).sorted(), sentence: number, word: first, isPlural: true, weight: base.weight + 1, governor: base.governor))
  }

  // MARK: Roles

  private mutating func resolveRole(_ index: Int, _ number: Int) {
    let mention = local.mentions[index]
    guard let title = mention.title else { return }
    let tree = sentences[number].tree
    let offices = mention.office.flatMap { local.resolved($0) }
    if !offices.isEmpty {
      // The person who holds the office by this or a like title, otherwise the office's owner.
      let holders = local.entities.indices.filter { person in
        local.entities[person].offices.contains { offices.contains($0.entity) && isSameOffice($0.title, title) }
      }
      local.referents[index] = holders.count == 1 ? holders : holders.isEmpty ? offices : [mostRecent(holders, number) ?? holders[0]]
      if local.referents[index] == offices { local.mentions[index].type = nil }
      return
    }
    let possessive = tree.children(of: mention.head, .nmod).first { tree.subtype($0) == "poss" && tree.upos($0) == .pron }
    let definite =
      possessive != nil || tree.children(of: mention.head).contains { ["the", "this", "that"].contains(tree.form($0)) } || isCapitalizedRole(mention.head, tree)
    guard definite else { return }
    if let possessive, let owner = pronouns[number][possessive], !owner.isEmpty {
      local.referents[index] = owner
      return
    }
    let holders = local.entities.indices.filter { person in
      local.entities[person].offices.contains { isSameOffice($0.title, title) } || local.knownOffices(of: person, title: title).isEmpty == false
    }
    if let holder = mostRecent(holders, number) {
      local.referents[index] = [holder]
    } else if let entry = gazetteer.titles[title]?.defaultEntity, let entity = local.entities.firstIndex(where: { $0.entry == entry }) {
      local.referents[index] = [entity]
    }
  }

  /// `The President said`: a role in capitals is somebody known.
  private func isCapitalizedRole(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.upos(word) == .propn && tree.tokens[word].form.first?.isUppercase ?? false && word > 0
  }

  private static let heads: Set<String> = [
    "leader", "president", "prime minister", "premier", "chancellor", "king", "queen", "ruler", "head of state", "monarch", "emir",
  ]

  private func isSameOffice(_ one: String, _ other: String) -> Bool {
    if one == other || one.hasSuffix(" " + other) || other.hasSuffix(" " + one) { return true }
    // A president is a leader.
    return (one == "leader" || other == "leader") && Anaphora.heads.contains(one) && Anaphora.heads.contains(other)
  }

  private func mostRecent(_ entities: [Int], _ number: Int) -> Int? {
    let set = Set(entities)
    for mention in local.mentions.indices.reversed() where local.mentions[mention].sentence <= number {
      if let found = local.referents[mention].first(where: set.contains) { return found }
    }
    return entities.first
  }

  // MARK: Nouns

  /// `the alliance`, `the country`, `both sides`, `the two leaders`.
  private mutating func resolveNoun(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    let lemma = tree.lemma(word)
    let determiner = tree.children(of: word).first { tree.relation($0) == .det || tree.subtype($0) == "poss" || tree.relation($0) == .nummod }
    guard let determiner else { return }
    let isPlural = tree.tokens[word].features["Number"] == "Plur"
    let types = EntityType.allCases.filter { gazetteer.collectives[$0]?.contains(lemma) ?? false }
    guard !types.isEmpty || gazetteer.groups[lemma] != nil else { return }
    // Modified by something that is said of it, it is new: `the country that …`, `the party of the rich`.
    if tree.children(of: word).contains(where: { [.acl, .nmod, .compound].contains(tree.relation($0)) && tree.subtype($0) != "poss" }) { return }
    // `the government and people of Iraq`: what follows belongs to both.
    if tree.children(of: word, .conj).contains(where: { conjunct in conjunct - word <= 3 && !tree.children(of: conjunct, .nmod).isEmpty }) { return }
    if isPlural {
      let forms = tree.children(of: word).map(tree.form)
      guard forms.contains("two") || forms.contains("both") else { return }
      // A pair that was just named together.
      if let pair = candidates.last(where: { $0.entities.count == 2 && number - $0.sentence <= 3 }) {
        pronouns[number][word] = pair.entities
        return
      }
      let wanted: EntityType? = types.contains(.state) || lemma == "side" || lemma == "party" ? .state : types.first
      let found = recent(number, limit: 2) { entity in wanted == nil || entity.type == wanted }
      if found.count == 2 { pronouns[number][word] = found.sorted() }
      return
    }
    if tree.upos(determiner) == .pron, tree.subtype(determiner) == "poss" {
      // `his country` is the one that he leads.
      guard types.contains(.state), let owner = pronouns[number][determiner]?.first else { return }
      if local.entities[owner].type == .state {
        pronouns[number][word] = [owner]
      } else if let office = local.entities[owner].offices.first(where: { local.entities[$0.entity].type == .state }) {
        pronouns[number][word] = [office.entity]
      } else if let entity = local.knownOffices(of: owner).first {
        pronouns[number][word] = [entity]
      }
      return
    }
    guard ["the", "this", "that"].contains(tree.form(determiner)) else { return }
    // `the regime` after `the Assad regime`: the same noun with its owner.
    if let same = groupNouns[lemma], number - same.sentence <= 8 {
      pronouns[number][word] = same.entities
      return
    }
    guard !types.isEmpty else { return }
    // What is known by this noun, first; then what carries it in its name; then the nearest of the type.
    let known = recent(number, limit: 1) { entity in entity.entry.flatMap { gazetteer.entries[$0]?.nouns.contains(lemma) } ?? false }
    let named = recent(number, limit: 1) { entity in
      types.contains(entity.type) && entity.names.keys.contains { $0.lowercased().split(separator: " ").contains(Substring(lemma)) }
    }
    if let found = (known + named).first {
      pronouns[number][word] = [found]
      return
    }
    let generic: EntityType?
    switch lemma {
    case "country", "nation", "government", "republic", "kingdom": generic = .state
    case "alliance", "bloc", "union", "coalition", "council", "organization", "organisation", "group", "agency", "movement", "party", "militia", "company":
      generic = .organization
    case "region", "city", "territory", "peninsula", "town", "province", "enclave", "island": generic = .place
    default: generic = nil
    }
    guard let generic else { return }
    let close = recent(number, limit: 1, within: 2) { entity in
      entity.type == generic && !(generic == .place && entity.entry.map { ["europe", "asia", "africa", "middle-east"].contains($0) } ?? false)
    }
    if !close.isEmpty { pronouns[number][word] = close }
  }

  /// The entities mentioned last, nearest first.
  private func recent(_ number: Int, limit: Int, within distance: Int = 100, where accepts: (LocalEntity) -> Bool) -> [Int] {
    var out: [Int] = []
    for candidate in candidates.reversed() where number - candidate.sentence <= distance {
      for entity in candidate.entities where !out.contains(entity) && accepts(local.entities[entity]) {
        out.append(entity)
        if out.count == limit { return out }
      }
    }
    guard distance >= 100 else { return out }
    for mention in local.mentions.indices.reversed() where local.mentions[mention].sentence < number {
      for entity in local.referents[mention] where !out.contains(entity) && accepts(local.entities[entity]) {
        out.append(entity)
        if out.count == limit { return out }
      }
    }
    return out
  }

  // MARK: Pronouns

  private mutating func resolvePronoun(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard tree.relation(word) != .expl else { return }
    let found: [Int]
    switch tree.form(word) {
    case "he", "him", "his", "himself": found = antecedent(word, number) { $0.type == .person && $0.gender != .female }
    case "she", "her", "hers", "herself": found = antecedent(word, number) { $0.type == .person && $0.gender != .male }
    case "it", "its", "itself":
      if tree.form(word) == "it", isExpletive(word, tree) { return }
      found = antecedent(word, number) { $0.type != .person }
    case "they", "them", "their", "theirs", "themselves": found = antecedent(word, number, plural: true) { _ in true }
    case "i", "me", "my", "mine", "myself":
      found = quotations.speaker(number, word).map { entities($0.sentence, $0.word) } ?? []
    case "we", "us", "our", "ours", "ourselves": found = firstPersonPlural(word, number)
    default: return
    }
    if !found.isEmpty { pronouns[number][word] = found }
  }

  /// `It is clear that`, where the parse has a subject.
  private func isExpletive(_ word: Int, _ tree: SyntaxTree) -> Bool {
    guard tree.relation(word) == .nsubj, let head = tree.head(word) else { return false }
    return tree.upos(head) == .adj && tree.children(of: head).contains { [.ccomp, .csubj, .advcl, .xcomp].contains(tree.relation($0)) }
  }

  /// Whoever the speaker speaks for; outside of quotations, whoever the text is of.
  private mutating func firstPersonPlural(_ word: Int, _ number: Int) -> [Int] {
    if let speaker = quotations.speaker(number, word) {
      let who = entities(speaker.sentence, speaker.word)
      guard let person = who.first, local.entities[person].type == .person else { return who }
      if let office = local.entities[person].offices.first(where: { local.entities[$0.entity].type != .person }) { return [office.entity] }
      return who
    }
    if author == nil {
      // The first state or organization that does something in the text.
      let subjects = candidates.filter { $0.governor != nil && $0.entities.count == 1 }.map { $0.entities[0] }
      author = subjects.first { local.entities[$0].type == .state || local.entities[$0].type == .organization }
      if author == nil, let person = subjects.first(where: { local.entities[$0].type == .person }) {
        author = local.entities[person].offices.first?.entity ?? local.knownOffices(of: person).first
      }
    }
    return author.map { [$0] } ?? []
  }

  private func antecedent(_ word: Int, _ number: Int, plural: Bool = false, where agrees: (LocalEntity) -> Bool) -> [Int] {
    let tree = sentences[number].tree
    let clause = governor(of: word, tree)
    // Words that are the subject of the same clause, said or understood: `raised concerns and urged him`.
    let subjects = clause.map { ArgumentFinder(tree).subjects(of: $0).map(\.word) } ?? []
    let isSubject = tree.relation(word) == .nsubj
    let isPossessive = tree.relation(word) == .nmod && tree.subtype(word) == "poss"
    var best: (entities: [Int], score: Double) = ([], 0)
    for candidate in candidates {
      let distance = number - candidate.sentence
      guard distance <= 3 else { continue }
      var score = candidate.weight + (distance == 0 ? 12 : 0) - 14 * Double(distance)
      if candidate.entities.isEmpty {
        // No entity: it competes for `it` and `they` alone.
        guard plural ? candidate.isPlural : tree.form(word).hasPrefix("it") && !candidate.isPlural else { continue }
        if isSubject && candidate.governor == nil { continue }
        score -= 8
      } else {
        if plural {
          let group = candidate.isPlural || candidate.entities.count > 1
          if !group {
            // A side or a state taken as its people.
            guard candidate.entities.allSatisfy({ local.entities[$0].type != .person }) else { continue }
            score -= 12
          }
        } else if candidate.entities.count != 1 || candidate.isPlural && mentionIsGroup(candidate) {
          continue
        }
        guard candidate.entities.allSatisfy({ agrees(local.entities[$0]) }) else { continue }
        // Places are seldom `it` where somebody acts.
        if isSubject, candidate.entities.contains(where: { local.entities[$0].type == .place }) { score -= 10 }
      }
      if distance == 0 {
        // Not the subject of its own verb, nor a part of what it belongs to.
        if subjects.contains(candidate.word), !isPossessive, !isSubject, !isReflexive(tree.form(word)) { continue }
        if let clause, candidate.governor == clause, !isPossessive, !isReflexive(tree.form(word)) { continue }
        if tree.dominates(word, candidate.word) || isPossessive && tree.head(word) == candidate.word { continue }
        if isPossessive, let clause, candidate.governor == clause { score += 10 }
      }
      if isSubject, candidate.governor != nil { score += 6 }
      if score > best.score || score == best.score && !candidate.entities.isEmpty { best = (candidate.entities, score) }
    }
    return best.entities
  }

  private func mentionIsGroup(_ candidate: Candidate) -> Bool {
    guard let mention = mentionAt[candidate.sentence][candidate.word] else { return false }
    return local.mentions[mention].isPlural
  }

  private func isReflexive(_ form: String) -> Bool { form.hasSuffix("self") || form.hasSuffix("selves") }

  /// The nearest verb or predicate above a word.
  private func governor(of word: Int, _ tree: SyntaxTree) -> Int? {
    var node = tree.head(word)
    while let current = node {
      if tree.upos(current) == .verb || tree.child(of: current, .cop) != nil { return current }
      node = tree.head(current)
    }
    return nil
  }
}

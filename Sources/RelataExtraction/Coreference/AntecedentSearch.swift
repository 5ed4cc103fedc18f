import RelataGraph
import RelataSyntax

/// Which of those named before a pronoun means.
extension Anaphora {
  /// What is known of a pronoun before its antecedent is looked for.
  private struct Search {
    var word: Int
    var number: Int
    var tree: SyntaxTree
    var plural: Bool
    /// `he`, `she` and their forms.
    var isPersonal: Bool
    /// The verb or predicate above.
    var clause: Int?
    /// Words that are the subject of the same clause, said or understood: `raised concerns and urged him`.
    var subjects: [Int]
    var subjectEntities: Set<Int>
    /// Who says `we` or `I`, who speaks of others as `it`, `its` and `they`.
    var speaking: Set<Int>
    /// `his counterpart, Jan Berg`: nobody is his own.
    var named: Set<Int>
    /// `its prime minister`: who has one.
    var owning: Gazetteer.Title?
    var unnamed: Noun?

    var isSubject: Bool { tree.relation(word) == .nsubj }
    var isPossessive: Bool { tree.relation(word) == .nmod && tree.subtype(word) == "poss" }
    var isObject: Bool { tree.relation(word) == .obj && tree.form(word) == "it" }
    var isReflexive: Bool { Anaphora.isReflexive(tree.form(word)) }
  }

  private func search(_ word: Int, _ number: Int, plural: Bool) -> Search {
    let tree = sentences[number].tree
    let clause = governor(of: word, tree)
    let subjects = clause.map { ArgumentFinder(tree).subjects(of: $0).map(\.word) } ?? []
    let isPossessive = tree.relation(word) == .nmod && tree.subtype(word) == "poss"
    return Search(
      word: word, number: number, tree: tree, plural: plural,
      isPersonal: ["he", "him", "his", "himself", "she", "her", "hers", "herself"].contains(tree.form(word)), clause: clause, subjects: subjects,
      subjectEntities: Set(subjects.flatMap { entities(number, $0) }),
      speaking: Set(tree.children(of: clause ?? word, .nsubj).filter { ["we", "i"].contains(tree.form($0)) }.flatMap { entities(number, $0) }),
      named: isPossessive ? tree.head(word).map { Set(entities(number, $0) + name(behind: $0, number)) } ?? [] : [],
      owning: isPossessive ? tree.head(word).flatMap { title(at: $0, number) }.flatMap { gazetteer.titles[$0] } : nil)
  }

  mutating func antecedent(_ word: Int, _ number: Int, plural: Bool = false, where agrees: (LocalEntity) -> Bool) -> [Int] {
    var search = search(word, number, plural: plural)
    antecedentNoun = nil
    if search.isReflexive, search.clause != nil, let doers = search.subjects.map({ entities(number, $0) }).first(where: { !$0.isEmpty }),
      plural || doers.count == 1, doers.allSatisfy({ agrees(local.entities[$0]) })
    {
      return doers
    }
    if search.isSubject, let asked = asked(above: search.clause, number),
      !search.isPersonal == !asked.allSatisfy({ local.entities[$0].type == .person }), asked.count == 1,
      asked.allSatisfy({ agrees(local.entities[$0]) })
    {
      return asked
    }
    if let clause = search.clause, !search.isSubject, !search.isPossessive {
      let pronoun = Pronoun(
        word: word, sentence: number, clause: clause, isPlural: plural, isPersonal: search.isPersonal, subjects: search.subjectEntities)
      switch parallel(pronoun, where: agrees) {
      case .entities(let found): return found
      case .noun(let noun):
        antecedentNoun = noun
        return []
      case nil: break
      }
    }
    search.unnamed = plural ? unnamedGroup(before: word, number) : nil
    var best: (entities: [Int], score: Double) = ([], 0)
    for candidate in candidates {
      guard let score = score(of: candidate, search, where: agrees) else { continue }
      if score > best.score || score == best.score && !candidate.entities.isEmpty {
        best = (candidate.entities, score)
        antecedentNoun = candidate.entities.isEmpty ? Noun(sentence: candidate.sentence, word: candidate.word) : nil
      }
    }
    return best.entities
  }

  /// How likely a candidate is the antecedent; `nil` for what it can't be.
  private func score(of candidate: Candidate, _ search: Search, where agrees: (LocalEntity) -> Bool) -> Double? {
    let distance = search.number - candidate.sentence
    guard distance <= 3, !candidate.entities.contains(where: search.speaking.contains), !candidate.entities.contains(where: search.named.contains) else {
      return nil
    }
    if let owning = search.owning, owning.relation == .leads,
      candidate.entities.isEmpty || !candidate.entities.allSatisfy({ owning.of.contains(local.entities[$0].type) })
    {
      return nil
    }
    var score = candidate.weight + (distance == 0 ? 12 : 0) - 14 * Double(distance)
    guard let standing = candidate.entities.isEmpty ? standing(ofNoun: candidate, search) : standing(of: candidate, search, where: agrees) else { return nil }
    score += standing
    if distance == 0 {
      guard let place = place(of: candidate, search) else { return nil }
      score += place
    }
    if search.isSubject, candidate.governor != nil { score += 6 }
    // `Chad said it would leave`: who says something speaks of himself.
    if search.isSubject, distance == 0, let clause = search.clause, [.ccomp, .advcl].contains(search.tree.relation(clause)),
      candidate.governor == search.tree.head(clause)
    {
      score += 10
    }
    return score
  }

  /// No entity: it competes for `it` and `they` alone.
  private func standing(ofNoun candidate: Candidate, _ search: Search) -> Double? {
    let isPerson = gazetteer.isPerson(sentences[candidate.sentence].tree.lemma(candidate.word))
    guard search.plural == candidate.isPlural, search.plural || search.isPersonal == isPerson, !(search.isPersonal && search.isPossessive) else { return nil }
    // `accusing it of`: somebody who acts.
    if search.isObject, let verb = search.tree.head(search.word), needsActor(verb, search.tree) { return nil }
    if search.isSubject, candidate.governor == nil, !search.isPersonal, search.unnamed != Noun(sentence: candidate.sentence, word: candidate.word) {
      return nil
    }
    // `adopted a plan. Chad rejected it.`
    return (search.isPersonal && candidate.governor != nil ? 12 : -8) + (search.isObject && candidate.isObject ? 16 : 0)
  }

  private func standing(of candidate: Candidate, _ search: Search, where agrees: (LocalEntity) -> Bool) -> Double? {
    var score = search.isObject && candidate.governor != nil ? -12.0 : 0
    if search.plural {
      if !candidate.isPlural, candidate.entities.count == 1 {
        // A side or a state taken as its people.
        guard search.unnamed == nil, candidate.entities.allSatisfy({ local.entities[$0].type != .person }) else { return nil }
        score -= 12
      }
    } else if candidate.entities.count != 1 || candidate.isPlural && mentionIsGroup(candidate) {
      return nil
    }
    guard candidate.entities.allSatisfy({ agrees(local.entities[$0]) }) else { return nil }
    // Whose `she` is known goes before whose is not; `he` is most people of the news.
    if search.isPersonal, let gender = local.entities[candidate.entities[0]].gender { score += gender == .female ? 30 : 6 }
    if search.isSubject, search.isPersonal, opposesHimself(candidate.entities[0], at: search.word, search.number) { return nil }
    // Nobody is the object of his own deeds, by whatever name.
    if !search.isPossessive, !search.isSubject, !search.isReflexive, candidate.entities.contains(where: search.subjectEntities.contains) { return nil }
    // Places are seldom `it` where somebody acts.
    if search.isSubject, candidate.entities.contains(where: { local.entities[$0].type == .place }) { score -= 10 }
    return score
  }

  /// What the place of a candidate in the pronoun's own sentence tells.
  private func place(of candidate: Candidate, _ search: Search) -> Double? {
    let (tree, word, clause) = (search.tree, search.word, search.clause)
    // Not the subject of its own verb, nor a part of what it belongs to.
    if !search.isPossessive, !search.isReflexive {
      if search.subjects.contains(candidate.word), !search.isSubject { return nil }
      if let clause, candidate.governor == clause { return nil }
    }
    if tree.dominates(word, candidate.word) { return nil }
    guard search.isPossessive, let noun = tree.head(word) else { return 0 }
    if noun == candidate.word { return nil }
    var score = 0.0
    if let clause, candidate.governor == clause { score += 10 }
    // `thanked Chad for its help`: whoever is thanked.
    if candidate.isObject, let verb = tree.head(candidate.word),
      tree.relation(noun) == .obl && tree.head(noun) == verb || tree.relation(noun) == .nmod && tree.head(noun) == candidate.word,
      tree.has(verb, .prepositionControl), ["for", "of", "from", "over"].contains(tree.cases(of: noun).first ?? "")
    {
      score += 35
    }
    // `Chad and its allies`: whoever they stand beside. `Novak was joined by Berg and his adviser` may speak of either.
    // Of a list the last is meant: `the police, the army and its commander`.
    if tree.relation(noun) == .conj, tree.conjuncts(of: tree.firstConjunct(noun)).last(where: { $0 < noun }) == candidate.word {
      score += ["his", "her"].contains(tree.form(word)) && candidate.governor == nil ? 0 : 40
    }
    // `urged Chad to free its prisoners`: whoever is to do it.
    if candidate.governor != clause, search.subjects.contains(candidate.word) { score += 22 }
    return score
  }

  /// `Novak asked Berg why he opposed the plan`: who is asked is meant.
  private func asked(above clause: Int?, _ number: Int) -> [Int]? {
    let tree = sentences[number].tree
    guard let clause, [.ccomp, .advcl].contains(tree.relation(clause)), let verb = tree.head(clause), ["ask", "question", "quiz"].contains(tree.lemma(verb)),
      tree.span(of: clause).contains(where: { ["why", "whether", "what", "when", "how", "if", "where"].contains(tree.form($0)) && $0 < clause })
    else { return nil }
    return (tree.children(of: verb, .obj) + tree.children(of: verb, .iobj)).map { entities(number, $0) }.first { !$0.isEmpty }
  }

  /// The last group without a name, in this sentence or the one before: `they` are its members, and no state taken as its people.
  private func unnamedGroup(before word: Int, _ number: Int) -> Noun? {
    let tree = sentences[number].tree
    let isSubject = tree.relation(word) == .nsubj
    let last = candidates.last { candidate in
      guard candidate.entities.isEmpty, candidate.isPlural, number - candidate.sentence <= 1 else { return false }
      let other = sentences[candidate.sentence].tree
      let lemma = other.lemma(candidate.word)
      return gazetteer.isPerson(lemma) || gazetteer.groups[lemma] != nil || !isSubject && candidate.isObject
    }
    return last.map { Noun(sentence: $0.sentence, word: $0.word) }
  }

  /// The title of the role that a word heads.
  private func title(at word: Int, _ number: Int) -> String? { mention(number, word).flatMap { local.mentions[$0].title } }
}

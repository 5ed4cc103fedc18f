import RelataGraph
import RelataSyntax

/// Which of those named before a pronoun means: weights in the tradition of S. Lappin and H. Leass (*An Algorithm for Pronominal Anaphora Resolution*,
/// 1994).
struct Salience: Sieve {
  /// A pronoun with what speaks for and against its candidates.
  private struct Search {
    var pronoun: Pronoun
    /// Who says `we` or `I`, who speaks of others as `it`, `its` and `they`.
    var speaking: Set<Int>
    /// `his counterpart, Jan Berg`: nobody is his own.
    var named: Set<Int>
    /// `its prime minister`: who has one.
    var owning: Gazetteer.Title?
    /// The last group without a name, if the pronoun is plural.
    var unnamed: Anaphora.Noun?

    init(_ pronoun: Pronoun, _ text: Anaphora) {
      let (tree, number) = (pronoun.tree, pronoun.sentence)
      self.pronoun = pronoun
      speaking = Set(
        tree.children(of: pronoun.clause ?? pronoun.word, .nsubj).filter { ["we", "i"].contains(tree.form($0)) }.flatMap { text.entities(number, $0) })
      let owned = pronoun.isPossessive ? tree.head(pronoun.word) : nil
      named = owned.map { Set(text.entities(number, $0) + text.name(behind: $0, number)) } ?? []
      owning = owned.flatMap { text.mention(number, $0) }.flatMap { text.local.mentions[$0].title }.flatMap { text.gazetteer.titles[$0] }
      unnamed = pronoun.isPlural ? Salience.unnamedGroup(before: pronoun, text) : nil
    }
  }

  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let search = Search(pronoun, text)
    var best: (antecedent: Antecedent?, score: Double) = (nil, 0)
    for candidate in text.candidates {
      guard let score = score(of: candidate, search, text) else { continue }
      if score > best.score || score == best.score && !candidate.entities.isEmpty {
        let noun = Anaphora.Noun(sentence: candidate.sentence, word: candidate.word)
        best = (candidate.entities.isEmpty ? .noun(noun) : .entities(candidate.entities), score)
      }
    }
    return best.antecedent
  }

  /// How likely a candidate is the antecedent; `nil` for what it can't be.
  private func score(of candidate: Anaphora.Candidate, _ search: Search, _ text: Anaphora) -> Double? {
    let pronoun = search.pronoun
    let distance = pronoun.sentence - candidate.sentence
    guard distance <= 3, !candidate.entities.contains(where: search.speaking.contains), !candidate.entities.contains(where: search.named.contains) else {
      return nil
    }
    if let owning = search.owning, owning.relation == .leads,
      candidate.entities.isEmpty || !candidate.entities.allSatisfy({ owning.of.contains(text.local.entities[$0].type) })
    {
      return nil
    }
    var score = candidate.weight + (distance == 0 ? 12 : 0) - 14 * Double(distance)
    guard let standing = candidate.entities.isEmpty ? standing(ofNoun: candidate, search, text) : standing(of: candidate, search, text) else { return nil }
    score += standing
    if distance == 0 {
      guard let place = place(of: candidate, pronoun) else { return nil }
      score += place
    }
    if pronoun.isSubject, candidate.governor != nil { score += 6 }
    // `Chad said it would leave`: who says something speaks of himself.
    if pronoun.isSubject, distance == 0, let clause = pronoun.clause, [.ccomp, .advcl].contains(pronoun.tree.relation(clause)),
      candidate.governor == pronoun.tree.head(clause)
    {
      score += 10
    }
    return score
  }

  /// No entity: it competes for `it` and `they` alone.
  private func standing(ofNoun candidate: Anaphora.Candidate, _ search: Search, _ text: Anaphora) -> Double? {
    let pronoun = search.pronoun
    let isPerson = text.gazetteer.isPerson(text.sentences[candidate.sentence].tree.lemma(candidate.word))
    guard pronoun.isPlural == candidate.isPlural, pronoun.isPlural || pronoun.isPersonal == isPerson, !(pronoun.isPersonal && pronoun.isPossessive) else {
      return nil
    }
    // `accusing it of`: somebody who acts.
    if pronoun.isObject, let verb = pronoun.tree.head(pronoun.word), pronoun.tree.needsActor(verb) { return nil }
    let noun = Anaphora.Noun(sentence: candidate.sentence, word: candidate.word)
    if pronoun.isSubject, candidate.governor == nil, !pronoun.isPersonal, search.unnamed != noun { return nil }
    // `adopted a plan. Chad rejected it.`
    return (pronoun.isPersonal && candidate.governor != nil ? 12 : -8) + (pronoun.isObject && candidate.isObject ? 16 : 0)
  }

  private func standing(of candidate: Anaphora.Candidate, _ search: Search, _ text: Anaphora) -> Double? {
    let pronoun = search.pronoun
    var score = pronoun.isObject && candidate.governor != nil ? -12.0 : 0
    if pronoun.isPlural {
      if !candidate.isPlural, candidate.entities.count == 1 {
        // A side or a state taken as its people.
        guard search.unnamed == nil, candidate.entities.allSatisfy({ text.local.entities[$0].type != .person }) else { return nil }
        score -= 12
      }
    } else if candidate.entities.count != 1 || candidate.isPlural && isGroup(candidate, text) {
      return nil
    }
    guard pronoun.agrees(with: candidate.entities, in: text) else { return nil }
    // Whose `she` is known goes before whose is not; `he` is most people of the news.
    if pronoun.isPersonal, let gender = text.local.entities[candidate.entities[0]].gender { score += gender == .female ? 30 : 6 }
    if pronoun.isSubject, pronoun.isPersonal, text.opposesHimself(candidate.entities[0], at: pronoun.word, pronoun.sentence) { return nil }
    // Nobody is the object of his own deeds, by whatever name.
    if !pronoun.isPossessive, !pronoun.isSubject, !pronoun.isReflexive, candidate.entities.contains(where: pronoun.subjectEntities.contains) { return nil }
    // Places are seldom `it` where somebody acts.
    if pronoun.isSubject, candidate.entities.contains(where: { text.local.entities[$0].type == .place }) { score -= 10 }
    return score
  }

  /// What the place of a candidate in the pronoun's own sentence tells.
  private func place(of candidate: Anaphora.Candidate, _ pronoun: Pronoun) -> Double? {
    let (tree, word, clause) = (pronoun.tree, pronoun.word, pronoun.clause)
    // Not the subject of its own verb, nor a part of what it belongs to.
    if !pronoun.isPossessive, !pronoun.isReflexive {
      if pronoun.subjects.contains(candidate.word), !pronoun.isSubject { return nil }
      if let clause, candidate.governor == clause { return nil }
    }
    if tree.dominates(word, candidate.word) { return nil }
    guard pronoun.isPossessive, let noun = tree.head(word) else { return 0 }
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
    if candidate.governor != clause, pronoun.subjects.contains(candidate.word) { score += 22 }
    return score
  }

  /// The last group without a name, in this sentence or the one before: `they` are its members, and no state taken as its people.
  private static func unnamedGroup(before pronoun: Pronoun, _ text: Anaphora) -> Anaphora.Noun? {
    let last = text.candidates.last { candidate in
      guard candidate.entities.isEmpty, candidate.isPlural, pronoun.sentence - candidate.sentence <= 1 else { return false }
      let other = text.sentences[candidate.sentence].tree
      let lemma = other.lemma(candidate.word)
      return text.gazetteer.isPerson(lemma) || text.gazetteer.groups[lemma] != nil || !pronoun.isSubject && candidate.isObject
    }
    return last.map { Anaphora.Noun(sentence: $0.sentence, word: $0.word) }
  }

  /// Whether what is named is several: `the Baltic states`.
  private func isGroup(_ candidate: Anaphora.Candidate, _ text: Anaphora) -> Bool {
    text.mention(candidate.sentence, candidate.word).map { text.local.mentions[$0].isPlural } ?? false
  }
}

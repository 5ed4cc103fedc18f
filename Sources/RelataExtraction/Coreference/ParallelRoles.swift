import RelataGraph
import RelataSyntax

/// Clauses side by side: a pronoun that is the object of one means the object of the other, `Chad sued Mali, and Niger backed it`.
extension Anaphora {
  /// What a pronoun means: entities, or a noun of the text that names none.
  enum Antecedent {
    case entities([Int])
    case noun(Noun)
  }

  /// A pronoun with what may be its antecedent.
  struct Pronoun: Sendable {
    var word: Int
    var sentence: Int
    /// The verb or predicate that it hangs on.
    var clause: Int
    var isPlural: Bool
    /// `he`, `she` and their forms.
    var isPersonal: Bool
    /// Who does something to it.
    var subjects: Set<Int>
  }

  /// The antecedent by parallel roles, in the clause before: another subject's, of the same sentence or the last.
  func parallel(_ pronoun: Pronoun, where agrees: (LocalEntity) -> Bool) -> Antecedent? {
    let tree = sentences[pronoun.sentence].tree
    let relation = tree.relation(pronoun.word)
    // `resumed talks with it`
    let isComplement =
      relation == .nmod && tree.subtype(pronoun.word) == nil
      && tree.head(pronoun.word).map { tree.head($0) == pronoun.clause && tree.relation($0) == .obj } ?? false
    guard [.obj, .iobj, .obl].contains(relation) || isComplement, !Self.isReflexive(tree.form(pronoun.word)),
      let subject = tree.child(of: pronoun.clause, .nsubj), tree.upos(subject) != .pron
    else { return nil }
    let preposition = relation == .obl || isComplement ? tree.cases(of: pronoun.word).first : nil
    for (number, verb) in clauses(beside: pronoun) {
      // Whoever condemns a deed means the deed or the doer, and not the victim.
      if condemnsDeed(pronoun, verb, number) { return nil }
      let other = sentences[number].tree
      let preferred = fillers(of: verb, preposition, other)
      for word in preferred where number < pronoun.sentence || word < pronoun.word {
        if let found = fit(word, number, pronoun, where: agrees) { return found }
      }
    }
    return nil
  }

  /// The verbs of the clauses beside a pronoun's own that have a subject of their own, nearest first.
  private func clauses(beside pronoun: Pronoun) -> [(number: Int, verb: Int)] {
    let tree = sentences[pronoun.sentence].tree
    func hasSubject(_ tree: SyntaxTree, _ verb: Int) -> Bool { tree.upos(verb) == .verb && tree.child(of: verb, .nsubj) != nil }
    let start = tree.span(of: pronoun.clause).lowerBound
    var verbs: [Int] = []
    // `Fearing that Russia might attack Chad, Mali armed it`
    for clause in tree.children(of: pronoun.clause, .advcl) where clause < pronoun.clause {
      verbs += tree.span(of: clause).reversed().filter { hasSubject(tree, $0) && tree.dominates(clause, $0) }
    }
    if [.conj, .advcl, .parataxis, .ccomp].contains(tree.relation(pronoun.clause)), let head = tree.head(pronoun.clause), head < pronoun.clause,
      tree.relation(pronoun.clause) != .ccomp
    {
      let siblings = tree.children(of: head, .conj).filter { $0 < start && hasSubject(tree, $0) }
      verbs += siblings.reversed() + (hasSubject(tree, head) ? [head] : [])
    }
    if !verbs.isEmpty { return verbs.map { (pronoun.sentence, $0) } }
    let isFirst = tree.relation(pronoun.clause) == .root
    guard isFirst, pronoun.sentence > 0, case let last = sentences[pronoun.sentence - 1].tree, last.sentence.paragraph == tree.sentence.paragraph,
      let root = (0..<last.count).first(where: { last.head($0) == nil }), hasSubject(last, root)
    else { return [] }
    return [(pronoun.sentence - 1, root)]
  }

  /// What plays the part of a pronoun's in another clause: with the same preposition, or the object with what it is of.
  private func fillers(of verb: Int, _ preposition: String?, _ tree: SyntaxTree) -> [Int] {
    let objects = tree.children(of: verb).filter { child in
      tree.relation(child) == .obj || tree.relation(child) == .nsubj && tree.subtype(child) == "pass"
    }
    let nominals = tree.children(of: verb, .obl) + objects.flatMap { tree.children(of: $0, .nmod).filter { tree.subtype($0) == nil } }
    let marked = nominals.filter { !tree.cases(of: $0).isEmpty && !ArgumentFinder(tree).isTemporal($0) && tree.subtype($0) != "agent" }
    if let preposition { return marked.filter { tree.cases(of: $0).contains(preposition) } }
    // `voted against the plan`
    return objects + marked.filter { ["against", "with", "on", "upon", "to", "for"].contains(tree.cases(of: $0).first ?? "") }
  }

  /// What a word of another clause may be for a pronoun: nothing, where it doesn't agree.
  private func fit(_ word: Int, _ number: Int, _ pronoun: Pronoun, where agrees: (LocalEntity) -> Bool) -> Antecedent? {
    let tree = sentences[number].tree
    guard [.noun, .propn, .pron].contains(tree.upos(word)) else { return nil }
    if let noun = nouns[number][word], pronoun.isPlural == ["they", "them"].contains(tree.form(word)) { return .noun(noun) }
    let whole = tree.conjuncts(of: word)
    let found = pronoun.isPlural && whole.count > 1 ? whole.flatMap { entities(number, $0) } : entities(number, word)
    let isMany = tree.tokens[word].features["Number"] == "Plur" || whole.count > 1
    if !found.isEmpty {
      guard pronoun.isPlural == (isMany || found.count > 1), pronoun.isPlural || found.count == 1, pronoun.subjects.isDisjoint(with: found),
        found.allSatisfy({ agrees(local.entities[$0]) })
      else { return nil }
      return .entities(found)
    }
    guard tree.upos(word) == .noun, pronoun.isPlural == isMany else { return nil }
    let isPerson = gazetteer.isPerson(tree.lemma(word))
    if !pronoun.isPlural, pronoun.isPersonal != isPerson { return nil }
    if needsActor(pronoun.clause, sentences[pronoun.sentence].tree), !isPerson, gazetteer.groups[tree.lemma(word)] == nil { return nil }
    return .noun(Noun(sentence: number, word: word))
  }

  /// `Peru bombed Chile, and Bolivia condemned it`
  private func condemnsDeed(_ pronoun: Pronoun, _ verb: Int, _ number: Int) -> Bool {
    func quads(_ verb: Int, _ number: Int) -> Set<QuadClass> {
      Set(ontology.frames(.verbs, sentences[number].tree.lemma(verb)).compactMap { ontology.definitions[$0.relation]?.type.quad })
    }
    return !pronoun.isPlural && !pronoun.isPersonal && quads(verb, number).contains(.materialConflict)
      && quads(pronoun.clause, pronoun.sentence).contains(.verbalConflict)
  }

  /// Whether only somebody who acts can be the object of a verb: `armed it`, `accused it of bias`.
  func needsActor(_ verb: Int, _ tree: SyntaxTree) -> Bool {
    let lemma = tree.lemma(verb)
    if tree.lexicon.has(lemma, .actorObject) { return true }
    guard tree.lexicon.has(lemma, .prepositionControl) else { return false }
    return tree.children(of: verb).contains { child in
      [.obl, .advcl].contains(tree.relation(child)) && ["of", "for", "from"].contains(tree.marking(of: child) ?? "")
    }
  }
}

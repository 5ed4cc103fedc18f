import RelataGraph
import RelataSyntax

/// Clauses side by side: a pronoun that is the object of one means the object of the other, `Chad sued Mali, and Niger backed it`.
struct ParallelRoles: Sieve {
  /// The antecedent by parallel roles, in the clause before: another subject's, of the same sentence or the last.
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let tree = pronoun.tree
    let relation = tree.relation(pronoun.word)
    guard let clause = pronoun.clause, !pronoun.isSubject, !pronoun.isPossessive, !pronoun.isReflexive else { return nil }
    // `resumed talks with it`
    let isComplement =
      relation == .nmod && tree.subtype(pronoun.word) == nil
      && tree.head(pronoun.word).map { tree.head($0) == clause && tree.relation($0) == .obj } ?? false
    guard [.obj, .iobj, .obl].contains(relation) || isComplement, let subject = tree.child(of: clause, .nsubj), tree.upos(subject) != .pron else {
      return nil
    }
    let preposition = relation == .obl || isComplement ? tree.cases(of: pronoun.word).first : nil
    for (number, verb) in clauses(beside: clause, of: pronoun, text) {
      // Whoever condemns a deed means the deed or the doer, and not the victim.
      if condemnsDeed(clause, pronoun, verb, number, text) { return nil }
      let other = text.sentences[number].tree
      let preferred = fillers(of: verb, preposition, other)
      for word in preferred where number < pronoun.sentence || word < pronoun.word {
        if let found = fit(word, number, pronoun, clause, text) { return found }
      }
    }
    return nil
  }

  /// The verbs of the clauses beside a pronoun's own that have a subject of their own, nearest first.
  private func clauses(beside clause: Int, of pronoun: Pronoun, _ text: Anaphora) -> [(number: Int, verb: Int)] {
    let tree = pronoun.tree
    func hasSubject(_ tree: SyntaxTree, _ verb: Int) -> Bool { tree.upos(verb) == .verb && tree.child(of: verb, .nsubj) != nil }
    let start = tree.span(of: clause).lowerBound
    var verbs: [Int] = []
    // `Fearing that Russia might attack Chad, Mali armed it`
    for other in tree.children(of: clause, .advcl) where other < clause {
      verbs += tree.span(of: other).reversed().filter { hasSubject(tree, $0) && tree.dominates(other, $0) }
    }
    if [.conj, .advcl, .parataxis, .ccomp].contains(tree.relation(clause)), let head = tree.head(clause), head < clause,
      tree.relation(clause) != .ccomp
    {
      let siblings = tree.children(of: head, .conj).filter { $0 < start && hasSubject(tree, $0) }
      verbs += siblings.reversed() + (hasSubject(tree, head) ? [head] : [])
    }
    if !verbs.isEmpty { return verbs.map { (pronoun.sentence, $0) } }
    let isFirst = tree.relation(clause) == .root
    guard isFirst, pronoun.sentence > 0, case let last = text.sentences[pronoun.sentence - 1].tree, last.sentence.paragraph == tree.sentence.paragraph,
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
  private func fit(_ word: Int, _ number: Int, _ pronoun: Pronoun, _ clause: Int, _ text: Anaphora) -> Antecedent? {
    let tree = text.sentences[number].tree
    guard [.noun, .propn, .pron].contains(tree.upos(word)) else { return nil }
    if let noun = text.nouns[number][word], pronoun.isPlural == ["they", "them"].contains(tree.form(word)) { return .noun(noun) }
    let whole = tree.conjuncts(of: word)
    let found = pronoun.isPlural && whole.count > 1 ? whole.flatMap { text.entities(number, $0) } : text.entities(number, word)
    let isMany = tree.tokens[word].features["Number"] == "Plur" || whole.count > 1
    if !found.isEmpty {
      guard pronoun.isPlural == (isMany || found.count > 1), pronoun.isPlural || found.count == 1, pronoun.subjectEntities.isDisjoint(with: found),
        pronoun.agrees(with: found, in: text)
      else { return nil }
      return .entities(found)
    }
    guard tree.upos(word) == .noun, pronoun.isPlural == isMany else { return nil }
    let isPerson = text.gazetteer.isPerson(tree.lemma(word))
    if !pronoun.isPlural, pronoun.isPersonal != isPerson { return nil }
    if pronoun.tree.needsActor(clause), !isPerson, text.gazetteer.groups[tree.lemma(word)] == nil { return nil }
    return .noun(Anaphora.Noun(sentence: number, word: word))
  }

  /// `Peru bombed Chile, and Bolivia condemned it`
  private func condemnsDeed(_ clause: Int, _ pronoun: Pronoun, _ verb: Int, _ number: Int, _ text: Anaphora) -> Bool {
    func quads(_ verb: Int, _ number: Int) -> Set<QuadClass> {
      Set(text.ontology.frames(.verbs, text.sentences[number].tree.lemma(verb)).compactMap { text.ontology.definitions[$0.relation]?.type.quad })
    }
    return !pronoun.isPlural && !pronoun.isPersonal && quads(verb, number).contains(.materialConflict)
      && quads(clause, pronoun.sentence).contains(.verbalConflict)
  }
}

import RelataGraph

/// Against whom something is said or done: nobody accuses, threatens or attacks what he himself leads, so whoever leads it is not meant.
extension Anaphora {
  /// Whether a word is the agent of something against what a person leads or speaks for, in so many words.
  func opposesHimself(_ person: Int, at word: Int, _ number: Int, inAnyWay: Bool = false) -> Bool {
    let own = Set(local.allOffices(of: person))
    return !own.isEmpty && !own.isDisjoint(with: adversaries(of: word, number, inAnyWay: inAnyWay))
  }

  /// The states and organizations that a word's clauses tell of as the targets of its verbal or material conflict.
  private func adversaries(of word: Int, _ number: Int, inAnyWay: Bool) -> Set<Int> {
    var out: Set<Int> = []
    for proposition in sentences[number].propositions where proposition.arguments(.agent).contains(where: { $0.word == word }) {
      for place in targets(of: proposition, inAnyWay: inAnyWay) {
        guard case .role(let role) = place else { continue }
        for argument in proposition.arguments(role) { out.formUnion(targets(at: argument.word, number)) }
      }
    }
    return out
  }

  /// Where the frames of a proposition have their target: those of conflict, or of whatever is done.
  private func targets(of proposition: Proposition, inAnyWay: Bool) -> [Ontology.Place] {
    ontology.frames(Ontology.Predicate(proposition.kind), proposition.lemma).filter { frame in
      inAnyWay ? ontology.definitions[frame.relation]?.type.quad != nil : ontology.isConflict(frame.relation) && !frame.negated
    }.flatMap { $0.target + $0.also }
  }

  /// Whom a word names as a target: itself, or whose deed or institution it is, unless that is somebody within: `Chad's opposition`.
  private func targets(at word: Int, _ number: Int) -> [Int] {
    let found = entities(number, word)
    if !found.isEmpty { return found }
    let tree = sentences[number].tree
    let lemma = tree.lemma(word)
    if gazetteer.isPerson(lemma) || gazetteer.groups[lemma] != nil || EntityType.allCases.contains(where: { gazetteer.isCollective(lemma, of: $0) }) {
      return []
    }
    return tree.children(of: word).filter { [.nmod, .amod, .compound].contains(tree.relation($0)) && tree.cases(of: $0).allSatisfy { $0 == "of" } }
      .flatMap { entities(number, $0) }
  }
}

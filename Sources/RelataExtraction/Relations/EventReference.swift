import RelataGraph
import RelataSyntax

/// Nouns that name an event again: `the offensive` after `Chad attacked Libya`.
extension FrameMatcher {
  /// Who did what a bare noun names again: the doer of the last event before it that can be called so.
  ///
  /// An event can be called so where a frame of the noun and one of its predicate tell the same relation.
  func doers(ofEvent word: Int, _ number: Int) -> [Filler] {
    let tree = sentences[number].tree
    guard tree.upos(word) == .noun, isBare(word, tree) else { return [] }
    let relations = Set(ontology.frames(.nouns, tree.lemma(word)).map(\.relation))
    let isShared = tree.has(word, .mutual)
    guard !relations.isEmpty else { return [] }
    for other in stride(from: number, through: max(0, number - (isShared ? 6 : 2)), by: -1) {
      // Not a relation of what the noun stands in itself.
      for proposition in sentences[other].propositions.reversed()
      where other < number || proposition.word < word && !stands(word, under: proposition.word, tree) {
        guard frames(of: proposition, other).contains(where: { relations.contains($0.relation) && fits($0, proposition, other) }),
          !isShared || tree.lexicon.has(proposition.lemma, .mutual) || tree.lexicon.has(proposition.lemma, .concluding)
        else { continue }
        // `raided the office … the raid`: that one, whoever did it.
        let isSame = proposition.lemma == tree.lemma(word)
        var found = isSame ? proposition.arguments(.agent).flatMap { fillers($0.word, other, role: .agent) } : fillersOfNames(.agent, proposition, other)
        if found.isEmpty { found = fillersOfNames(.modifier, proposition, other) + fillersOfNames(.possessor, proposition, other) }
        if tree.has(word, .mutual) {
          found += fillersOfNames(.oblique("with"), proposition, other) + fillersOfNames(.oblique("between"), proposition, other)
        }
        guard !found.isEmpty else {
          if isSame { return [] }
          continue
        }
        let range = tree.tokens[word].range
        return found.map { filler in
          var filler = filler
          filler.words = other == number ? filler.words : range
          filler.isDirect = false
          filler.isNamed = false
          filler.acts = true
          filler.path.append(Step(.event, tree.form(word)))
          filler.confidence *= 0.65
          return filler
        }
      }
    }
    return []
  }

  private func isBare(_ word: Int, _ tree: SyntaxTree) -> Bool {
    let children = tree.children(of: word)
    guard children.contains(where: { tree.relation($0) == .det && SyntaxTree.definiteDeterminers.contains(tree.form($0)) }) else { return false }
    return !children.contains { [.nmod, .compound, .acl, .appos, .flat].contains(tree.relation($0)) }
  }

  private func stands(_ word: Int, under predicate: Int, _ tree: SyntaxTree) -> Bool { predicate == word || tree.dominates(predicate, word) }

  private func fillersOfNames(_ role: Role, _ proposition: Proposition, _ number: Int) -> [Filler] {
    proposition.arguments(role).flatMap { argument -> [Filler] in
      guard anaphora.mention(number, argument.word) != nil || !anaphora.entities(number, argument.word).isEmpty else { return [] }
      return fillers(argument.word, number, role: role)
    }
  }
}

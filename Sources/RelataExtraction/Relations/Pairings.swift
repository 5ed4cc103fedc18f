import RelataSyntax

/// Which of coordinated ends are meant together: not all with all in `A and B, and C and D, met`.
extension FrameMatcher {
  /// Whether two fillers stand in groups of a list between which nothing is told, or are not of the same rank where that counts.
  func isAcross(_ one: Filler, _ other: Filler, _ proposition: Proposition, _ number: Int) -> Bool {
    guard let first = one.word, let second = other.word, first != second else { return false }
    let tree = sentences[number].tree
    let words = coordination(of: first, tree)
    if words.contains(second) {
      let groups = groups(words, tree)
      return isRanked(proposition, tree) || groups[first] != groups[second]
    }
    guard isRanked(proposition, tree) else { return false }
    let others = coordination(of: second, tree)
    guard words.count == others.count, let rank = words.firstIndex(of: first), let otherRank = others.firstIndex(of: second) else { return false }
    return rank != otherRank
  }

  private func coordination(of word: Int, _ tree: SyntaxTree) -> [Int] { tree.conjuncts(of: tree.firstConjunct(word)) }

  /// The group that each of coordinated words is in: `A and B, and C and D`, `between A and B and between C and D`.
  ///
  /// Groups are told by what stands between words, as parsers nest long lists in many ways: a bare `and` joins within one, a comma or
  /// another preposition begins the next. In `A, B and C` no word begins a group, as one would be alone.
  private func groups(_ words: [Int], _ tree: SyntaxTree) -> [Int: Int] {
    guard words.count > 3 else { return [:] }
    var sizes = [1]
    var out = [words[0]: 0]
    for (last, word) in zip(words, words.dropFirst()) {
      let between = (last + 1..<word).filter { tree.form($0) != "the" }
      let begins = between.contains { [",", ";"].contains(tree.form($0)) || tree.relation($0) == .caseMarking && tree.head($0) == word }
      if begins { sizes.append(1) } else { sizes[sizes.count - 1] += 1 }
      out[word] = sizes.count - 1
    }
    return sizes.count > 1 && sizes.allSatisfy { $0 > 1 } ? out : [:]
  }

  /// `A and B accused C and D, respectively`
  private func isRanked(_ proposition: Proposition, _ tree: SyntaxTree) -> Bool {
    ([proposition.word] + [proposition.support].compactMap { $0 } + proposition.arguments.map(\.word)).contains { word in
      tree.children(of: word, .advmod).contains { tree.form($0) == "respectively" }
    }
  }
}

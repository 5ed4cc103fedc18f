import RelataSyntax

/// Which of coordinated ends are meant together: not all with all in `A and B, and C and D, met`.
struct Pairings {
  private let tree: SyntaxTree
  private let isRanked: Bool
  /// By their first words, as all words of a long list are asked for the same.
  private var coordinations: [Int: Coordination] = [:]

  private struct Coordination {
    var places: [Int: Int]
    var groups: [Int: Int]
  }

  init(_ tree: SyntaxTree, _ proposition: Proposition) {
    self.tree = tree
    isRanked = Pairings.isRanked(proposition, tree)
  }

  /// Whether two fillers stand in groups of a list between which nothing is told, or are not of the same rank where that counts.
  mutating func isAcross(_ one: FrameMatcher.Filler, _ other: FrameMatcher.Filler) -> Bool {
    guard let first = one.word, let second = other.word, first != second else { return false }
    let words = coordination(of: first)
    if words.places[second] != nil { return isRanked || words.groups[first] != words.groups[second] }
    guard isRanked else { return false }
    let others = coordination(of: second)
    guard words.places.count == others.places.count, let rank = words.places[first], let otherRank = others.places[second] else { return false }
    return rank != otherRank
  }

  private mutating func coordination(of word: Int) -> Coordination {
    let first = tree.firstConjunct(word)
    if let known = coordinations[first] { return known }
    let words = tree.conjuncts(of: first)
    let places = Dictionary(words.enumerated().map { ($1, $0) }) { one, _ in one }
    let made = Coordination(places: places, groups: Pairings.groups(words, tree))
    coordinations[first] = made
    return made
  }

  /// The group that each of coordinated words is in: `A and B, and C and D`, `between A and B and between C and D`.
  ///
  /// Groups are told by what stands between words, as parsers nest long lists in many ways: a bare `and` joins within one, a comma or
  /// another preposition begins the next. In `A, B and C` no word begins a group, as one would be alone.
  private static func groups(_ words: [Int], _ tree: SyntaxTree) -> [Int: Int] {
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
  private static func isRanked(_ proposition: Proposition, _ tree: SyntaxTree) -> Bool {
    ([proposition.word] + [proposition.support].compactMap { $0 } + proposition.arguments.map(\.word)).contains { word in
      tree.children(of: word, .advmod).contains { tree.form($0) == "respectively" }
    }
  }
}

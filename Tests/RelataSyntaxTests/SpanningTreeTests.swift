import Testing

@testable import RelataSyntax

@Suite struct SpanningTreeTests {
  /// Numbers that are the same on every run (a linear congruential generator).
  private struct Numbers {
    var state: UInt64

    mutating func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
  }

  private func total(_ heads: [Int], _ scores: [Float]) -> Float {
    heads.enumerated().reduce(0) { $0 + scores[$1.offset * (heads.count + 1) + $1.element] }
  }

  /// The best single-rooted tree, by trying all of them.
  private func best(_ scores: [Float], _ count: Int) -> Float {
    var heads = [Int](repeating: 0, count: count)
    var best = -Float.infinity
    func choose(_ word: Int) {
      guard word < count else {
        if SpanningTree.isTree(heads) { best = max(best, total(heads, scores)) }
        return
      }
      for head in 0...count where head != word + 1 {
        heads[word] = head
        choose(word + 1)
      }
    }
    choose(0)
    return best
  }

  @Test(arguments: 1...5) func findsTheBestTree(_ count: Int) {
    var numbers = Numbers(state: UInt64(count))
    for _ in 0..<60 {
      let scores = (0..<count * (count + 1)).map { _ in numbers.next() }
      let heads = SpanningTree.heads(scores, count: count)
      #expect(SpanningTree.isTree(heads))
      #expect(abs(total(heads, scores) - best(scores, count)) < 1e-4)
    }
  }

  @Test(arguments: [30, 120]) func isATreeWithOneRoot(_ count: Int) {
    var numbers = Numbers(state: 7)
    // The root looks best to every word.
    let scores = (0..<count * (count + 1)).map { $0 % (count + 1) == 0 ? 5 + numbers.next() : numbers.next() }
    #expect(SpanningTree.isTree(SpanningTree.heads(scores, count: count)))
  }

  @Test func survivesScoresThatAreAllTheSame() {
    #expect(SpanningTree.isTree(SpanningTree.heads([Float](repeating: 1, count: 42), count: 6)))
  }

  @Test(arguments: [([0], true), ([2, 0], true), ([0, 0], false), ([2, 1], false), ([2, 3, 1, 0], false), ([0, 1, 2, 3], true)])
  func tellsTrees(_ heads: [Int], _ expected: Bool) {
    #expect(SpanningTree.isTree(heads) == expected)
  }
}

/// Which bearers corrections say are one, and which they say are not, by their places.
struct IdentityLinks: Sendable {
  /// Each set is one entity, also where the gazetteer has two.
  var together: [[Int]] = []
  /// Pairs of sets that are never one.
  var apart: [(Set<Int>, Set<Int>)] = []

  /// On which sides of which pairs each bearer is: 2 n on the one of the n-th, 2 n + 1 on the other.
  var sides: [Int: Set<Int>] {
    var out: [Int: Set<Int>] = [:]
    for (number, pair) in apart.enumerated() {
      for bearer in pair.0 { out[bearer, default: []].insert(2 * number) }
      for bearer in pair.1 { out[bearer, default: []].insert(2 * number + 1) }
    }
    return out
  }

  static func areApart(_ one: Set<Int>?, _ other: Set<Int>?) -> Bool {
    guard let one, let other else { return false }
    return one.contains { other.contains($0 ^ 1) }
  }
}

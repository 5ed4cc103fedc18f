/// Finds out which documents reprint one another, from their signatures.
///
/// Two documents are alike where at least 27 of the 64 values of their signatures are the same, which is about two in five runs
/// of words; whatever hangs together by likeness is one text. Only documents that share one of 21 groups of three values are compared
/// (locality-sensitive hashing, P. Indyk and R. Motwani, 1998), so the effort is near linear. The result depends on the set of
/// documents alone.
package enum ReprintClusters {
  /// The number of values of a signature.
  package static let signatureLength = 64
  /// How many values must be the same.
  package static let threshold = 27
  private static let rows = 3
  /// In a crowd of documents that share a group of values, each is compared with so many that come next.
  private static let neighbours = 16

  /// The original of each document that is a reprint: the earliest by date, then the first by identifier.
  package static func originals(of documents: [Graph.Document]) -> [String: String] {
    // Documents with the same signature need no comparison.
    var groups: [String: [Int]] = [:]
    for (index, document) in documents.enumerated() where document.signature.utf8.count == 2 * signatureLength {
      groups[document.signature, default: []].append(index)
    }
    let signatures = groups.keys.sorted()
    let values = signatures.map(self.values)
    var parent = Array(signatures.indices)
    func root(_ index: Int) -> Int {
      var node = index
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for band in 0..<signatureLength / rows {
      var buckets: [UInt32: [Int]] = [:]
      for index in values.indices {
        let key = values[index][band * rows..<(band + 1) * rows].reduce(0) { $0 << 8 | UInt32($1) }
        buckets[key, default: []].append(index)
      }
      for members in buckets.values where members.count > 1 {
        for (place, one) in members.enumerated() {
          for other in members[(place + 1)...].prefix(members.count <= neighbours ? members.count : neighbours) {
            let (a, b) = (root(one), root(other))
            if a != b, areAlike(values[one], values[other]) { parent[max(a, b)] = min(a, b) }
          }
        }
      }
    }
    var clusters: [Int: [Int]] = [:]
    for (index, signature) in signatures.enumerated() { clusters[root(index), default: []] += groups[signature] ?? [] }
    var originals: [String: String] = [:]
    for members in clusters.values where members.count > 1 {
      func order(_ index: Int) -> (String, String) { (documents[index].date ?? "9999", documents[index].id) }
      guard let first = members.min(by: { order($0) < order($1) }) else { continue }
      for index in members where index != first { originals[documents[index].id] = documents[first].id }
    }
    return originals
  }

  package static func areAlike(_ one: [UInt8], _ other: [UInt8]) -> Bool { zip(one, other).count { $0 == $1 } >= threshold }

  /// The values of a signature as it is written.
  package static func values(_ signature: String) -> [UInt8] {
    let digits = signature.utf8.map { $0 > 0x39 ? $0 & 0x0F &+ 9 : $0 & 0x0F }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  package static func digits(_ values: [UInt8]) -> String { Digest.hexadecimal(values) }
}

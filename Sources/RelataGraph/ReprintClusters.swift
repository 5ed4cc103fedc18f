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
  /// Of documents that share a group of values, each is compared with so many that come next.
  private static let neighbours = 16

  /// The original of each document that is a reprint: the earliest by date, then the first by identifier.
  package static func originals(of documents: [Graph.Document]) -> [String: String] {
    // Places of documents, and their signatures one behind the other; by these, so that the result is the same in any order.
    var places: [Int] = []
    var values: [UInt8] = []
    for (place, document) in documents.enumerated() {
      let signature = self.values(document.signature)
      guard signature.count == signatureLength else { continue }
      places.append(place)
      values += signature
    }
    func signature(_ index: Int) -> ArraySlice<UInt8> { values[index * signatureLength..<(index + 1) * signatureLength] }
    var parent = Array(places.indices)
    func root(_ index: Int) -> Int {
      var node = index
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    var sorted = places.indices.map { UInt32($0) }
    for band in 0..<signatureLength / rows {
      // Those with the same group of values stand together, in the order of whole signatures.
      let keys = places.indices.map { index in
        let start = index * signatureLength + band * rows
        return values[start..<start + rows].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      sorted.sort { one, other in
        let (a, b) = (keys[Int(one)], keys[Int(other)])
        return a == b ? signature(Int(one)).lexicographicallyPrecedes(signature(Int(other))) : a < b
      }
      for (place, one) in sorted.enumerated() {
        for other in sorted[(place + 1)...].prefix(neighbours) {
          guard keys[Int(one)] == keys[Int(other)] else { break }
          let (a, b) = (root(Int(one)), root(Int(other)))
          if a != b, areAlike(signature(Int(one)), signature(Int(other))) { parent[max(a, b)] = min(a, b) }
        }
      }
    }
    var clusters: [Int: [Int]] = [:]
    for (index, place) in places.enumerated() where root(index) != index { clusters[root(index), default: [places[root(index)]]].append(place) }
    var originals: [String: String] = [:]
    for members in clusters.values {
      func order(_ index: Int) -> (String, String) { (documents[index].date ?? "9999", documents[index].id) }
      guard let first = members.min(by: { order($0) < order($1) }) else { continue }
      for index in members where index != first { originals[documents[index].id] = documents[first].id }
    }
    return originals
  }

  package static func areAlike(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool { zip(one, other).count { $0 == $1 } >= threshold }

  /// The values of a signature as it is written.
  package static func values(_ signature: String) -> [UInt8] {
    let digits = signature.utf8.map { $0 > 0x39 ? $0 & 0x0F &+ 9 : $0 & 0x0F }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  package static func digits(_ values: [UInt8]) -> String { Digest.hexadecimal(values) }
}

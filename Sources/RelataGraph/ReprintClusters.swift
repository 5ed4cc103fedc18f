import RelataSupport

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

  /// What decides which document of a cluster is the original.
  package struct Member: Sendable {
    package var id: String
    package var date: String?

    package init(_ document: Graph.Document) {
      id = document.id
      date = document.date
    }
  }

  /// The original of each document that is a reprint.
  package static func originals(of documents: [Graph.Document]) -> [String: String] {
    let signed = documents.map { (document: $0, signature: values($0.signature)) }.filter { $0.signature.count == signatureLength }
    let clusters = clusters(count: signed.count) { range in signed[range].flatMap(\.signature) }
    return originals(among: clusters.map { cluster in cluster.map { Member(signed[$0].document) } })
  }

  /// The original of each document that is a reprint: the earliest by date, then the first by identifier.
  package static func originals(among clusters: [[Member]]) -> [String: String] {
    var originals: [String: String] = [:]
    for members in clusters {
      guard let first = members.min(by: { ($0.date ?? "9999", $0.id) < ($1.date ?? "9999", $1.id) }) else { continue }
      for member in members where member.id != first.id { originals[member.id] = first.id }
    }
    return originals
  }

  /// Groups of documents that are one text, by their places in order; those that are like no other are left out.
  ///
  /// Band by band, so that a dozen bytes a document are held, and signatures of those alone that share a group of values.
  ///
  /// - Parameters:
  ///   - count: The number of signatures.
  ///   - read: The values of the signatures in a range, one behind the other.
  package static func clusters(count: Int, read: (Range<Int>) -> [UInt8]) -> [[Int]] {
    var parent = (0..<UInt32(count)).map { $0 }
    func root(_ index: UInt32) -> UInt32 {
      var node = index
      while parent[Int(node)] != node {
        parent[Int(node)] = parent[Int(parent[Int(node)])]
        node = parent[Int(node)]
      }
      return node
    }
    /// Unites what is alike among those with the same group of values, in the order of whole signatures.
    func unite(_ group: ArraySlice<UInt64>) {
      let members = group.map { member in
        let index = UInt32(truncatingIfNeeded: member)
        return (index: index, signature: read(Int(index)..<Int(index) + 1)[...])
      }
      let sorted = members.sorted { $0.signature.lexicographicallyPrecedes($1.signature) }
      for (place, one) in sorted.enumerated() {
        for other in sorted[(place + 1)...].prefix(neighbours) {
          let (a, b) = (root(one.index), root(other.index))
          if a != b, areAlike(one.signature, other.signature) { parent[Int(max(a, b))] = min(a, b) }
        }
      }
    }
    // The values of the band above the place, so that those with the same values stand together.
    var order = [UInt64](repeating: 0, count: count)
    for band in 0..<signatureLength / rows {
      for start in stride(from: 0, to: count, by: 1_024) {
        let range = start..<min(start + 1_024, count)
        let values = read(range)
        guard values.count == range.count * signatureLength else { return [] }
        for index in range {
          let first = (index - start) * signatureLength + band * rows
          order[index] = values[first..<first + rows].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << 32 | UInt64(index)
        }
      }
      order.sort()
      var first = 0
      while first < count {
        let group = order[first...].prefix { $0 >> 32 == order[first] >> 32 }
        if group.count > 1 { unite(group) }
        first = group.endIndex
      }
    }
    var clusters: [UInt32: [Int]] = [:]
    for index in parent.indices {
      let root = root(UInt32(index))
      if Int(root) != index { clusters[root, default: [Int(root)]].append(index) }
    }
    return clusters.values.sorted { $0[0] < $1[0] }
  }

  package static func areAlike(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool { zip(one, other).count { $0 == $1 } >= threshold }

  /// The values of a signature as it is written.
  package static func values(_ signature: String) -> [UInt8] {
    let digits = signature.utf8.map { $0 > 0x39 ? $0 & 0x0F &+ 9 : $0 & 0x0F }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  package static func digits(_ values: [UInt8]) -> String { Digest.hexadecimal(values) }
}

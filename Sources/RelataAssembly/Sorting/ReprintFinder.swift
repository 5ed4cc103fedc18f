import RelataGraph
import RelataSupport

/// The signatures of a corpus, in a scratch file, and which documents reprint one another.
struct ReprintFinder: Sendable {
  /// The document's number and its signature.
  private static let width = 4 + ReprintClusters.signatureLength
  private let file: ScratchFile
  private var count = 0

  init(folder: String, room: Int = 1 << 19) { file = ScratchFile(folder: folder, room: room) }

  var failure: ScratchError? { file.failure }

  mutating func add(_ number: UInt32, _ signature: String) {
    let values = ReprintClusters.values(signature)
    guard values.count == ReprintClusters.signatureLength else { return }
    file.append(withUnsafeBytes(of: number.littleEndian) { Array($0) } + values)
    count += 1
  }

  /// The cluster of each document that is like another.
  func clusters() -> (ofDocument: [UInt32: Int], count: Int) {
    let width = ReprintFinder.width
    let places = ReprintClusters.clusters(count: count) { range in
      let bytes = file.read(range.lowerBound * width..<range.upperBound * width)
      if range.count == 1 { return Array(bytes.dropFirst(4)) }
      var values: [UInt8] = []
      values.reserveCapacity(bytes.count)
      for start in stride(from: 0, to: bytes.count, by: width) { values += bytes[start..<min(start + width, bytes.count)].dropFirst(4) }
      return values
    }
    var clusters: [UInt32: Int] = [:]
    for (cluster, members) in places.enumerated() {
      for place in members {
        let number = file.read(place * width..<place * width + 4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        clusters[number] = cluster
      }
    }
    return (clusters, places.count)
  }
}

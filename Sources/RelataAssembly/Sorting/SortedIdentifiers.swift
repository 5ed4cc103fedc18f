/// Identifiers in order, of which each is held without what it has in common with the one before (front coding).
struct SortedIdentifiers: Sendable {
  /// Every so many, one is held whole.
  private static let block = 16
  private var packed = PackedBytes()
  private var starts: [Int] = []
  private var last: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ id: String) {
    let bytes = Array(id.utf8)
    var shared = 0
    if count % SortedIdentifiers.block == 0 { starts.append(packed.count) } else { shared = zip(last, bytes).prefix { $0 == $1 }.count }
    packed.append(shared)
    packed.append(bytes.count - shared)
    packed.append(bytes[shared...])
    last = bytes
    count += 1
  }

  subscript(place: Int) -> String {
    var reader = PackedReader(packed.bytes, at: starts[place / SortedIdentifiers.block])
    var bytes: [UInt8] = []
    for _ in 0...place % SortedIdentifiers.block {
      let shared = reader.number()
      let length = reader.number()
      bytes = Array(bytes.prefix(shared)) + reader.taken(length)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

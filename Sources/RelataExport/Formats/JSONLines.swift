import RelataGraph
import RelataSupport

/// JSON objects, one a line.
struct JSONLines {
  private(set) var bytes: [UInt8] = []

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(compact: true)
    writer.object(members)
    bytes += writer.bytes
    bytes.append(0x0A)
  }

  var isFull: Bool { bytes.count > 1 << 16 }

  mutating func flush() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}

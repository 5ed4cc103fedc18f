/// Numbers and texts one behind the other: numbers in as many bytes as they need (LEB128), texts behind their lengths.
struct PackedBytes {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func append(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ text: String?) {
    guard let text else { return append(0) }
    append(text.utf8.count + 1)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ other: some Collection<UInt8>) { bytes.append(contentsOf: other) }
}

/// Reads what is packed; behind the end there are zeros and no texts.
struct PackedReader {
  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: number)
  }

  mutating func text() -> String? {
    let count = number() - 1
    return count < 0 ? nil : String(decoding: taken(count), as: UTF8.self)
  }

  mutating func taken(_ count: Int) -> ArraySlice<UInt8> {
    let start = position
    position = min(start + max(0, count), bytes.count)
    return bytes[start..<position]
  }
}

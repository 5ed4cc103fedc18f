/// Writes JSON with two-space indent, as Python's `json.dumps(value, indent=2, ensure_ascii=False)` does.
///
/// Keys come out in the order they are written in: writers write them sorted.
package struct JSONWriter {
  /// What has been written since the last flush.
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var empty = true
  private var afterKey = false
  private let compact: Bool

  /// - Parameter compact: Everything on one line, as in JSON Lines.
  package init(compact: Bool = false) {
    self.compact = compact
  }

  /// What has been written, which is then forgotten: for streaming.
  package mutating func flush() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func indent() {
    if compact { return }
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
    } else if depth > 0 {
      if !empty { bytes.append(contentsOf: compact ? [UInt8(ascii: ","), 0x20] : [UInt8(ascii: ",")]) }
      indent()
    }
    empty = false
  }

  /// Begins an object or an array with its bracket.
  @usableFromInline package mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    empty = true
  }

  /// Ends an object or an array with its bracket.
  @usableFromInline package mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !empty { indent() }
    bytes.append(bracket)
    empty = false
  }

  /// What has been written, if that is enough for a piece, which is then forgotten.
  @usableFromInline package mutating func flushedPiece() -> [UInt8]? { bytes.count > JSONWriter.piece ? flush() : nil }

  private static let piece = 1 << 16

  // MARK: Values

  /// An object of whatever members `members` writes.
  @inlinable package mutating func object<Failure: Error>(_ members: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    open(UInt8(ascii: "{"))
    try members(&self)
    close(UInt8(ascii: "}"))
  }

  @inlinable package mutating func array<Elements: Sequence, Failure: Error>(
    _ elements: Elements, _ element: (inout JSONWriter, Elements.Element) throws(Failure) -> Void
  ) throws(Failure) {
    try array { (writer) throws(Failure) in
      for one in elements { try element(&writer, one) }
    }
  }

  /// An array of whatever values `elements` writes.
  @inlinable package mutating func array<Failure: Error>(_ elements: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    open(UInt8(ascii: "["))
    try elements(&self)
    close(UInt8(ascii: "]"))
  }

  /// An array of any length: its bytes are handed on in pieces, so that no second copy of what it is about is held.
  @inlinable package mutating func array<Elements: Sequence, Failure: Error>(
    _ elements: Elements, to write: ([UInt8]) throws(Failure) -> Void, _ element: (inout JSONWriter, Elements.Element) -> Void
  ) throws(Failure) {
    try array { (writer) throws(Failure) in
      for one in elements {
        element(&writer, one)
        if let piece = writer.flushedPiece() { try write(piece) }
      }
    }
  }

  /// The name of a member, whose value is to be written next.
  package mutating func key(_ key: String) {
    separate()
    append(quoted: key)
    bytes.append(contentsOf: [UInt8(ascii: ":"), 0x20])
    afterKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    append(quoted: value)
  }

  package mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func number(_ value: Double) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  package mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  /// What `write` writes of a value, or null.
  @inlinable package mutating func optional<Value>(_ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    if let value { write(&self, value) } else { null() }
  }

  package mutating func strings(_ values: [String]) {
    array(values) { $0.string($1) }
  }

  private mutating func append(quoted value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      var start = 0
      for index in text.indices where text[index] < 0x20 || text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "\\") {
        bytes.append(contentsOf: text[start..<index])
        escape(text[index])
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case ..<0x20:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(hexadecimalDigit(byte >> 4))
      bytes.append(hexadecimalDigit(byte & 15))
    default: bytes.append(byte)
    }
  }

  private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

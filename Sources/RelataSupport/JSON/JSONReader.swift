/// A pull parser over UTF-8 bytes (RFC 8259), strict, with positions in its errors.
///
/// Callers ask for what they expect, so that nothing is built that is not kept: a graph of a million edges is read in one
/// pass. Complexity: O(n) in the bytes.
package struct JSONReader {
  /// Deeper nesting is refused, so that no input can exhaust the stack.
  package static let deepest = 256
  /// As many bytes are there behind a token's beginning as it may need, but for texts and endless numbers.
  private static let margin = 1 << 10

  private let source: JSONSource
  let bytes: UnsafeMutablePointer<UInt8>
  /// The end of what is there.
  private(set) var end: Int
  /// Whether it is the end of the text.
  private(set) var isWhole: Bool
  var position = 0
  private var depth = 0
  var cache: [String] = []
  /// A power of two; as a small graph has few strings, a large cache would take longer to clear than to read it.
  let cacheSize: Int

  package init(_ bytes: [UInt8]) { self.init(JSONSource(bytes)) }

  /// - Parameter source: Bytes that no other reader reads.
  package init(_ source: JSONSource) {
    self.source = source
    bytes = source.bytes
    cacheSize = min(max(1 << 8, 1 << (Int.bitWidth - (source.size / 64).leadingZeroBitCount)), 1 << 16)
    (end, isWhole) = (source.end, source.isWhole)
    while end < 3, !isWhole { readOn() }
    // RFC 8259 lets readers pass over a byte-order mark, which editors on Windows write.
    if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Makes more bytes be there, and forgets those before the position.
  mutating func readOn() {
    source.readOn(forgetting: position)
    (end, isWhole) = (source.end, source.isWhole)
  }

  // MARK: Errors

  /// An error at the current position, or at `offset`.
  package func error(_ message: String, at offset: Int? = nil) -> JSONError {
    let offset = min(offset ?? position, end)
    source.recall()
    var line = 1
    var column = 1
    for byte in UnsafeBufferPointer(start: bytes, count: offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return JSONError(line: line, column: column, message: message)
  }

  func found() -> String {
    guard position < end else { return "the end" }
    let byte = bytes[position]
    return byte > 0x20 && byte < 0x7F ? "'\(Character(UnicodeScalar(byte)))'" : "byte 0x" + String(byte, radix: 16)
  }

  // MARK: Structure

  mutating func skipSpace() {
    while true {
      var index = position
      while index < end {
        if index + 8 <= end {
          // Indents are long.
          let others = JSONReader.word(bytes + index) ^ 0x2020_2020_2020_2020
          index += others.trailingZeroBitCount / 8
          if others == 0 { continue }
        }
        guard JSONReader.isSpace(bytes[index]) else { break }
        index += 1
      }
      position = index
      if isWhole || end - position >= JSONReader.margin { return }
      readOn()
    }
  }

  /// Eight bytes, the first of them lowest.
  @inline(__always) static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self).littleEndian
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// The next byte that is no white space, not consumed.
  package mutating func peek() -> UInt8? {
    skipSpace()
    return position < end ? bytes[position] : nil
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  /// Fails unless only white space is left.
  package mutating func finish() throws(JSONError) {
    if peek() != nil { throw error("expected the end of the JSON text, found \(found())") }
  }

  /// Reads an object and calls `member` for each key, which must read or skip the value.
  package mutating func object(_ member: (inout JSONReader, String) throws(JSONError) -> Void) throws(JSONError) {
    try object(named: { (reader: inout JSONReader) throws(JSONError) in try reader.string() }, member)
  }

  /// Reads an object whose members have names that we know, and calls `member` for each, which must read or skip the value.
  package mutating func members(_ member: (inout JSONReader, JSONKey) throws(JSONError) -> Void) throws(JSONError) {
    try object(named: { (reader: inout JSONReader) throws(JSONError) in try reader.key() }, member)
  }

  @inline(__always)
  private mutating func object<Name>(
    named name: (inout JSONReader) throws(JSONError) -> Name, _ member: (inout JSONReader, Name) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard take(UInt8(ascii: "{")) else { throw error("expected an object, found \(found())") }
    try descend()
    if !take(UInt8(ascii: "}")) {
      repeat {
        guard peek() == UInt8(ascii: "\"") else { throw error("expected a member name in double quotes, found \(found())") }
        let key = try name(&self)
        guard take(UInt8(ascii: ":")) else { throw error("expected ':' after the member name, found \(found())") }
        try member(&self, key)
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw error("expected ',' or '}', found \(found())") }
    }
    depth -= 1
  }

  /// Reads an array and calls `element` for each element, which must read or skip it.
  package mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    guard take(UInt8(ascii: "[")) else { throw error("expected an array, found \(found())") }
    try descend()
    if !take(UInt8(ascii: "]")) {
      repeat { try element(&self) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw error("expected ',' or ']', found \(found())") }
    }
    depth -= 1
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    if depth > JSONReader.deepest { throw error("nested deeper than \(JSONReader.deepest) levels") }
  }

  // MARK: Scalars

  mutating func take(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard end - position >= length else { return false }
    for i in 0..<length where bytes[position + i] != word.utf8Start[i] { return false }
    position += length
    return true
  }

  /// Consumes `null` if it is next.
  package mutating func null() -> Bool {
    peek() == UInt8(ascii: "n") && take(word: "null")
  }

  package mutating func bool() throws(JSONError) -> Bool {
    skipSpace()
    if take(word: "true") { return true }
    if take(word: "false") { return false }
    throw error("expected true or false, found \(found())")
  }

  package mutating func integer() throws(JSONError) -> Int {
    skipSpace()
    let start = position
    if let value = digits() { return value }
    let text = try numberText()
    guard let value = Int(text) else { throw error("expected a whole number, found \(text)", at: start) }
    return value
  }

  /// A number that is digits and no more, if it is one.
  private mutating func digits() -> Int? {
    var (value, index) = (0, position)
    while index < end, index - position < 18, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > position, index == position + 1 || bytes[position] != 0x30 else { return nil }
    if index < end {
      let next = bytes[index]
      if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") || next >= 0x30 && next <= 0x39 { return nil }
    }
    position = index
    return value
  }

  package mutating func number() throws(JSONError) -> Double {
    skipSpace()
    let start = position
    if let value = decimal() { return value }
    let text = try numberText()
    guard let value = Double(text), value.isFinite else { throw error("\(text) is out of range", at: start) }
    return value
  }

  /// A number of at most 15 digits without an exponent, if it is one: the quotient of two numbers that are exact is the nearest
  /// number to its value (W. D. Clinger, *How to read floating point numbers accurately*, 1990).
  private mutating func decimal() -> Double? {
    var (value, index, digits, point) = (UInt64(0), position, 0, 0)
    while index < end, digits <= 15 {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        value = value * 10 + UInt64(byte - 0x30)
        digits += 1
      } else if byte == UInt8(ascii: "."), point == 0, digits > 0 {
        point = index
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, digits <= 15, index < end, bytes[index] | 0x20 != UInt8(ascii: "e"), bytes[index] != UInt8(ascii: ".") else { return nil }
    // A zero at the beginning is the only digit before the point, and behind the point there is one.
    guard bytes[position] != 0x30 || digits == 1 && point == 0 || point == position + 1, point != index - 1 else { return nil }
    let fraction = point == 0 ? 0 : index - point - 1
    position = index
    return Double(value) / JSONReader.powersOfTen[fraction]
  }

  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

  private mutating func numberText() throws(JSONError) -> String {
    // A number may have more digits than are there.
    var stop = position
    while true {
      while stop < end, bytes[stop] > 0x20, bytes[stop] != UInt8(ascii: ",") { stop += 1 }
      if stop < end || isWhole { break }
      readOn()
    }
    let start = position
    func isDigit(_ i: Int) -> Bool { i < end && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard isDigit(position) else { throw error("expected a number, found \(found())") }
    if bytes[position] == 0x30 { position += 1 } else { while isDigit(position) { position += 1 } }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard isDigit(position) else { throw error("expected a digit after the decimal point, found \(found())") }
      while isDigit(position) { position += 1 }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard isDigit(position) else { throw error("expected a digit in the exponent, found \(found())") }
      while isDigit(position) { position += 1 }
    }
    return String(decoding: UnsafeBufferPointer(start: bytes + start, count: position - start), as: UTF8.self)
  }

  /// Reads past any value.
  package mutating func skip() throws(JSONError) {
    switch peek() {
    case UInt8(ascii: "{"): try members { (reader: inout JSONReader, _) throws(JSONError) in try reader.skip() }
    case UInt8(ascii: "["): try array { (reader: inout JSONReader) throws(JSONError) in try reader.skip() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"): if !null() { throw error("expected a value, found \(found())") }
    default: _ = try number()
    }
  }

  /// The offset of the next byte, for errors about a value already read.
  package var offset: Int { position }

  /// The offset of the next value.
  package var nextOffset: Int {
    mutating get {
      skipSpace()
      return position
    }
  }
}

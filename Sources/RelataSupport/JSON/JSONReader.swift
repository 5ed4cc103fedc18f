/// A pull parser over UTF-8 bytes (RFC 8259), strict, with positions in its errors.
///
/// Callers ask for what they expect, so that nothing is built that is not kept: a graph of a million edges is read in one
/// pass. Complexity: O(n) in the bytes.
package struct JSONReader {
  /// Deeper nesting is refused, so that no input can exhaust the stack.
  package static let deepest = 256

  let bytes: [UInt8]
  let end: Int
  var position: Int
  private var depth = 0
  var cache: [String] = []
  /// A power of two; as a small graph has few strings, a large cache would take longer to clear than to read it.
  let cacheSize: Int

  /// Reads `bytes`, or the part of it at `range`.
  package init(_ bytes: [UInt8], range: Range<Int>? = nil) {
    self.bytes = bytes
    let start = range?.lowerBound ?? 0
    // RFC 8259 lets readers pass over a byte-order mark, which editors on Windows write.
    position = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
    end = range?.upperBound ?? bytes.count
    cacheSize = min(max(1 << 8, 1 << (Int.bitWidth - ((end - position) / 64).leadingZeroBitCount)), 1 << 16)
  }

  // MARK: Errors

  /// An error at the current position, or at `offset`.
  package func error(_ message: String, at offset: Int? = nil) -> JSONError {
    let offset = min(offset ?? position, end)
    var line = 1
    var column = 1
    for byte in bytes[..<offset] {
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
    let (start, end) = (position, end)
    position = bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < end, bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09 { index += 1 }
      return index
    }
  }

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
    guard take(UInt8(ascii: "{")) else { throw error("expected an object, found \(found())") }
    try descend()
    if !take(UInt8(ascii: "}")) {
      repeat {
        guard peek() == UInt8(ascii: "\"") else { throw error("expected a member name in double quotes, found \(found())") }
        let key = try string()
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
    let text = try numberText()
    guard let value = Double(text), value.isFinite else { throw error("\(text) is out of range", at: start) }
    return value
  }

  private mutating func numberText() throws(JSONError) -> String {
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
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads past any value.
  package mutating func skip() throws(JSONError) {
    switch peek() {
    case UInt8(ascii: "{"): try object { (reader: inout JSONReader, _) throws(JSONError) in try reader.skip() }
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

/// Texts, with their escapes.
extension JSONReader {
  /// The offset of the quote, the backslash, the control character or the end that ends the plain part of a string.
  private func plainEnd(from start: Int) -> Int {
    let end = end
    return bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 { index += 1 }
      return index
    }
  }

  /// Reads a string that likely was there before: equal ones share their storage, as far as the cache reaches.
  package mutating func repeated() throws(JSONError) -> String {
    skipSpace()
    let start = position + 1
    guard position < end, bytes[position] == UInt8(ascii: "\"") else { return try string() }
    // FNV-1a, see Fowler, Noll and Vo.
    let index = plainEnd(from: start)
    // Short strings have no storage to share.
    guard index < end, bytes[index] == UInt8(ascii: "\""), index - start > 15 else { return try string() }
    let hash = bytes.withUnsafeBufferPointer { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in start..<index { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
      return hash
    }
    if cache.isEmpty { cache = [String](repeating: "", count: cacheSize) }
    let slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) & UInt64(cacheSize - 1))
    let isSame = bytes.withUnsafeBufferPointer { bytes in
      cache[slot].utf8.withContiguousStorageIfAvailable {
        isIdentical(UnsafeRawBufferPointer($0), UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<index])))
      }
    }
    if isSame ?? false {
      position = index + 1
      return cache[slot]
    }
    cache[slot] = try string()
    return cache[slot]
  }

  package mutating func string() throws(JSONError) -> String {
    guard take(UInt8(ascii: "\"")) else { throw error("expected a string, found \(found())") }
    let start = position
    position = plainEnd(from: start)
    if position < end, bytes[position] == UInt8(ascii: "\"") {
      let stop = position
      position += 1
      return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[start..<stop]), as: UTF8.self) }
    }
    var out = Array(bytes[start..<position])
    while true {
      guard position < end else { throw error("expected a closing quote, found the end") }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: out, as: UTF8.self)
      }
      if byte < 0x20 { throw error("control characters in a string must be escaped") }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &out) } else { out.append(byte) }
    }
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard position < end else { throw error("expected an escape, found the end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if code >= 0xD800, code < 0xDC00, take(word: "\\u") {
        let low = try hexadecimal()
        if low >= 0xDC00, low < 0xE000 {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          // Two lone surrogates: each becomes a replacement character below.
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          code = low
        }
      }
      out.append(contentsOf: String(UnicodeScalar(code) ?? "\u{FFFD}").utf8)
    default: throw error("\\\(Character(UnicodeScalar(byte))) is no escape", at: position - 1)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for index in position..<position + 4 {
      switch index < end ? bytes[index] : 0 {
      case let digit where (0x30...0x39).contains(digit): value = value << 4 | UInt32(digit - 0x30)
      case let letter where (0x61...0x66).contains(letter | 0x20): value = value << 4 | UInt32((letter | 0x20) - 0x61 + 10)
      default: throw error("expected four hexadecimal digits")
      }
    }
    position += 4
    return value
  }
}

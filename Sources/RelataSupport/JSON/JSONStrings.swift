/// Texts, with their escapes.
extension JSONReader {
  /// The offset of the quote, the backslash, the control character or the end that ends the plain part of a string.
  private mutating func plainEnd(from start: Int) -> Int {
    var index = start
    while true {
      while index + 8 <= end {
        let stops = JSONReader.stops(JSONReader.word(bytes + index))
        index += stops.trailingZeroBitCount / 8
        if stops != 0 { return index }
      }
      while index < end {
        if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "\\") || bytes[index] < 0x20 { return index }
        index += 1
      }
      if isWhole { return index }
      readOn()
    }
  }

  /// The highest bit of the first byte of eight that ends the plain part of a string, perhaps with bits of later bytes; none without any
  /// (H. S. Warren, *Hacker's Delight*, 2012, 6-1).
  @inline(__always) private static func stops(_ word: UInt64) -> UInt64 {
    let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let (quote, backslash) = (word ^ ones &* UInt64(UInt8(ascii: "\"")), word ^ ones &* UInt64(UInt8(ascii: "\\")))
    let equal = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
    let control = (word &- ones &* 0x20) & ~word
    return (equal | control) & highest
  }

  /// The name of a member, not consumed so far.
  mutating func key() throws(JSONError) -> JSONKey {
    let start = position + 1
    if start + 16 <= end {
      let (low, high) = (JSONReader.word(bytes + start), JSONReader.word(bytes + start + 8))
      let (stops, others) = (JSONReader.stops(low), JSONReader.stops(high))
      let length = stops == 0 ? 8 + others.trailingZeroBitCount / 8 : stops.trailingZeroBitCount / 8
      if length <= JSONKey.longest, bytes[start + length] == UInt8(ascii: "\"") {
        position = start + length + 1
        let size = UInt64(length) << 56
        if length < 8 { return JSONKey(low: low & ~(UInt64.max << UInt64(8 * length)), high: size) }
        return JSONKey(low: low, high: high & ~(UInt64.max << UInt64(8 * (length - 8))) | size)
      }
    }
    return JSONKey(try string())
  }

  /// Reads a string that likely was there before: equal ones share their storage, as far as the cache reaches.
  package mutating func repeated() throws(JSONError) -> String {
    guard peek() == UInt8(ascii: "\"") else { return try string() }
    let index = plainEnd(from: position + 1)
    let start = position + 1
    // Short strings have no storage to share.
    guard index < end, bytes[index] == UInt8(ascii: "\""), index - start > 15 else { return try string() }
    let plain = UnsafeBufferPointer(start: bytes + start, count: index - start)
    if cache.isEmpty { cache = [String](repeating: "", count: cacheSize) }
    let slot = Int(truncatingIfNeeded: JSONReader.hash(plain) & UInt64(cacheSize - 1))
    let isSame = cache[slot].utf8.withContiguousStorageIfAvailable { isIdentical(UnsafeRawBufferPointer($0), UnsafeRawBufferPointer(plain)) }
    if isSame ?? false {
      position = index + 1
      return cache[slot]
    }
    let text = try string()
    cache[slot] = text
    return text
  }

  /// A number that most strings have for themselves, of strings of eight bytes and more: as FNV-1a makes it (Fowler, Noll and Vo), of eight bytes
  /// at a time.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let start = bytes.baseAddress else { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    for index in stride(from: 0, to: bytes.count - 8, by: 8) { add(word(start + index)) }
    add(word(start + bytes.count - 8))
    return hash
  }

  package mutating func string() throws(JSONError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw error("expected a string, found \(found())") }
    let stop = plainEnd(from: position + 1)
    let plain = UnsafeBufferPointer(start: bytes + position + 1, count: stop - position - 1)
    position = stop
    if stop < end, bytes[stop] == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: plain, as: UTF8.self)
    }
    var out = Array(plain)
    while true {
      while end - position < 16, !isWhole { readOn() }
      guard position < end else { throw error("expected a closing quote, found the end") }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: out, as: UTF8.self)
      }
      if byte < 0x20 { throw error("control characters in a string must be escaped") }
      if byte == UInt8(ascii: "\\") {
        position += 1
        try escape(into: &out)
      } else {
        let stop = plainEnd(from: position)
        out.append(contentsOf: UnsafeBufferPointer(start: bytes + position, count: stop - position))
        position = stop
      }
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

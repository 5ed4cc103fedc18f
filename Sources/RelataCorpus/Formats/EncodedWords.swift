/// Bytes that messages write in ASCII: base64, quoted-printable (RFC 2045), and both in headers (RFC 2047).
enum EncodedWords {
  /// What is no digit is passed over.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var (value, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
      default: continue
      }
      value = value << 6 | UInt32(digit)
      count += 1
      if count == 4 {
        out += [UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
        (value, count) = (0, 0)
      }
    }
    if count == 2 { out.append(UInt8(value >> 4 & 0xFF)) }
    if count == 3 { out += [UInt8(value >> 10 & 0xFF), UInt8(value >> 2 & 0xFF)] }
    return out
  }

  /// - Parameter isWord: In a header, where an underscore is a space.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isWord: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        out.append(isWord && byte == UInt8(ascii: "_") ? 0x20 : byte)
        continue
      }
      if index + 1 < bytes.endIndex, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) {
        out.append(high << 4 | low)
        index += 2
        continue
      }
      // A line that goes on, maybe behind white space.
      var end = index
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
      if end < bytes.endIndex, bytes[end] == 0x0A { index = end + 1 } else if end < bytes.endIndex { out.append(byte) } else { index = end }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// A header with `=?utf-8?q?…?=` read. White space between two such words is none.
  static func decoded(_ text: String) -> String {
    guard text.utf8.count < 100_000 else { return text }
    var out = ""
    var rest = text[...]
    var wasWord = false
    while let start = rest.firstRange(of: "=?") {
      let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].utf8.count < 64, let end = parts[2].firstRange(of: "?="), let bytes = word(parts[1], parts[2][..<end.lowerBound])
      else {
        out += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        wasWord = false
        continue
      }
      let before = rest[..<start.lowerBound]
      if !wasWord || !before.allSatisfy(\.isWhitespace) { out += before }
      // A language may follow the name (RFC 2231).
      out += Charset.text(bytes, charset: String(parts[0].prefix { $0 != "*" }))
      rest = parts[2][end.upperBound...]
      wasWord = true
    }
    return out + rest
  }

  private static func word(_ encoding: Substring, _ text: Substring) -> [UInt8]? {
    switch encoding {
    case "b", "B": base64(text.utf8)
    case "q", "Q": quotedPrintable(Array(text.utf8)[...], isWord: true)
    default: nil
    }
  }
}

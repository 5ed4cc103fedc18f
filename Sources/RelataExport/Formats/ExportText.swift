/// Text and identifiers as formats less lenient than JSON can hold them.
enum ExportText {
  /// What XML 1.0 allows of a text (section 2.2): control characters and noncharacters are left out.
  static func clean(_ text: String) -> String {
    // U+FFFE and U+FFFF begin with the byte EF.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0xEF && $0 != 0x7F }) { return text }
    var out = ""
    out.unicodeScalars.append(contentsOf: text.unicodeScalars.lazy.filter(isAllowed))
    return out
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case ..<0x20, 0x7F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// An identifier with everything that a format may trip over percent-encoded (RFC 3986), so that no two become one.
  static func identifier(_ id: String) -> String {
    if id.utf8.allSatisfy(isPlain) { return id }
    var out: [UInt8] = []
    for scalar in id.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      let plain = bytes.count == 1 ? isPlain(bytes[0]) : isAllowed(scalar) && !scalar.properties.isWhitespace
      if plain { out += bytes } else { for byte in bytes { out += percentEncoded(byte) } }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Not `|`, which stands between the parts of an edge's identifier, nor what XML escapes: igraph leaves `&amp;` as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case ...0x20, 0x7F...: false
    case UInt8(ascii: "%"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: true
    }
  }

  static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

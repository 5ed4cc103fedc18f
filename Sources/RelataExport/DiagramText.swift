extension Diagram {
  /// Longer labels are cut.
  public static let longestLabel = 60

  /// Text as an escString that shows it as it is: no escapes, no entities, nothing that XML forbids.
  public static func escaped(_ text: String) -> String {
    let text = plain(text)
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case UInt8(ascii: "&"): out += "&amp;".utf8
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Text in an HTML-like label, as it is: Graphviz reads it as XML first and as an escString then.
  static func markup(_ text: String) -> String {
    MarkupText.escaped(plain(text).split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\"))
  }

  /// Text on one line, without what XML 1.0 forbids and without marks that turn the direction of what follows.
  public static func plain(_ text: String) -> String {
    // Most texts need nothing, which their bytes tell much faster than their characters.
    var text = text
    if text.withUTF8(isPlain) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": out.append(" ")
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE: continue
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// Whether `plain(_:)` would leave the text as it is.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    for (index, first) in bytes.enumerated() {
      switch first {
      case 0..<0x20, 0x7F: return false
      case 0xC2 where byte(index + 1) < 0xA0: return false
      case 0xE2 where byte(index + 1) == 0x80 && (0xA8...0xAE).contains(byte(index + 2)): return false
      case 0xE2 where byte(index + 1) == 0x81 && (0xA6...0xA9).contains(byte(index + 2)): return false
      case 0xEF where byte(index + 1) == 0xBF && byte(index + 2) >= 0xBE: return false
      case 0xF0... where byte(index + 2) == 0xBF && byte(index + 3) >= 0xBE: return false
      default: break
      }
    }
    return true
  }

  /// The size of its smallest text, in points.
  package var smallestText: Double {
    let attributes = [nodeDefaults, edgeDefaults] + nodes.map(\.attributes) + edges.map(\.attributes) + legend.nodes.map(\.attributes)
    return attributes.joined().compactMap { attribute in
      if attribute.name == "fontsize" { return Double(attribute.value) }
      return attribute.isMarkup ? Diagram.smallestText(attribute.value) : nil
    }.min() ?? 14
  }

  private static func smallestText(_ markup: String) -> Double? {
    markup.split(separator: "point-size=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }.min()
  }

  /// Text cut to a number of characters.
  static func cut(_ text: String, to longest: Int) -> String {
    // Counting bytes is cheap, and there are no more characters than bytes.
    text.utf8.count > longest && text.count > longest ? text.prefix(longest - 1) + "…" : text
  }

  /// Text cut to a length, in lines of about `width` characters that are broken between words, as an escString.
  public static func wrapped(_ text: String, width: Int, longest: Int = longestLabel) -> String {
    lines(text, width: width, longest: longest).map(escaped).joined(separator: "\\n")
  }

  /// Text cut to a length, in lines of about `width` characters that are broken between words.
  static func lines(_ text: String, width: Int, longest: Int = longestLabel) -> [String] {
    var lines: [String] = []
    for word in cut(plain(text), to: longest).split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// An identifier for XML and CSS made of a prefix and any text; different texts give different identifiers.
  public static func identifier(_ prefix: String, _ text: String) -> String {
    var out = Array(prefix.utf8)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": out.append(UInt8(scalar.value))
      default: out += "_\(String(scalar.value, radix: 16))_".utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

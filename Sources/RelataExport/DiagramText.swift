extension Diagram {
  /// Longer labels are cut.
  public static let longestLabel = 60

  /// Text as an escString that shows it as it is: no escapes, no entities, nothing that XML forbids.
  public static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in plain(text).unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "&": out += "&amp;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Text on one line, without what XML 1.0 forbids and without marks that turn the direction of what follows.
  public static func plain(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": out += " "
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE: continue
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Text cut to a number of characters.
  static func cut(_ text: String, to longest: Int) -> String {
    text.count > longest ? text.prefix(longest - 1) + "…" : text
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
    var out = prefix
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": out.unicodeScalars.append(scalar)
      default: out += "_\(String(scalar.value, radix: 16))_"
      }
    }
    return out
  }
}

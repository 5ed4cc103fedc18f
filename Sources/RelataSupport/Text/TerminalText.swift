/// Text as people are shown it, in which nothing steers a terminal, forges a line or turns the direction of writing.
///
/// Every report, table and message goes through here: names, titles and paths are others' words.
package enum TerminalText {
  /// The text on one line.
  package static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0xC2 }) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch kind(scalar) {
      case .control: out.append(" ")
      case .direction: continue
      case .plain: out.append(scalar)
      }
    }
    return String(out)
  }

  package enum Kind { case plain, control, direction }

  /// What a scalar does: C0 and C1 of ECMA-48 and the separators of Unicode are controls, UAX 9 names the marks of direction.
  package static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .direction
    default: .plain
    }
  }
}

/// Lines of a report.
package struct TerminalLines {
  package private(set) var text = ""

  package init() {}

  /// Adds a line, or an empty one.
  package mutating func add(_ line: String = "") {
    text += TerminalText.line(line)
    text += "\n"
  }
}

/// What is written to a terminal in any format, piece by piece: lines stay lines, and what else would steer the terminal is replaced.
package struct TerminalFilter {
  /// Whether colours (ECMA-48, SGR) are let through; what they are put around must be clean.
  private let keepsColors: Bool
  /// The beginning of a character whose end is in the next piece.
  private var pending: [UInt8] = []

  package init(keepingColors: Bool = false) { keepsColors = keepingColors }

  package mutating func filtered(_ bytes: [UInt8]) -> [UInt8] {
    let all = pending + bytes
    let end = all.count - TerminalFilter.unfinished(all)
    pending = Array(all[end...])
    let scalars = Array(String(decoding: all[..<end], as: UTF8.self).unicodeScalars)
    var out = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" || scalar == "\t" || TerminalText.kind(scalar) == .plain {
        out.append(scalar)
      } else if scalar == "\u{1B}", keepsColors, let length = TerminalFilter.color(scalars[index...]) {
        out.append(contentsOf: scalars[index..<index + length])
        index += length
        continue
      } else {
        out.append("\u{FFFD}")
      }
      index += 1
    }
    return Array(String(out).utf8)
  }

  /// The number of scalars in a colour: `ESC [ 3 1 m`.
  private static func color(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.dropFirst().first == "[" else { return nil }
    let digits = scalars.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
    return digits.endIndex < scalars.endIndex && scalars[digits.endIndex] == "m" ? digits.count + 3 : nil
  }

  /// The number of bytes at the end that are the beginning of a character.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return whole > length ? length : 0
    }
    return 0
  }
}

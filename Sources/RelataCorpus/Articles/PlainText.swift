/// Paragraphs of a plain text, and which of them are the article.
public enum PlainText {
  /// All paragraphs, junk or not: lines, or blocks of lines where the text is hard-wrapped.
  ///
  /// - Returns: Unicode scalar ranges in order.
  public static func paragraphs(of text: String) -> [Range<Int>] {
    unwrapped(lines(of: text)).map(\.range)
  }

  struct Layout {
    var paragraphs: [Range<Int>]
    var title: String?
  }

  /// A line without its surrounding white space.
  struct Line {
    /// Unicode scalar range.
    var range: Range<Int>
    var text: String
    /// Whether an empty line, or the text's end, comes before or after it.
    var opens: Bool
    var closes: Bool
  }

  /// The text with nothing but the paragraphs of its layout, an empty line between each.
  static func withoutJunk(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let paragraphs = layout(of: text, keepsRepeats: true).paragraphs.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range].lazy.map { isNewline($0) ? " " : $0 })
      return String(view)
    }
    return paragraphs.map { $0 + "\n" }.joined(separator: "\n")
  }

  /// Whether the first line of a text is the title.
  static func begins(_ text: String, with title: String) -> Bool {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return false }
    return isSame(String(text[start...].prefix { !$0.isNewline }), title)
  }

  static func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last(where: { !"\"”’'»)]".unicodeScalars.contains($0) }) else { return false }
    return ".!?…:。！？".unicodeScalars.contains(last)
  }

  /// Whether two lines are the same but for case, white space and marks at their end.
  static func isSame(_ left: String, _ right: String) -> Bool {
    func folded(_ text: String) -> [String] { text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init) }
    return folded(left) == folded(right)
  }

  /// One paragraph a line, without junk and, unless repeats are kept, without lines that were there before.
  static func layout(of text: String, keepsRepeats: Bool = false) -> Layout {
    var layout = Layout(paragraphs: [])
    var seen: Set<String> = []
    var disclaimer = false
    for line in unwrapped(lines(of: text)) {
      switch Boilerplate.judge(line.text) {
      case .junk: continue
      case .disclaimerHeading:
        disclaimer = true
        continue
      case .disclaimer: continue
      case .article(let kept):
        // A heading such as "Important notice" takes the paragraph after it along.
        if disclaimer {
          disclaimer = false
          continue
        }
        guard !kept.isEmpty, seen.insert(String(line.text.unicodeScalars.prefix(kept.upperBound))).inserted || keepsRepeats else { continue }
        if layout.title == nil, layout.paragraphs.isEmpty, line.opens, line.closes, isHeading(line.text) {
          layout.title = String(line.text.unicodeScalars.prefix(kept.upperBound))
        }
        layout.paragraphs.append(line.range.lowerBound + kept.lowerBound..<line.range.lowerBound + kept.upperBound)
      }
    }
    return layout
  }

  /// Lines of a hard-wrapped block joined to its paragraph.
  ///
  /// A block is wrapped where all its lines but the last are of similar, middling length and most of them end in mid-sentence.
  private static func unwrapped(_ lines: [Line]) -> [Line] {
    var out: [Line] = []
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { $0.closes }.map { $0 + 1 } ?? lines.count
      let block = lines[start..<end]
      let lengths = block.dropLast().map(\.range.count)
      let open = block.dropLast().filter { !".!?:\"”".unicodeScalars.contains($0.text.unicodeScalars.last ?? ".") }.count
      if let shortest = lengths.min(), let longest = lengths.max(), shortest >= 45, longest <= 100, longest - shortest <= 30,
        open * 2 > lengths.count, let first = block.first, let last = block.last
      {
        let text = block.map(\.text).joined(separator: " ")
        out.append(Line(range: first.range.lowerBound..<last.range.upperBound, text: text, opens: true, closes: true))
      } else {
        out.append(contentsOf: block)
      }
      start = end
    }
    return out
  }

  /// A short line that does not end as a sentence does.
  static func isHeading(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, text.unicodeScalars.count <= 160 else { return false }
    return !".!?:;,\"”".unicodeScalars.contains(last)
  }

  static func lines(of text: String) -> [Line] {
    var out: [Line] = []
    let scalars = text.unicodeScalars
    var blank = true
    // The bounds of the line without its white space, as indices and as offsets.
    var first: (index: String.Index, offset: Int)?
    var last: (index: String.Index, offset: Int)?
    func flush() {
      if let begin = first, let end = last {
        let line = String(scalars[begin.index..<end.index])
        out.append(Line(range: begin.offset..<end.offset, text: line, opens: blank, closes: false))
        blank = false
      } else {
        blank = true
        if !out.isEmpty { out[out.count - 1].closes = true }
      }
      (first, last) = (nil, nil)
    }
    var offset = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if isNewline(scalar) {
        flush()
      } else if !isSpace(scalar) {
        if first == nil { first = (index, offset) }
        last = (next, offset + 1)
      }
      index = next
      offset += 1
    }
    flush()
    if !out.isEmpty { out[out.count - 1].closes = true }
    return out
  }

  static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{0B}" || scalar == "\u{0C}"
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || ("\t"..."\r").contains(scalar) }
    return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}

/// Text to sentences of tokens without annotation.
public enum Segmenter {
  /// - Parameters:
  ///   - text: Offsets count its Unicode scalars.
  ///   - paragraphs: Parts of the text in order; `nil` for its lines.
  public static func sentences(of text: String, paragraphs: [Range<Int>]? = nil) -> [Sentence] {
    let scalars = Array(text.unicodeScalars)
    var out: [Sentence] = []
    for (number, paragraph) in (paragraphs ?? lines(of: scalars)).enumerated() {
      let part = VisibleText(scalars, paragraph.clamped(to: 0..<scalars.count))
      let tokens = Tokenizer.tokenize(part.scalars)
      for (place, whole) in SentenceSplitter.split(tokens, in: part.scalars).enumerated() {
        var range = whole
        if place == 0, let end = dateline(tokens[range], part.scalars) {
          out.append(sentence(tokens[range.lowerBound..<end], part, paragraph: number))
          range = end..<range.upperBound
        }
        out.append(sentence(tokens[range], part, paragraph: number))
      }
    }
    return out
  }

  /// Where a dateline at the start of a paragraph ends: `NAIROBI, Kenya (AP) — Officials said`, `KYIV: Officials said`, `(CNN) Officials said`.
  ///
  /// It is a sentence of its own: who speaks in what follows is not the town.
  private static func dateline(_ tokens: ArraySlice<Tokenizer.RawToken>, _ scalars: [Unicode.Scalar]) -> Int? {
    func form(_ index: Int) -> ArraySlice<Unicode.Scalar> { scalars[tokens[index].range] }
    func begins(_ index: Int) -> Unicode.Scalar.Properties { scalars[tokens[index].range.lowerBound].properties }
    func isDash(_ index: Int) -> Bool { [["-"], ["-", "-"], ["\u{2013}"], ["\u{2014}"], ["-", "-", "-"]].contains(form(index)) }
    /// Where a bracket that opens here closes, with nothing but names in it.
    func closing(_ open: Int) -> Int? {
      guard form(open) == ["("], let end = tokens.indices[open...].prefix(5).first(where: { form($0) == [")"] }), end > open + 1,
        (open + 1..<end).allSatisfy({ begins($0).isUppercase })
      else { return nil }
      return end
    }
    let start = tokens.startIndex
    guard start < tokens.endIndex else { return nil }
    if let end = closing(start) { return end + 1 < tokens.endIndex ? end + 1 : nil }
    let capitals = tokens.indices.prefix { form($0) == ["/"] || form($0).count > 1 && form($0).allSatisfy { ("A"..."Z").contains($0) } }.endIndex
    if capitals > start, capitals - start <= 6, capitals < tokens.endIndex {
      let mark = closing(capitals).map { $0 + 1 } ?? capitals
      if mark + 1 < tokens.endIndex, form(mark) == [":"] { return mark + 1 }
    }
    guard let dash = tokens.indices.prefix(10).first(where: isDash), dash > start, dash + 1 < tokens.endIndex, tokens[dash].spaceAfter,
      tokens[dash - 1].spaceAfter, begins(start).isUppercase, begins(dash + 1).isUppercase || [["\""], ["\u{201C}"]].contains(form(dash + 1).prefix(1))
    else { return nil }
    // Nothing but names, marks and a date before the dash.
    return tokens[start..<dash].indices.allSatisfy { begins($0).isUppercase || !begins($0).isAlphabetic } ? dash + 1 : nil
  }

  private static func lines(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var start = 0
    for i in scalars.indices where scalars[i] == "\n" || scalars[i] == "\r" || scalars[i] == "\u{2028}" || scalars[i] == "\u{2029}" {
      if start < i { out.append(start..<i) }
      start = i + 1
    }
    if start < scalars.count { out.append(start..<scalars.count) }
    return out
  }

  private static func sentence(_ raw: ArraySlice<Tokenizer.RawToken>, _ part: VisibleText, paragraph: Int) -> Sentence {
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part.scalars[range])
      return String(view)
    }
    var tokens: [Token] = []
    var multiwords: [Multiword] = []
    tokens.reserveCapacity(raw.count)
    for token in raw {
      let range = token.range
      if let cut = token.cut {
        multiwords.append(Multiword(words: tokens.count..<tokens.count + 2, form: text(range)))
        tokens.append(Token(form: text(range.lowerBound..<cut), range: part.place(range.lowerBound..<cut), spaceAfter: false))
        tokens.append(Token(form: text(cut..<range.upperBound), range: part.place(cut..<range.upperBound), spaceAfter: token.spaceAfter))
      } else {
        tokens.append(Token(form: text(range), range: part.place(range), spaceAfter: token.spaceAfter))
      }
    }
    let start = tokens.first?.range.lowerBound ?? part.start
    return Sentence(tokens: tokens, multiwords: multiwords, range: start..<(tokens.last?.range.upperBound ?? start), paragraph: paragraph)
  }
}

extension Segmenter {
  /// The words of a name or phrase, as they stand in sentences.
  public static func words(of phrase: String) -> [String] {
    let scalars = Array(phrase.unicodeScalars)
    return Tokenizer.tokenize(scalars).flatMap { token -> [String] in
      func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
      }
      guard let cut = token.cut else { return [text(token.range)] }
      return [text(token.range.lowerBound..<cut), text(cut..<token.range.upperBound)]
    }
  }
}

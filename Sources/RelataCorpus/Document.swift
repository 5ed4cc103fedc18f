/// One article as text.
public struct Document: Sendable, Hashable {
  /// Unique in the corpus: the file's name without extension, or what the JSON says.
  public var id: String
  public var title: String?
  /// ISO 8601 calendar date, `2025-08-18`, where known.
  public var date: String?
  /// Who published it, where known.
  public var source: String?
  /// The language that the text seems to be in, as an ISO 639-1 code, where that can be told.
  public var language: String?
  /// The text. Every offset of the project counts its Unicode scalars from 0, as Python's `text[start:end]` does.
  public var text: String
  /// The parts of the text that are the article, in order: what is left out is website junk.
  ///
  /// Unicode scalar ranges, one a paragraph.
  public var paragraphs: [Range<Int>]

  public init(
    id: String, title: String? = nil, date: String? = nil, source: String? = nil, text: String, paragraphs: [Range<Int>]? = nil
  ) {
    self.id = id
    self.text = text
    self.date = date
    self.source = source
    let layout = PlainText.layout(of: text)
    self.paragraphs = paragraphs ?? layout.paragraphs
    self.title = title ?? layout.title
  }

  /// The words of the article: what white space parts.
  public var words: Int {
    var count = 0
    var (offset, paragraph, isInside) = (0, 0, false)
    for scalar in text.unicodeScalars {
      while paragraph < paragraphs.count, paragraphs[paragraph].upperBound <= offset {
        paragraph += 1
        isInside = false
      }
      guard paragraph < paragraphs.count else { break }
      let isWord = paragraphs[paragraph].lowerBound <= offset && !PlainText.isSpace(scalar)
      if isWord, !isInside { count += 1 }
      isInside = isWord
      offset += 1
    }
    return count
  }
}

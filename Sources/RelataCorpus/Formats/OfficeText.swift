/// The text of a word processor's file, before it is a document.
struct OfficeText {
  struct Paragraph: Equatable {
    var text: String
    var isHeading = false
    var isTitle = false
  }

  var paragraphs: [Paragraph] = []
  /// What the file says of itself.
  var title: String?
  var date: String?

  /// One article, or the articles of a database's export.
  func documents(_ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    let lines = paragraphs.map(\.text)
    if let articles = DatabaseExport.articles(lines) { return try DatabaseExport.documents(articles, input, context) }
    guard lines.contains(where: { !$0.isEmpty }) else { throw .empty }
    let stem = input.stem
    let title = paragraphs.first { $0.isTitle && !$0.text.isEmpty }?.text ?? paragraphs.first { !$0.text.isEmpty }.flatMap { $0.isHeading ? $0.text : nil }
    // The properties often have the title of another file that this one was made from.
    let isSaid = self.title.map { said in lines.prefix(5).contains { PlainText.isSame($0, said) } } ?? false
    var text = lines.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    if let title, let place = lines.firstIndex(of: title), place > 0, place < 4 {
      // Below a line for the section or the date.
      text = ([title] + lines[..<place] + lines[(place + 1)...]).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
    let date = PlainTextFormat.date(inName: stem) ?? date.flatMap(Dates.iso)
    return [Document(id: stem, title: title ?? (isSaid ? self.title : nil), date: date, text: text)]
  }
}

/// Joins what runs of a paragraph say.
struct ParagraphBuilder {
  private(set) var paragraphs: [OfficeText.Paragraph] = []
  private var text = ""

  /// What stands behind a cell of a table.
  static let cell = "\u{1F}"

  mutating func append(_ part: String) { text += part }

  mutating func finish(isHeading: Bool = false, isTitle: Bool = false) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\u{1F}").map { $0.split { $0.isWhitespace }.joined(separator: " ") }
      let words = cells.filter { !$0.isEmpty }.joined(separator: " | ")
      if !words.isEmpty { paragraphs.append(OfficeText.Paragraph(text: words, isHeading: isHeading, isTitle: isTitle)) }
    }
    text = ""
  }

  /// A row of a table, its cells apart.
  mutating func append(row cells: [[OfficeText.Paragraph]]) {
    let texts = cells.map { $0.map(\.text).joined(separator: " ") }.filter { !$0.isEmpty }
    // Tables with long cells are there for the layout.
    if texts.contains(where: { $0.utf8.count > 120 }) {
      paragraphs += cells.flatMap { $0 }
    } else if !texts.isEmpty {
      paragraphs.append(OfficeText.Paragraph(text: texts.joined(separator: " | ")))
    }
  }
}

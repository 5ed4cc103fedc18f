/// What a row, an object or an item says of one article, before it is a document.
struct ArticleFields {
  var id: String?
  var title: String?
  var date: String?
  var source: String?
  var text = ""

  /// Sets a field that the usual names, or those of the options, give to a name.
  enum Field: Int, CaseIterable {
    case text, title, date, id, source

    /// In lower case, letters and digits alone; of several, the first counts.
    var usualNames: [String] {
      switch self {
      case .text: ["text", "body", "content", "article", "maintext", "fulltext", "articletext", "articlebody", "bodytext", "contenttext", "story"]
      case .title: ["title", "headline", "subject"]
      case .date:
        [
          "date", "published", "datepublish", "datepublished", "publisheddate", "publisheddatetime", "publishedat", "publicationdate", "publishdate",
          "pubdate", "datetime", "timestamp",
        ]
      case .id: ["id", "url", "link", "guid", "uri"]
      case .source: ["source", "sourcedomain", "publisher", "sourcename", "publication", "outlet", "newspaper", "domain"]
      }
    }

    func chosenName(_ columns: ReadingOptions.Columns) -> String? {
      switch self {
      case .text: columns.text
      case .title: columns.title
      case .date: columns.date
      case .id: columns.id
      case .source: columns.source
      }
    }
  }

  /// What of a name tells it from others: `Full_Text` is `fulltext`.
  static func folded(_ name: String) -> String {
    String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }

  /// The fields of an object whose members are at hand by their names.
  init(_ member: (String) -> String?, usual: (String) -> String?, columns: ReadingOptions.Columns) {
    func value(_ field: Field) -> String? {
      if let chosen = field.chosenName(columns) { return member(chosen) }
      return field.usualNames.lazy.compactMap(usual).first { !$0.isEmpty }
    }
    (id, title, date, source, text) = (value(.id), value(.title), value(.date), value(.source), value(.text) ?? "")
  }

  init(id: String? = nil, title: String? = nil, date: String? = nil, source: String? = nil, text: String) {
    (self.id, self.title, self.date, self.source, self.text) = (id, title, date, source, text)
  }

  /// The document: a text in HTML is reduced as a page is, and the title is the text's first line.
  ///
  /// - Throws: Where the date may be read in two ways.
  func document(fallbackID: String, order: ReadingOptions.DateOrder?) throws(CorpusError.Cause) -> Document {
    let reduced = MarkedText.reduced(text)
    let title = (title.flatMap { $0.isEmpty ? nil : $0 } ?? reduced?.title).map { MarkedText.line($0).split { $0.isWhitespace }.joined(separator: " ") }
    let reading = date.map { Dates.read($0, order: order) } ?? .none
    if reading == .ambiguous { throw .ambiguousDate(date ?? "") }
    var found: String?
    if case .date(let date) = reading { found = date }
    let source = source.map { $0.split { $0.isWhitespace }.joined(separator: " ") }
    return Document(
      id: id.flatMap { $0.isEmpty ? nil : $0 } ?? fallbackID, title: title, date: found, source: source.flatMap { $0.isEmpty ? nil : $0 },
      text: ArticleFields.withHeadline(title, reduced.map { PlainText.withoutJunk($0.paragraphs.joined(separator: "\n\n") + "\n") } ?? text))
  }

  /// The text below its headline, where it does not begin with it.
  static func withHeadline(_ title: String?, _ text: String) -> String {
    guard let title, !title.isEmpty, !PlainText.begins(text, with: title) else { return text }
    return title + "\n\n" + text
  }
}

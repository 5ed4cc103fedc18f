import RelataGraph

@testable import RelataCorpus

/// Readers of articles: whatever the bytes, documents whose paragraphs lie in their text, or an error.
enum CorpusPromises {
  static func documents(_ bytes: [UInt8], _ scratch: ScratchFile) throws {
    try scratch.replace(by: bytes)
    var reader = CorpusReader(try Corpus([scratch.path]))
    var errors = 0
    while true {
      do {
        guard let document = try reader.read() else { return }
        try check(document)
      } catch let error as CorpusError {
        errors += 1
        try BrokenPromise.check(!error.description.isEmpty && error.path == scratch.path, "an error names its file")
        // Every line of JSON Lines may be bad, and each is passed once.
        try BrokenPromise.check(errors <= bytes.count + 1, "reading ends")
      }
    }
  }

  static func text(_ bytes: [UInt8], _ scratch: ScratchFile) throws {
    try documents(bytes, scratch)
    let text = String(decoding: bytes, as: UTF8.self)
    let count = text.unicodeScalars.count
    try inOrder(PlainText.paragraphs(of: text), below: count)
    _ = Dates.iso(text)
    // Pieces of any size are the text.
    var pieces = TextPieces(text: text, size: 8 + Int(bytes.first ?? 0))
    var joined = ""
    do {
      while let piece = try pieces.next() { joined += piece.text }
      try BrokenPromise.check(joined.utf8.elementsEqual(text.utf8), "the pieces of a text are the text")
    } catch let error as CorpusError {
      try BrokenPromise.check(error.cause == .binary && text.utf8.contains(0), "text is refused for NUL alone, not as \(error)")
    }
  }

  /// Of a word processor's file: paragraphs with words, or an error.
  static func paragraphs(_ read: () throws -> [OfficeText.Paragraph]) throws {
    guard let paragraphs = try? read() else { return }
    for paragraph in paragraphs {
      try BrokenPromise.check(!paragraph.text.isEmpty && !paragraph.text.contains(where: \.isNewline), "a paragraph is a line with words")
    }
  }

  /// Of a PDF's words: no word is lost or comes twice, but those in margins.
  static func layout(_ bytes: [UInt8]) throws {
    let layout = PDFLayout(bytes)
    for paragraph in layout.paragraphs { try BrokenPromise.check(!paragraph.text.isEmpty, "a paragraph has words") }
    if let title = layout.title { try BrokenPromise.check(layout.paragraphs.contains { $0.text == title }, "the title is a paragraph") }
  }

  /// Of a database's export: what becomes text was there.
  static func export(_ bytes: [UInt8]) throws {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    let length = bytes.count * 3 + lines.count * 4
    let articles = DatabaseExport.articles(lines) ?? []
    try BrokenPromise.check(articles.reduce(0) { $0 + $1.text.utf8.count } <= length, "the texts are no longer than the file")
  }

  private static func check(_ document: Document) throws {
    try BrokenPromise.check(!document.id.isEmpty, "a document has an identifier")
    try inOrder(document.paragraphs, below: document.text.unicodeScalars.count)
    if let date = document.date { try BrokenPromise.check(date.utf8.count == 10, "a date is ISO 8601, not \(date)") }
  }

  private static func inOrder(_ ranges: [Range<Int>], below count: Int) throws {
    var last = 0
    for range in ranges {
      try BrokenPromise.check(range.lowerBound >= last && range.upperBound <= count && !range.isEmpty, "paragraphs are in order and in the text: \(range)")
      last = range.upperBound
    }
  }
}

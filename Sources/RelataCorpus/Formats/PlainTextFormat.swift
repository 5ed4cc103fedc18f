/// Plain text and Markdown: a file is an article, with its title in the first line.
enum PlainTextFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    var bytes = bytes
    if let encoding = context.options.encoding, !["utf-8", "utf8"].contains(encoding.lowercased()) {
      guard let charset = Charset(encoding) else { throw .unknownEncoding(encoding) }
      bytes = charset.decode(bytes).text
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]), let encoding = Charset.found(in: bytes[...]),
      let charset = Charset(encoding)
    {
      bytes = charset.decode(Array(bytes.dropFirst(2))).text
    }
    try check(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("DOCUMENTS") || text.contains("End of Document") || text.contains("\nDocument ") {
      let scalars = Array(text.unicodeScalars)
      let lines = PlainText.paragraphs(of: text).map { String(String.UnicodeScalarView(scalars[$0])) }
      if let articles = DatabaseExport.articles(lines) { return try DatabaseExport.documents(articles, input, context) }
    }
    let document = Document(id: input.stem, date: date(inName: input.stem), text: text)
    guard !document.paragraphs.isEmpty else { throw .empty }
    return [document]
  }

  /// The date at the start or the end of a file's name.
  static func date(inName stem: String) -> String? { Dates.iso(String(stem.prefix(10))) ?? Dates.iso(String(stem.suffix(10))) }

  static func check(_ bytes: [UInt8]) throws(CorpusError.Cause) {
    if bytes.contains(0) { throw .binary }
    if String(validating: bytes, as: UTF8.self) == nil { throw .notUTF8(byte: firstInvalidUTF8(bytes)) }
  }
}

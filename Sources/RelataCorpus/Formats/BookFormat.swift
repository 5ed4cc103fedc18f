/// Books and papers as EPUB (2 and 3): each file of the reading order that has running text is an article.
enum BookFormat {
  static func documents(_ archive: ZipArchive, _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    guard let container = archive.member("META-INF/container.xml") else { throw .damaged("it has no container.xml") }
    let package = try XMLTree.read(try archive.contents(container, limit: context.limit.file)) { (root) throws(CorpusError.Cause) in
      root.first("rootfiles")?.first("rootfile")?.attribute("full-path")
    }
    guard let package, let member = archive.member(package) else { throw .damaged("it has no list of its files") }
    let contents = try archive.contents(member, limit: context.limit.file)
    let book = try XMLTree.read(contents) { (root) throws(CorpusError.Cause) in BookFormat.book(root) }
    let folder = package.lastIndex(of: "/").map { String(package[...$0]) } ?? ""
    var documents: [Document] = []
    for (number, path) in book.chapters.enumerated() {
      guard let member = archive.member(folder + (path.removingPercentEscapes ?? path)) else { throw .damaged("it has no \(path)") }
      let bytes = try archive.contents(member, limit: context.limit.file)
      // Covers and tables of contents have no running text.
      guard var document = try? Page.document(bytes: bytes, stem: "\(input.stem)-\(number + 1)", order: context.options.dateOrder),
        document.words >= Remarks.fewWords
      else { continue }
      document.date = document.date ?? PlainTextFormat.date(inName: input.stem) ?? book.date
      document.source = document.source ?? book.title
      documents.append(document)
    }
    if documents.isEmpty { throw .empty }
    return documents
  }

  private struct Book {
    var title: String?
    var date: String?
    var chapters: [String] = []
  }

  private static func book(_ root: HTMLNode) -> Book {
    var book = Book()
    let metadata = root.first("metadata")
    book.title = metadata?.first("title")?.wholeText.split { $0.isWhitespace }.joined(separator: " ")
    book.date =
      metadata?.children.lazy.filter { $0.name == "date" && $0.attribute("event") ?? "publication" == "publication" }.compactMap { Dates.iso($0.wholeText) }
      .first
    var files: [String: String] = [:]
    for item in root.first("manifest")?.children ?? [] where item.attribute("properties") != "nav" {
      if let id = item.attribute("id"), let path = item.attribute("href"), item.attribute("media-type") == "application/xhtml+xml" { files[id] = path }
    }
    for item in root.first("spine")?.children ?? [] where item.attribute("linear") != "no" {
      if let path = item.attribute("idref").flatMap({ files[$0] }), !book.chapters.contains(path), book.chapters.count < 5_000 { book.chapters.append(path) }
    }
    return book
  }
}

extension String {
  /// `a b` of `a%20b`; `nil` where that is no UTF-8.
  var removingPercentEscapes: String? {
    var out: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(validating: out, as: UTF8.self)
  }
}

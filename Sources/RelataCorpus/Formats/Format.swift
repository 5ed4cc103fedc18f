/// The kinds of files that are read.
enum Format: Equatable {
  case text, page, json, jsonLines, table, feed, jsonFeed, richText, savedPage, message, mailbox, crawl, pdf
  /// ZIP, and what is a ZIP archive inside: DOCX, ODT, EPUB.
  case archive
  case gzip

  /// By the endings that files of the kind usually have. What a file holds counts for more.
  static let endings: [String: Format] = [
    "txt": .text, "text": .text, "md": .text, "html": .page, "htm": .page, "xhtml": .page, "json": .json, "jsonl": .jsonLines, "ndjson": .jsonLines,
    "csv": .table, "tsv": .table, "rss": .feed, "atom": .feed, "rtf": .richText, "mhtml": .savedPage, "mht": .savedPage, "eml": .message,
    "mbox": .mailbox, "warc": .crawl, "pdf": .pdf, "docx": .archive, "odt": .archive, "epub": .archive, "zip": .archive, "gz": .gzip,
  ]

  /// How much of a file tells its kind.
  static let headLength = 1 << 16

  /// The kind of a file, by what it holds, and where that does not tell by its ending.
  ///
  /// - Parameter head: The first bytes, `headLength` if there are as many.
  static func of(_ head: ArraySlice<UInt8>, name: String) -> Format {
    let named = Format.endings[Corpus.fileExtension(name)]
    if let marked = ofMark(head) { return marked }
    var text = head
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { text = head.dropFirst(3) }
    text = text.drop { $0 <= 0x20 && $0 != 0 }
    if let markup = ofMarkup(text) { return markup }
    if let json = ofJSON(text, named: named) { return json }
    if let message = ofMessage(text) { return message }
    if named == nil || named == .text, isTable(text) { return .table }
    return named ?? .text
  }

  /// The kind of a file that is no text, or not known as one, for folders and archives.
  ///
  /// - Returns: `nil` where nothing says that it is one to read.
  static func toRead(_ head: ArraySlice<UInt8>, name: String) -> Format? {
    if Format.endings[Corpus.fileExtension(name)] == nil {
      let format = of(head, name: name)
      // Of plain text that nothing says to be an article there is much: licences, lists, programs.
      return format == .text ? nil : format
    }
    return of(head, name: name)
  }

  /// Marks that files of a kind begin with.
  private static func ofMark(_ head: ArraySlice<UInt8>) -> Format? {
    func begins(_ mark: String) -> Bool { head.starts(with: Array(mark.utf8)) }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if begins("PK\u{3}\u{4}") || begins("PK\u{5}\u{6}") { return .archive }
    if begins("{\\rtf") { return .richText }
    if begins("WARC/") { return .crawl }
    if head.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil { return .pdf }
    return nil
  }

  /// A header with the fields of messages; a text may begin with one line that looks like one.
  private static func ofMessage(_ text: ArraySlice<UInt8>) -> Format? {
    var rest = text
    var isMailbox = false
    if rest.starts(with: Array("From ".utf8)), let end = rest.firstIndex(of: 0x0A) {
      isMailbox = true
      rest = rest[(end + 1)...]
    }
    guard let colon = rest.prefix(60).firstIndex(of: UInt8(ascii: ":")), !rest[..<colon].contains(where: { $0 <= 0x20 }) else { return nil }
    let headers = MIMEMessage.headers(&rest)
    let known = ["from", "to", "subject", "date", "message-id", "mime-version", "received", "content-type", "return-path"].count { headers[$0] != nil }
    guard known >= 3 else { return nil }
    if isMailbox { return .mailbox }
    let type = headers["content-type"]?.lowercased() ?? ""
    return headers["snapshot-content-location"] != nil || type.hasPrefix("multipart/related") && type.contains("text/html") ? .savedPage : .message
  }

  private static func ofMarkup(_ text: ArraySlice<UInt8>) -> Format? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    switch rootElement(text) {
    case "rss", "feed", "rdf": return .feed
    case "html": return .page
    default: return nil
    }
  }

  /// The local name of the first element, behind declarations and comments.
  private static func rootElement(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text.prefix(8192)
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        var end = rest.startIndex + 3
        while end + 2 < rest.endIndex, !rest[end...].starts(with: Array("-->".utf8)) { end += 1 }
        rest = rest[end...]
        continue
      }
      let name = String(decoding: rest.prefix(64).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }, as: UTF8.self).lowercased()
      if name == "!doctype" {
        // Within the declaration, nothing is an element.
        if String(decoding: rest.prefix(64), as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).dropFirst().first?.hasPrefix("html") == true {
          return "html"
        }
        continue
      }
      if name.hasPrefix("?") || name.hasPrefix("!") { continue }
      return name.split(separator: ":").last.map(String.init)
    }
    return nil
  }

  /// A text may begin with a bracket or a brace as well.
  private static func ofJSON(_ text: ArraySlice<UInt8>, named: Format?) -> Format? {
    var rest = text
    guard let open = rest.popFirst(), open == UInt8(ascii: "{") || open == UInt8(ascii: "[") else { return nil }
    rest = rest.drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: open == UInt8(ascii: "{") ? "\"" : "{") else { return named == .json || named == .jsonLines ? named : nil }
    if open == UInt8(ascii: "{"), let found = text.prefix(4096).firstRange(of: Array("jsonfeed.org/version".utf8)), !found.isEmpty { return .jsonFeed }
    if open == UInt8(ascii: "["), named != .jsonLines { return .json }
    if named == .jsonLines { return .jsonLines }
    // An object a line: behind the first line comes another one.
    if let end = text.firstIndex(of: 0x0A), text[..<end].last(where: { $0 > 0x20 }) == UInt8(ascii: "}"),
      text[end...].first(where: { $0 > 0x20 }) == UInt8(ascii: "{")
    {
      return .jsonLines
    }
    return .json
  }

  /// Whether the first line names columns as tables of articles do, and the next record has as many fields.
  private static func isTable(_ text: ArraySlice<UInt8>) -> Bool {
    guard let end = text.firstIndex(of: 0x0A), end - text.startIndex < 2000, let layout = TableLayout.found(in: Array(text)) else { return false }
    var records = TableRecords(layout: layout)
    var rest = text
    guard let names = records.next(&rest), names.count > 1, names.allSatisfy({ $0.count < 40 }) else { return false }
    let columns = names.map { String(decoding: $0, as: UTF8.self) }
    guard let places = try? TableReader.places(columns, ReadingOptions.Columns()), places.count(where: { $0 != nil }) > 1 else { return false }
    records.begin()
    return (records.next(&rest) ?? records.last())?.count == names.count
  }
}

/// The kinds of files that are read.
enum Format: Equatable {
  case text, page, json, jsonLines, table, feed, jsonFeed

  /// By the endings that files of the kind usually have. What a file holds counts for more.
  static let endings: [String: Format] = [
    "txt": .text, "text": .text, "md": .text, "html": .page, "htm": .page, "xhtml": .page, "json": .json, "jsonl": .jsonLines, "ndjson": .jsonLines,
    "csv": .table, "tsv": .table, "rss": .feed, "atom": .feed,
  ]

  /// How much of a file tells its kind.
  static let headLength = 1 << 16

  /// The kind of a file, by what it holds, and where that does not tell by its ending.
  ///
  /// - Parameter head: The first bytes, `headLength` if there are as many.
  static func of(_ head: ArraySlice<UInt8>, name: String) -> Format {
    let named = Format.endings[Corpus.fileExtension(name)]
    var text = head
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { text = head.dropFirst(3) }
    text = text.drop { $0 <= 0x20 && $0 != 0 }
    if let markup = ofMarkup(text) { return markup }
    if let json = ofJSON(text, named: named) { return json }
    if named == nil || named == .text, isTable(text) { return .table }
    return named ?? .text
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

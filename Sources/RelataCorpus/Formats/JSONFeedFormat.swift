import RelataGraph
import RelataSupport

/// JSON Feed 1.0 and 1.1. An item is an article; the feed's title is its source.
enum JSONFeedFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    try PlainTextFormat.check(bytes)
    var items: [ArticleFields] = []
    var source: String?
    do throws(JSONError) {
      var json = JSONReader(bytes)
      try json.object { (reader: inout JSONReader, key) throws(JSONError) in
        switch key {
        case "title" where reader.peek() == UInt8(ascii: "\""): source = try reader.string()
        case "items" where reader.peek() == UInt8(ascii: "["):
          try reader.array { (reader: inout JSONReader) throws(JSONError) in items.append(try item(&reader)) }
        default: try reader.skip()
        }
      }
      try json.finish()
    } catch {
      throw .malformed(line: error.line, column: error.column, error.message)
    }
    if items.isEmpty { throw .empty }
    var documents: [Document] = []
    for (number, item) in items.enumerated() {
      var fields = item
      fields.source = source
      let fallback = "\(input.stem)-\(number + 1)"
      guard !fields.text.isEmpty else {
        context.log.remarks.addWithoutText(fields.id ?? fallback)
        continue
      }
      documents.append(try fields.document(fallbackID: fallback, order: context.options.dateOrder))
    }
    return documents
  }

  private static func item(_ reader: inout JSONReader) throws(JSONError) -> ArticleFields {
    var members: [String: String] = [:]
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      if reader.peek() == UInt8(ascii: "\"") { members[key] = try reader.string() } else { try reader.skip() }
    }
    let text = ["content_html", "content_text", "summary"].lazy.compactMap { members[$0] }.first { !$0.isEmpty }
    return ArticleFields(
      id: members["id"] ?? members["url"], title: members["title"], date: members["date_published"] ?? members["date_modified"], text: text ?? "")
  }
}

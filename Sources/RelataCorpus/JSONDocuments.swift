import RelataGraph

/// Documents from JSON Lines, and from a JSON file with one object or an array of them.
enum JSONDocuments {
  /// Reads the object at `range` of `bytes`.
  ///
  /// The usual names of each member are understood; of several, the first in the lists here counts. A text in HTML is reduced as a page
  /// is, and the title is the text's first line.
  static func document(_ reader: inout JSONReader, fallbackID: String) throws(JSONError) -> Document {
    var members: [String: String] = [:]
    let start = reader.offset
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      if names.contains(key), reader.peek() == UInt8(ascii: "\"") {
        members[key] = try reader.string()
      } else if key == "id", let next = reader.peek(), (0x30...0x39).contains(next) {
        members[key] = String(try reader.integer())
      } else {
        try reader.skip()
      }
    }
    func first(_ keys: [String]) -> String? { keys.lazy.compactMap { members[$0] }.first { !$0.isEmpty } }
    guard let text = first(textNames) else {
      throw reader.error("expected an object with a text (one of \(textNames.joined(separator: ", ")))", at: start)
    }
    let reduced = MarkedText.reduced(text)
    let title = (first(titleNames) ?? reduced?.title).map { MarkedText.line($0).split { $0.isWhitespace }.joined(separator: " ") }
    return Document(
      id: first(idNames) ?? fallbackID, title: title, date: first(dateNames).flatMap(Dates.iso), source: first(sourceNames),
      text: withHeadline(title, reduced.map { PlainText.withoutJunk($0.paragraphs.joined(separator: "\n\n") + "\n") } ?? text))
  }

  /// The text below its headline, where it does not begin with it.
  private static func withHeadline(_ title: String?, _ text: String) -> String {
    guard let title, !title.isEmpty, !PlainText.begins(text, with: title) else { return text }
    return title + "\n\n" + text
  }

  private static let textNames = ["text", "body", "content", "maintext"]
  private static let idNames = ["id", "url"]
  private static let titleNames = ["title", "headline"]
  private static let dateNames = ["date", "published", "date_publish"]
  private static let sourceNames = ["source", "source_domain", "publisher"]
  private static let names = Set(textNames + idNames + titleNames + dateNames + sourceNames)
}

import RelataGraph
import RelataSupport

/// Documents as `relata read` shows them.
extension Document {
  /// The members that JSON Lines are read by, and the language and the number of words.
  public var jsonLine: [UInt8] {
    var writer = JSONWriter(compact: true)
    writer.object { writer in
      for (name, value) in [("id", id), ("title", title), ("date", date), ("source", source), ("language", language)] {
        writer.member(name, value)
      }
      writer.member("words", words)
      writer.member("text", text)
    }
    return writer.bytes + [0x0A]
  }
}

/// A line for each document, without its text.
public enum DocumentTable {
  private static let widths = [10, 4, 7, 20, 32]

  public static let head = line(["date", "lang", "words", "source", "id", "title"])

  public static func row(_ document: Document) -> String {
    line([document.date ?? "–", document.language ?? "–", String(document.words), document.source ?? "–", document.id, document.title ?? "–"])
  }

  private static func line(_ cells: [String]) -> String {
    var out = ""
    for (cell, width) in zip(cells, widths + [0]) {
      let text = printable(cell)
      out += width == 0 ? text : text + String(repeating: " ", count: max(0, width - text.count) + 2)
    }
    return out + "\n"
  }

  private static func printable(_ text: String) -> String { TerminalText.line(text).split(separator: " ").joined(separator: " ") }
}

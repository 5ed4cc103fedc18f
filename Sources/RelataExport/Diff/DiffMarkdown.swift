import RelataGraph
import RelataSupport

extension DiffReport {
  /// The report as GitHub-flavoured Markdown, for a comment on a pull request.
  public func markdown(_ detail: DiffDetail = DiffDetail()) -> String {
    if sections.isEmpty { return isEmpty ? "No differences.\n" : "No differences but in the header.\n" }
    var out = "| | added | removed | changed |\n| --- | ---: | ---: | ---: |\n"
    for section in sections {
      out += "| \(section.title) | \(section.count(.added)) | \(section.count(.removed)) | \(section.count(.changed) + section.count(.likely)) |\n"
    }
    if detail.stat { return out }
    for section in sections {
      out += "\n### \(section.title)\n\n"
      for entry in section.entries.prefix(detail.limit ?? .max) {
        out += "- \(DiffReport.marks[entry.sign] ?? "") **\(DiffReport.escaped(entry.title))**\n"
        if detail.brief { continue }
        for note in entry.notes { out += "  - \(DiffReport.escaped(note))\n" }
        for quote in entry.quotes {
          out += "  - \(DiffReport.marks[quote.sign] ?? "") “\(DiffReport.escaped(quote.text))” (\(DiffReport.escaped(quote.document)))\n"
        }
        if entry.moreQuotes > 0 { out += "  - and \(entry.moreQuotes) sentences more\n" }
      }
      if let limit = detail.limit, section.count > limit { out += "- … \(section.count - limit) more\n" }
    }
    return out
  }

  private static let marks: [Sign: String] = [.added: "➕", .removed: "➖", .changed: "✏️", .likely: "❓"]

  /// Text that no Markdown reader takes for markup, and that calls nobody by an @.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in TerminalText.line(text).unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "@": out += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!": out += "\\" + String(character)
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}

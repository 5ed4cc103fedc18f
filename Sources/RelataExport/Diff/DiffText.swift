import RelataGraph
import RelataSupport

/// How much of a diff is written out.
public struct DiffDetail: Sendable, Hashable {
  /// Counts alone.
  public var stat = false
  /// Without reasons and sentences.
  public var brief = false
  /// The most entries a section; `nil` for all.
  public var limit: Int?
  /// Terminal colours (ECMA-48).
  public var color = false

  public init() {}
}

extension DiffReport {
  /// The report for a terminal.
  public func text(_ detail: DiffDetail = DiffDetail()) -> String {
    if sections.isEmpty { return isEmpty ? "No differences.\n" : "No differences but in the header.\n" }
    if detail.stat { return stat }
    var out = ""
    for section in sections {
      if !out.isEmpty { out += "\n" }
      out += paint("\(section.title) (\(section.count))", "1", detail) + "\n"
      for entry in section.entries.prefix(detail.limit ?? .max) {
        out += paint("\(entry.sign.rawValue) \(TerminalText.line(entry.title))", DiffReport.colors[entry.sign] ?? "0", detail) + "\n"
        if detail.brief { continue }
        for note in entry.notes { out += "    \(TerminalText.line(note))\n" }
        for quote in entry.quotes {
          out +=
            paint(
              "  \(quote.sign.rawValue) “\(TerminalText.line(quote.text))” (\(TerminalText.line(quote.document)))", DiffReport.colors[quote.sign] ?? "0", detail
            )
            + "\n"
        }
        if entry.moreQuotes > 0 { out += "    and \(entry.moreQuotes) sentences more\n" }
      }
      if let limit = detail.limit, section.count > limit { out += "  … \(section.count - limit) more\n" }
    }
    return out
  }

  /// A line a section: how many were added, removed and changed.
  private var stat: String {
    let width = sections.map(\.title.count).max() ?? 0
    return sections.map { section in
      let counts = [Sign.added, .removed, .changed, .likely].filter { section.count($0) > 0 }.map { "\($0.rawValue)\(section.count($0))" }
      return section.title + String(repeating: " ", count: width - section.title.count) + "  " + counts.joined(separator: " ") + "\n"
    }.joined()
  }

  private static let colors: [Sign: String] = [.added: "32", .removed: "31", .changed: "33", .likely: "36"]

  private func paint(_ text: String, _ code: String, _ detail: DiffDetail) -> String { detail.color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}

import CTextMetrics

extension DiagramStyle {
  /// How wide a text is in its role, in points: as the table of widths has it, and somewhat more in fonts and scripts that it lacks.
  func width(of text: String, _ role: Role) -> Double {
    let size = sizes[role] ?? 10
    let known = text_metrics_width(text, size)
    if known >= 0, text_metrics_has_font(fonts[role] ?? font) { return known }
    return known >= 0 ? known * 1.15 : text.unicodeScalars.reduce(0) { $0 + size * ($1.value < 0x1100 ? 0.62 : 1.05) }
  }

  /// The height of a row of text, as Graphviz stacks rows.
  func rowHeight(_ role: Role) -> Double { ((sizes[role] ?? 10) * 1.1 + 0.5).rounded(.down) }

  /// A text in rows that are no wider than there is room, broken between words and cut where a word or the last row is too long.
  func rows(_ text: String, _ role: Role, within room: Double, most: Int) -> [String] {
    var rows: [String] = []
    for word in Diagram.plain(text).split(whereSeparator: \.isWhitespace) {
      if let last = rows.last, width(of: "\(last) \(word)", role) <= room {
        rows[rows.count - 1] = "\(last) \(word)"
      } else {
        rows.append(String(word))
      }
    }
    if rows.count > most { rows = rows.prefix(most - 1) + [rows[(most - 1)...].joined(separator: " ")] }
    return rows.map { cut($0, role, within: room) }
  }

  /// A row cut to the room that there is.
  func cut(_ row: String, _ role: Role, within room: Double) -> String {
    guard width(of: row, role) > room else { return row }
    var text = row
    while text.count > 1, width(of: text + "…", role) > room { text.removeLast() }
    while text.last?.isWhitespace == true || text.last == "," { text.removeLast() }
    return text + "…"
  }
}

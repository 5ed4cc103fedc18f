import RelataGraph
import RelataSupport

extension Timeline {
  /// What is said of somebody's standing: `planned, says Ivo Novak`.
  private func status(_ step: Step) -> String {
    var words = (step.statement.polarity == .negated ? "not " : "") + step.statement.modality.rawValue
    if let attributed = step.statement.attributed { words += ", says \(names[attributed] ?? attributed)" }
    return words
  }

  private func title(_ row: Row) -> String {
    "\(names[row.source] ?? row.source) \(labels[row.type] ?? row.type) \(names[row.target] ?? row.target)"
  }

  private func line(_ step: Step) -> String {
    let source = step.publisher.map { "\($0), \(step.evidence.document)" } ?? step.evidence.document
    let time = step.evidence.time.map { " [of \($0)]" } ?? ""
    return TerminalText.line("\(step.date ?? "no date   ")  \(status(step))\(time): “\(step.evidence.text)” (\(source))")
  }

  /// The timeline for a terminal: a row a relation, an arrow where its status turns, and contradictions side by side.
  public func text() -> String {
    guard !rows.isEmpty else { return "No relations.\n" }
    return rows.map { row in
      var out = TerminalText.line(title(row)) + "\n"
      for step in row.steps { out += (step.isTurn ? "  → " : "    ") + line(step) + "\n" }
      if row.isContradictory {
        out += "  ! contradiction\n"
        for (word, polarity) in [("affirmed", Polarity.affirmed), ("negated", .negated)] {
          let sources = row.steps.filter { $0.statement.polarity == polarity }.map { step in
            "\(step.date ?? "no date") \(step.statement.attributed.map { names[$0] ?? $0 } ?? step.publisher ?? step.evidence.document)"
          }
          out += TerminalText.line("    \(word): \(sources.joined(separator: "; "))") + "\n"
        }
      }
      return out
    }.joined(separator: "\n")
  }

  /// The timeline as SVG: a line a relation, a column a date. What is negated is crossed; plans are hollow, ideas dotted.
  public func svg() -> String {
    let dates = Set(rows.flatMap { $0.steps.map { $0.date ?? "no date" } }).sorted()
    let columns = Dictionary(uniqueKeysWithValues: dates.enumerated().map { ($1, $0) })
    let (left, column, line) = (360, 110, 44)
    let (width, height) = (left + max(1, dates.count) * column + 40, 60 + rows.count * line + 50)
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" font-family="Helvetica,Arial,sans-serif" font-size="12">
      <rect width="100%" height="100%" fill="#ffffff"/>

      """
    func x(_ date: String) -> Int { left + (columns[date] ?? 0) * column + column / 2 }
    for date in dates { out += "<text x=\"\(x(date))\" y=\"30\" text-anchor=\"middle\" fill=\"#1a1a1a\">\(Timeline.escaped(date))</text>\n" }
    for (index, row) in rows.enumerated() {
      let y = 60 + index * line
      out += "<text x=\"12\" y=\"\(y + 4)\" fill=\"#1a1a1a\">\(Timeline.escaped(String(title(row).prefix(54))))\(row.isContradictory ? " ⚡" : "")</text>\n"
      out += "<line x1=\"\(left)\" y1=\"\(y)\" x2=\"\(width - 20)\" y2=\"\(y)\" stroke=\"#d0d0d0\"/>\n"
      var places: [String: Int] = [:]
      for step in row.steps {
        let date = step.date ?? "no date"
        // Several sentences of a day stand beside each other.
        let place = places[date, default: 0]
        places[date] = place + 1
        if place < 6 { out += mark(step, x: x(date) - 36 + place * 15, y: y) }
      }
    }
    let y = height - 24
    out +=
      "<g fill=\"#1a1a1a\"><text x=\"12\" y=\"\(y)\">● actual   ○ planned   ◌ hypothetical   blue: affirmed   red, crossed: negated   ⚡ contradiction</text></g>\n"
    return out + "</svg>\n"
  }

  private func mark(_ step: Step, x: Int, y: Int) -> String {
    let isNegated = step.statement.polarity == .negated
    let ink = isNegated ? "#b3261e" : "#0072b2"
    let fill = step.statement.modality == .actual ? ink : "#ffffff"
    let dash = step.statement.modality == .hypothetical ? " stroke-dasharray=\"2 2\"" : ""
    let cross = isNegated ? "<path d=\"M\(x - 8) \(y + 8)L\(x + 8) \(y - 8)\" stroke=\"\(ink)\" stroke-width=\"2\"/>" : ""
    return
      "<g><title>\(Timeline.escaped(line(step)))</title><circle cx=\"\(x)\" cy=\"\(y)\" r=\"6\" fill=\"\(fill)\" stroke=\"\(ink)\" stroke-width=\"2\"\(dash)/>\(cross)</g>\n"
  }

  /// Text as XML shows it; what XML forbids is left out.
  private static func escaped(_ text: String) -> String {
    MarkupText.escaped(String(String.UnicodeScalarView(TerminalText.line(text).unicodeScalars.filter { $0.value & 0xFFFE != 0xFFFE })))
  }
}

import RelataGraph
import RelataSupport

/// The answer to a question as a table, for people and for programs.
public struct AnswerTable: Sendable {
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, json, csv
  }

  /// The names of the columns; `text` is a sentence.
  public var columns: [String]
  var rows: [[Scalar?]]

  public var isEmpty: Bool { rows.isEmpty }

  /// The table in a format, with a newline at the end unless it is empty.
  public func written(as format: Format) -> [UInt8] {
    switch format {
    case .text: Array(text().utf8)
    case .json: json()
    case .csv: csv()
    }
  }

  /// Columns under each other, each sentence on a line of its own below.
  private func text() -> String {
    let sentences = columns.firstIndex(of: "text")
    let shown = columns.indices.filter { column in column != sentences && rows.contains { $0[column] != nil } }
    func cell(_ row: [Scalar?], _ column: Int) -> String {
      TerminalText.line(row[column]?.lexical ?? "–").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let widths = shown.map { column in max(columns[column].count, rows.map { cell($0, column).count }.max() ?? 0) }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (number, (cell, width)) in zip(cells, widths).enumerated() {
        line += cell
        if number + 1 < cells.count { line += String(repeating: " ", count: width - cell.count + 2) }
      }
      return line + "\n"
    }
    guard !rows.isEmpty else { return "" }
    var out = line(shown.map { columns[$0] })
    for row in rows {
      out += line(shown.map { cell(row, $0) })
      if let sentences, row[sentences] != nil { out += "    “\(cell(row, sentences))”\n" }
    }
    return out
  }

  private func json() -> [UInt8] {
    var writer = JSONWriter()
    let order = columns.indices.sorted { columns[$0] < columns[$1] }
    writer.array(rows) { writer, row in
      writer.object { writer in
        for column in order {
          writer.key(columns[column])
          switch row[column] {
          case .text(let text): writer.string(text)
          case .integer(let number): writer.integer(number)
          case .real(let number): writer.number(number)
          case .flag(let flag): writer.bool(flag)
          case nil: writer.null()
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private func csv() -> [UInt8] {
    var csv = CSVRows()
    csv.append(columns)
    for row in rows { csv.append(row.map { $0?.lexical }) }
    return csv.bytes
  }
}

import ArgumentParser
import RelataGraph

/// Where corrections are written down, by whom and when.
struct RecordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file of corrections. (default: corrections.yaml beside the graph)", valueName: "file"))
  var corrections: String?

  @Option(help: "Who says so.")
  var author: String?

  @Option(help: "When, as 2025-08-18.")
  var date: String?

  func validate() throws {
    if let date, !Selection.isDate(date) { throw ValidationError("--date \(date): expected a date such as 2025-08-18.") }
  }

  func path(beside graph: String) -> String { corrections ?? CorrectionsFile.path(beside: graph) }

  func correction(_ content: Correction.Content, reason: String? = nil) -> Correction { Correction(content, author: author, date: date, reason: reason) }
}

import RelataGraph

/// Statements and causes in words.
extension DiffReport {
  func ends(_ statement: Statement) -> String {
    "\(name(statement.source)) \(diff.labels[statement.type] ?? statement.type) \(name(statement.target))"
  }

  func status(_ statement: Statement) -> String {
    var words = statement.polarity == .negated ? ["negated"] : []
    if statement.modality != .actual || words.isEmpty { words.append(statement.modality.rawValue) }
    if let attributed = statement.attributed { words.append("according to \(name(attributed))") }
    return words.joined(separator: " ")
  }

  func words(_ statement: Statement) -> String {
    let status = status(statement)
    return status == "actual" ? ends(statement) : "\(ends(statement)) (\(status))"
  }

  func because(_ causes: [GraphDiff.Cause]) -> [String] {
    guard !causes.isEmpty else { return [] }
    var reasons: [String] = []
    for (word, verb, verbs) in [
      ("document added", "was added", "were added"), ("document removed", "was removed", "were removed"),
      ("document edited", "was edited", "were edited"),
      ("document described", "has another title, date or source", "have other titles, dates or sources"),
    ] {
      let documents = causes.filter { $0.word == word }.compactMap(\.document)
      guard !documents.isEmpty else { continue }
      let more = documents.count - DiffReport.mostCauses
      reasons.append(
        documents.prefix(DiffReport.mostCauses).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "") + " " + (documents.count == 1 ? verb : verbs))
    }
    let textChanged = !reasons.isEmpty
    if causes.contains(.tool) { reasons.append((textChanged ? "or " : "") + "the tool changed: " + diff.tools.map(\.rawValue).joined(separator: ", ")) }
    if causes.contains(.correction) { reasons.append((textChanged ? "or " : "") + "it was corrected") }
    if causes.contains(.resolution) { reasons.append("with other documents around, other entities are meant") }
    if causes.contains(.unexplained) { reasons.append("neither text nor tool changed: the file was edited") }
    return ["because " + reasons.joined(separator: "; ")]
  }
}

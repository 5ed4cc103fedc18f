import RelataGraph

extension AnswerTable {
  /// Who opposes an entity: a row for each relation, with its best evidence.
  public static func opposition(to entity: String, in graph: Graph) -> AnswerTable {
    AnswerTable(
      columns: ["source", "relation", "target", "modality", "attributed", "time", "topic", "weight", "confidence", "document", "date", "text"],
      rows: RelationRows(graph, relations: graph.opposition(to: entity)).map { row in
        let relation = row.relation
        return [
          .text(relation.source), .text(relation.type), .text(relation.target), .text(relation.modality.rawValue), text(relation.attributed),
          text(relation.time),
          text(relation.topic), .integer(relation.weight), .real(relation.confidence), text(row.best?.document), text(row.document?.date), text(row.best?.text),
        ]
      })
  }

  /// What links two entities: for each way, a row for each relation of each step, with its best evidence.
  public static func links(from source: String, to target: String, limit: Int, in graph: Graph) -> AnswerTable {
    var rows: [[Scalar?]] = []
    for (number, path) in graph.shortestPaths(from: source, to: target, limit: limit).enumerated() {
      for (step, relations) in path.steps.enumerated() {
        for row in RelationRows(graph, relations: relations) {
          let relation = row.relation
          rows.append([
            .integer(number + 1), .integer(step + 1), .text(relation.source), .text(relation.type), .text(relation.target), .text(relation.polarity.rawValue),
            .text(relation.modality.rawValue), text(relation.attributed), .integer(relation.weight), .real(relation.confidence), text(row.best?.document),
            text(row.document?.date), text(row.best?.text),
          ])
        }
      }
    }
    return AnswerTable(
      columns: ["path", "step", "source", "relation", "target", "polarity", "modality", "attributed", "weight", "confidence", "document", "date", "text"],
      rows: rows)
  }

  /// With whom an entity meets: a row for each report.
  public static func meetings(of entity: String, in graph: Graph) -> AnswerTable {
    AnswerTable(
      columns: ["with", "time", "reported", "polarity", "modality", "attributed", "topic", "document", "text"],
      rows: graph.meetings(of: entity).map { meeting in
        [
          .text(meeting.other), text(meeting.time), text(meeting.reported), .text(meeting.relation.polarity.rawValue),
          .text(meeting.relation.modality.rawValue),
          text(meeting.relation.attributed), text(meeting.evidence.topic), .text(meeting.evidence.document), .text(meeting.evidence.text),
        ]
      })
  }

  /// The entities around one, with the kinds of evidence.
  public static func neighbours(of entity: String, in graph: Graph) -> AnswerTable {
    AnswerTable(
      columns: ["entity", "type"] + tallyColumns,
      rows: graph.neighbours(of: entity).map { [.text($0.entity), text(graph.entity($0.entity)?.type.rawValue)] + cells($0.tally) })
  }

  /// The pairs with the most evidence.
  public static func activePairs(limit: Int, in graph: Graph) -> AnswerTable {
    AnswerTable(
      columns: ["first", "second"] + tallyColumns, rows: graph.activePairs().prefix(limit).map { [.text($0.first), .text($0.second)] + cells($0.tally) })
  }

  private static let tallyColumns = ["evidence", "cooperation", "conflict", "facts", "negated"]

  private static func cells(_ tally: Tally) -> [Scalar?] {
    [tally.total, tally.cooperation, tally.conflict, tally.facts, tally.negated].map(Scalar.integer)
  }

  private static func text(_ value: String?) -> Scalar? { value.map(Scalar.text) }
}

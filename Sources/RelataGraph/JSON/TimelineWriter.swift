import RelataSupport

extension Timeline {
  /// The timeline as JSON: keys sorted, two-space indent.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("rows", each: rows) { writer, row in
        writer.object { writer in
          writer.member("contradictory", row.isContradictory)
          writer.member("label", labels[row.type])
          for (key, id) in [("source", row.source), ("target", row.target)] {
            writer.member(key, id)
            writer.member(key + "Name", names[id])
          }
          writer.member("steps", each: row.steps) { $0.step($1) }
          writer.member("type", row.type)
        }
      }
      writer.member("schema", "relata-timeline/1")
    }
    return writer.flush() + [0x0A]
  }
}

extension JSONWriter {
  fileprivate mutating func step(_ step: Timeline.Step) {
    object { writer in
      writer.member("attributed", step.statement.attributed)
      writer.member("date", step.date)
      writer.member("evidence") { $0.evidence(step.evidence, usual: nil) }
      writer.member("modality", step.statement.modality.rawValue)
      writer.member("polarity", step.statement.polarity.rawValue)
      writer.member("publisher", step.publisher)
      writer.member("turn", step.isTurn)
    }
  }
}

import RelataSupport

extension Timeline {
  /// The timeline as JSON: keys sorted, two-space indent.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("rows")
      writer.array(rows) { writer, row in
        writer.object { writer in
          writer.key("contradictory")
          writer.bool(row.isContradictory)
          writer.key("label")
          writer.string(labels[row.type])
          for (key, id) in [("source", row.source), ("target", row.target)] {
            writer.key(key)
            writer.string(id)
            writer.key(key + "Name")
            writer.string(names[id])
          }
          writer.key("steps")
          writer.array(row.steps) { $0.step($1) }
          writer.key("type")
          writer.string(row.type)
        }
      }
      writer.key("schema")
      writer.string("relata-timeline/1")
    }
    return writer.flush() + [0x0A]
  }
}

extension JSONWriter {
  fileprivate mutating func step(_ step: Timeline.Step) {
    object { writer in
      writer.key("attributed")
      writer.string(step.statement.attributed)
      writer.key("date")
      writer.string(step.date)
      writer.key("evidence")
      writer.evidence(step.evidence, usual: nil)
      writer.key("modality")
      writer.string(step.statement.modality.rawValue)
      writer.key("polarity")
      writer.string(step.statement.polarity.rawValue)
      writer.key("publisher")
      writer.string(step.publisher)
      writer.key("turn")
      writer.bool(step.isTurn)
    }
  }
}

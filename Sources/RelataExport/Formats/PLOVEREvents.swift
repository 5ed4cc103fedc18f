import RelataGraph
import RelataSupport

extension Graph {
  /// Writes PLOVER event records (PLOVER manual 1.3) as JSON Lines: one a sentence, pair and event type.
  ///
  /// Standing facts have no event type and are left out, and so is what is denied. Auxiliary modes that the event type says already are not
  /// repeated: planned aid is AGREE, without the mode future.
  ///
  /// - Parameter actors: The countries and sectors of the actors; without it, as far as the graph tells them.
  public func writePLOVEREvents<Failure: Error>(actors: ActorDirectory? = nil, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var lines = JSONLines()
    let table = EventRows(self, actors ?? ActorDirectory(self))
    for event in EventList(self).events {
      let row = table.row(event)
      let (evidence, code) = (event.evidence, event.code)
      lines.object { line in
        line.actor("actor", row.actor)
        line.text("attributed", event.relation.attributed)
        line.member("confidence", evidence.confidence)
        line.text("date", row.document?.date)
        line.text("document", evidence.document)
        line.member("end", evidence.range.upperBound)
        line.text("event", code.type)
        line.text("event_time", event.date)
        line.text("id", event.id)
        line.text("modality", code.modality.rawValue)
        line.member("modes", code.modes)
        line.text("polarity", code.polarity.rawValue)
        line.text("quad", code.quad?.rawValue)
        line.actor("recipient", row.recipient)
        line.text("relation", event.relation.type)
        line.text("source", row.document?.source)
        line.member("start", evidence.range.lowerBound)
        line.text("text", evidence.text)
        line.text("title", row.document?.title)
        line.text("topic", evidence.topic)
      }
      if lines.isFull { try write(lines.flush()) }
    }
    try write(lines.flush())
  }
}

extension JSONWriter {
  /// A member, left out where there is no value.
  fileprivate mutating func text(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    member(name, value)
  }

  fileprivate mutating func actor(_ name: String, _ party: EventRow.Party) {
    object(name) { writer in
      writer.text("country", party.country)
      writer.member("end", party.words.upperBound)
      writer.text("id", party.id)
      writer.text("iso", party.entity?.iso)
      writer.text("name", party.entity?.name)
      writer.text("sector", party.sector?.rawValue)
      writer.member("start", party.words.lowerBound)
      writer.text("text", party.text)
      writer.text("type", party.entity?.type.rawValue)
    }
  }
}

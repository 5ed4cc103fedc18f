import RelataGraph

extension Graph {
  /// Writes PLOVER event records (PLOVER manual 1.3) as JSON Lines: one a piece of evidence of a relation that is an event.
  ///
  /// Standing facts have no event type and are left out. Auxiliary modes that the event type says already are not repeated:
  /// planned aid is AGREE, without the mode future.
  public func writePLOVEREvents<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let documents = Dictionary(corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    let entities = Dictionary(entities.map { ($0.id, $0) }) { first, _ in first }
    var lines = JSONLines()
    for row in RelationRows(self) {
      let relation = row.relation
      for (number, evidence) in relation.evidence.enumerated() {
        guard let event = evidence.plover ?? relation.plover else { continue }
        let document = documents[evidence.document]
        lines.object { line in
          line.actor("actor", relation.source, entities[relation.source])
          line.text("attributed", relation.attributed)
          line.key("confidence")
          line.number(evidence.confidence)
          line.text("date", document?.date)
          line.text("document", evidence.document)
          line.key("end")
          line.integer(evidence.range.upperBound)
          line.text("event", event)
          line.text("event_time", evidence.time)
          line.text("id", "\(row.id)#\(number + 1)")
          line.key("modes")
          line.strings(modes(of: relation, event: event, usual: row.type?.plover))
          line.text("quad", relation.quad?.rawValue)
          line.actor("recipient", relation.target, entities[relation.target])
          line.text("relation", relation.type)
          line.text("source", document?.source)
          line.key("start")
          line.integer(evidence.range.lowerBound)
          line.text("text", evidence.text)
          line.text("title", document?.title)
          line.text("topic", evidence.topic)
        }
        if lines.isFull { try write(lines.flush()) }
      }
    }
    try write(lines.flush())
  }

  /// The auxiliary modes of PLOVER that the event type leaves to be said.
  private func modes(of relation: Relation, event: String, usual: String?) -> [String] {
    guard usual == nil || usual == event else { return [] }
    var modes: [String] = []
    switch relation.modality {
    case .actual: break
    case .planned: modes.append("future")
    case .hypothetical: modes.append("hypothetical")
    }
    if relation.polarity == .negated { modes.append("negation") }
    return modes
  }
}

extension JSONWriter {
  /// A member, left out where there is no value.
  fileprivate mutating func text(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    key(name)
    string(value)
  }

  fileprivate mutating func actor(_ name: String, _ id: String, _ entity: Entity?) {
    key(name)
    object { writer in
      writer.text("id", id)
      writer.text("iso", entity?.iso)
      writer.text("name", entity?.name)
      writer.text("type", entity?.type.rawValue)
    }
  }
}

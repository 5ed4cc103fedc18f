extension Graph {
  /// The relations of conflict towards an entity: who opposes it, how, and with what evidence; most evidence first.
  ///
  /// What is negated is no opposition; what is planned, hypothetical or another's claim is listed with its status.
  public func opposition(to entity: String) -> [Relation] {
    let found = relations.filter { relation in
      guard relation.polarity == .affirmed, relation.quad == .verbalConflict || relation.quad == .materialConflict else { return false }
      return relation.target == entity || relation.source == entity && relationTypes[relation.type]?.symmetric == true
    }
    return found.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
  }

  /// One report of a meeting.
  public struct Meeting: Sendable, Hashable {
    /// The other side's identifier.
    public var other: String
    /// What the text says of the time, in ISO 8601.
    public var time: String?
    /// The date of the document.
    public var reported: String?
    public var relation: Relation
    public var evidence: Evidence
  }

  /// With whom an entity meets and when: relations that PLOVER calls CONSULT, a report each, in the order of time.
  public func meetings(of entity: String) -> [Meeting] {
    let dates = Dictionary(corpus.documents.map { ($0.id, $0.date) }) { first, _ in first }
    var meetings: [Meeting] = []
    for relation in relations where relation.source == entity || relation.target == entity {
      guard (relationTypes[relation.type]?.plover ?? relation.plover) == "CONSULT" else { continue }
      for evidence in relation.evidence {
        meetings.append(
          Meeting(
            other: relation.source == entity ? relation.target : relation.source, time: evidence.time, reported: dates[evidence.document] ?? nil,
            relation: relation,
            evidence: evidence))
      }
    }
    func order(_ meeting: Meeting) -> (String, String, Evidence) { (meeting.time ?? meeting.reported ?? "", meeting.other, meeting.evidence) }
    return meetings.sorted { order($0) < order($1) }
  }
}

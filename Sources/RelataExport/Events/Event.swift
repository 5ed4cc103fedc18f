import RelataGraph

/// Who did what to whom, as one sentence tells it.
struct Event {
  /// An end: who it is, and the place of the words for it.
  struct End {
    var id: String
    var words: Range<Int>
  }

  let relation: Relation
  let evidence: Evidence
  let code: EventCode
  /// Whether it holds both ways.
  let isSymmetric: Bool
  let actor: End
  let recipient: End

  init(relation: Relation, evidence: Evidence, code: EventCode, isSymmetric: Bool) {
    self.relation = relation
    self.evidence = evidence
    self.code = code
    // Two meet, but one of them refuses to.
    let isOneSided = isSymmetric && code.type == EventType.reject.rawValue
    self.isSymmetric = isSymmetric && !isOneSided
    let ends = (End(id: relation.source, words: evidence.source), End(id: relation.target, words: evidence.target))
    (actor, recipient) = isOneSided && Event.isBehind(evidence.source, evidence) && !Event.isBehind(evidence.target, evidence) ? (ends.1, ends.0) : ends
  }

  /// Whether words stand behind the predicate: who refuses is named before it.
  private static func isBehind(_ words: Range<Int>, _ evidence: Evidence) -> Bool { words.lowerBound > evidence.trigger.lowerBound }

  /// When it happened, in ISO 8601, as far as the sentence tells; the time of what was only announced is none.
  var date: String? { code.isConverted ? nil : evidence.time }

  /// The relation that it is told of, as CSV and other formats name edges.
  var edge: String { RelationRow(relation: relation, type: nil, best: nil, document: nil).id }

  /// Unique in a table: `e:briefing|120-188|russia|ASSAULT|ukraine`.
  var id: String {
    let place = "\(evidence.range.lowerBound)-\(evidence.range.upperBound)"
    return "e:" + [evidence.document, place, actor.id, code.type, recipient.id].map(ExportText.identifier).joined(separator: "|")
  }

  /// Whether it is the better telling of the same: a fact before a plan, the text's own word before somebody's claim, then the surer.
  static func isBetter(_ left: Event, _ right: Event) -> Bool {
    if left.code.modality != right.code.modality { return left.code.modality.rank < right.code.modality.rank }
    let (one, other) = (left.relation.attributed != nil, right.relation.attributed != nil)
    if one != other { return !one }
    if left.evidence.confidence != right.evidence.confidence { return left.evidence.confidence > right.evidence.confidence }
    if left.evidence != right.evidence { return left.evidence < right.evidence }
    return left.relation.key < right.relation.key
  }

  /// By sentence and word, then by ends and type: a total order within a table.
  static func precedes(_ left: Event, _ right: Event) -> Bool {
    let (one, other) = (left.evidence, right.evidence)
    if one.document != other.document { return one.document < other.document }
    let places = (
      (one.range.lowerBound, one.range.upperBound, one.trigger.lowerBound), (other.range.lowerBound, other.range.upperBound, other.trigger.lowerBound)
    )
    if places.0 != places.1 { return places.0 < places.1 }
    return (left.actor.id, left.code.type, left.recipient.id) < (right.actor.id, right.code.type, right.recipient.id)
  }
}

extension Modality {
  fileprivate var rank: Int { Modality.allCases.firstIndex(of: self) ?? 0 }
}

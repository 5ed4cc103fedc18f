import RelataGraph

/// What a sentence of a relation is as an event: its type, and the auxiliary modes that the type leaves to be said.
///
/// PLOVER 1.3 (section 2.3) has it that a type with an auxiliary mode that equals another type is that type alone: aid promised is AGREE, an
/// attack announced is THREATEN, a meeting refused is REJECT. Such an event has happened, whatever is to come of it.
struct EventCode: Hashable {
  var type: String
  var quad: QuadClass?
  var polarity: Polarity
  var modality: Modality
  /// Whether type and mode were made another type, so that a time in the sentence is not the event's.
  var isConverted: Bool

  /// - Parameter usual: The type of the relation where it is affirmed and a fact.
  /// - Returns: `nil` for standing facts.
  init?(_ relation: Relation, _ evidence: Evidence, usual: String?) {
    guard let stated = evidence.plover ?? relation.plover else { return nil }
    let isConverted: Bool
    var type = stated
    switch (relation.polarity, relation.modality) {
    case (.negated, _):
      // An attack that is denied is no threat, though graphs of earlier versions call it one.
      isConverted = EventCode.areOpposed(stated, usual, relation.quad)
      if !isConverted, let usual, EventType(rawValue: stated)?.quad != EventType(rawValue: usual)?.quad { type = usual }
    case (.affirmed, .actual): isConverted = false
    case (.affirmed, _): isConverted = usual.map { $0 != stated } ?? false
    }
    self.type = type
    quad = EventType(rawValue: type)?.quad ?? relation.quad
    polarity = isConverted ? .affirmed : relation.polarity
    modality = isConverted ? .actual : relation.modality
    self.isConverted = isConverted
  }

  /// Whether one is a type of conflict and the other one of cooperation.
  private static func areOpposed(_ stated: String, _ usual: String?, _ quad: QuadClass?) -> Bool {
    guard let one = EventType(rawValue: stated)?.quad, let other = usual.flatMap(EventType.init(rawValue:))?.quad ?? quad else { return false }
    return one.isConflict && !other.isConflict
  }

  /// The names that PLOVER has for the modes.
  var modes: [String] {
    var modes: [String] = []
    switch modality {
    case .actual: break
    case .planned: modes.append("future")
    case .hypothetical: modes.append("hypothetical")
    }
    if polarity == .negated { modes.append("negation") }
    return modes
  }
}

import RelataGraph

/// The events of a graph, and what is denied, each once a sentence, pair and type.
struct EventList {
  /// What is said to have happened, to be planned or to be possible, in the order of the texts.
  private(set) var events: [Event] = []
  /// What is said not to be so.
  private(set) var negated: [Event] = []

  init(_ graph: Graph) {
    var sentences: [SentenceKey: [Event]] = [:]
    for relation in graph.relations {
      let type = graph.relationTypes[relation.type]
      for evidence in relation.evidence {
        guard let code = EventCode(relation, evidence, usual: type?.plover) else { continue }
        let event = Event(relation: relation, evidence: evidence, code: code, isSymmetric: type?.symmetric ?? false)
        sentences[SentenceKey(evidence), default: []].append(event)
      }
    }
    for told in sentences.values {
      let once = EventList.once(told)
      events += once.filter { $0.code.polarity == .affirmed }
      negated += once.filter { $0.code.polarity == .negated }
    }
    events.sort(by: Event.precedes)
    negated.sort(by: Event.precedes)
  }

  private struct SentenceKey: Hashable {
    var document: String
    var range: Range<Int>

    init(_ evidence: Evidence) {
      document = evidence.document
      range = evidence.range
    }
  }

  private struct EventKey: Hashable {
    var source: String
    var target: String
    var type: String
    var polarity: Polarity

    init(_ event: Event) {
      let ends = (event.actor.id, event.recipient.id)
      (source, target) = event.isSymmetric && ends.1 < ends.0 ? (ends.1, ends.0) : ends
      type = event.code.type
      polarity = event.code.polarity
    }

    var turned: EventKey {
      var out = self
      swap(&out.source, &out.target)
      return out
    }
  }

  /// Of what a sentence says twice, the better telling. `agreed to aid Kenya` is one agreement, with a direction.
  private static func once(_ told: [Event]) -> [Event] {
    var best: [EventKey: Event] = [:]
    for event in told where !event.isSymmetric { keep(event, EventKey(event), &best) }
    for event in told where event.isSymmetric {
      let key = EventKey(event)
      if let directed = best[key] ?? best[key.turned], !directed.isSymmetric { continue }
      keep(event, key, &best)
    }
    let events = Array(best.values)
    return events.filter { event in !events.contains { $0.covers(event) } }.sorted(by: Event.precedes)
  }

  private static func keep(_ event: Event, _ key: EventKey, _ best: inout [EventKey: Event]) {
    if let known = best[key], Event.isBetter(known, event) { return }
    best[key] = event
  }
}

extension Event {
  private var isOf: Set<String> { [actor.id, recipient.id] }

  private func isCalled(_ type: EventType) -> Bool { code.type == type.rawValue }

  /// Whether another event of the same sentence is told by this one, and none of its own.
  fileprivate func covers(_ other: Event) -> Bool {
    // What somebody is asked to do is the request; he has not said that he will.
    if isCalled(.request), recipient.id == other.actor.id, other.relation.modality == .hypothetical { return true }
    guard isOf == other.isOf, code.polarity == .affirmed else { return false }
    if other.code.polarity == .negated {
      // Nobody denies in the same words what he says, nor does anything besides where he refuses to.
      return code.type == other.code.type && relation.attributed == other.relation.attributed
        || isCalled(.reject) && other.code.quad?.isConflict == false
    }
    // Aid that is cut off is a sanction, and no other refusal.
    return isCalled(.sanction) && other.isCalled(.reject) && other.code.isConverted
  }
}

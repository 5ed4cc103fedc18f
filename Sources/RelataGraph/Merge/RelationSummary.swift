extension Relation {
  /// Confidence, topic, time and PLOVER type of the whole from those of the evidence.
  ///
  /// Each sentence is taken as a witness of its own: the relation is wrong only where all of them are.
  package mutating func summarize() {
    let doubt = evidence.reduce(1.0) { $0 * (1 - min($1.confidence, 0.99)) }
    confidence = ((1 - doubt) * 100).rounded() / 100
    let best = evidence.sorted { ($1.confidence, $0) < ($0.confidence, $1) }
    topic = best.lazy.compactMap(\.topic).first
    time = best.lazy.compactMap(\.time).first
    var votes: [String: Int] = [:]
    for one in evidence { if let plover = one.plover { votes[plover, default: 0] += 1 } }
    plover = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

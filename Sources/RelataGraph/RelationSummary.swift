extension Relation {
  /// Confidence, sources, topic, time and PLOVER type of the whole from those of the evidence, kept or not, in any order.
  ///
  /// Each sentence is taken as a witness of its own, and of documents that reprint one another the surest: the relation is wrong
  /// only where all of them are.
  ///
  /// - Parameter originals: The original of each document that is a reprint.
  package mutating func summarize(originals: [String: String] = [:]) {
    var said: [String: [Double]] = [:]
    var votes: [String: Int] = [:]
    for one in evidence {
      said[one.document, default: []].append(one.confidence)
      if let plover = one.plover { votes[plover, default: 0] += 1 }
    }
    for omission in omitted {
      for one in omission.sentences { said[one.document, default: []].append(one.confidence) }
      votes.merge(omission.plover, uniquingKeysWith: +)
    }
    var witnesses: [String: [Double]] = [:]
    for (document, confidences) in said {
      let confidences = confidences.sorted()
      let original = originals[document] ?? document
      witnesses[original] = witnesses[original].map { Relation.surer($0, confidences) } ?? confidences
    }
    sources = witnesses.count
    confidence = ((1 - Relation.doubt(witnesses.values.flatMap { $0 }.sorted())) * 100).rounded() / 100
    topic = evidence.filter { $0.topic != nil }.min(by: Evidence.isBetter)?.topic
    time = evidence.filter { $0.time != nil }.min(by: Evidence.isBetter)?.time
    plover = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// How likely it is that all are wrong, of confidences in order.
  private static func doubt(_ confidences: [Double]) -> Double { confidences.reduce(1) { $0 * (1 - min($1, 0.99)) } }

  private static func surer(_ one: [Double], _ other: [Double]) -> [Double] {
    let (a, b) = (doubt(one), doubt(other))
    return a == b ? one.lexicographicallyPrecedes(other) ? one : other : a < b ? one : other
  }
}

import RelataGraph

/// Something that happened between two, as one text tells it.
struct Occurrence {
  var kind: String
  var source: String
  var target: String
  var period: String?
  /// Whether it is the other direction of one that holds both ways.
  var isMirrored: Bool
}

/// What is counted of a graph: one a sentence, pair and kind, and of articles that reprint one another those of one.
struct Occurrences {
  private(set) var all: [Occurrence] = []

  /// What one sentence says of two.
  private struct Key: Hashable {
    var sentence: Range<Int>
    var source: String
    var target: String
    var kind: String
  }

  /// What several articles of one text may say of two.
  private struct ClusterKey: Hashable, Comparable {
    var cluster: String
    var source: String
    var target: String
    var kind: String

    static func < (left: ClusterKey, right: ClusterKey) -> Bool {
      (left.cluster, left.source, left.target, left.kind) < (right.cluster, right.source, right.target, right.kind)
    }
  }

  init(_ graph: Graph, _ options: DyadCounts.Options, _ actors: ActorDirectory) {
    let documents = Dictionary(graph.corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    var clusters: [ClusterKey: [String: [Key: Occurrence]]] = [:]
    for statement in Occurrences.statements(graph, options) {
      let document = documents[statement.evidence.document]
      func end(_ id: String) -> String? { options.level == .entity ? id : actors.country(id, at: document?.date) }
      guard let source = end(statement.source), let target = end(statement.target), source != target || options.domestic && options.level == .state else {
        continue
      }
      let period = Occurrences.period(options, event: statement.date, article: document?.date)
      for (number, ends) in statement.directions(from: source, to: target, directed: options.directed).enumerated() {
        let key = Key(sentence: statement.evidence.range, source: ends.0, target: ends.1, kind: statement.kind)
        let cluster = ClusterKey(cluster: document?.reprintOf ?? statement.evidence.document, source: ends.0, target: ends.1, kind: statement.kind)
        let occurrence = Occurrence(kind: statement.kind, source: ends.0, target: ends.1, period: period, isMirrored: number > 0)
        let known = clusters[cluster]?[statement.evidence.document]?[key]
        if number == 0 || known?.isMirrored ?? true {
          clusters[cluster, default: [:]][statement.evidence.document, default: [:]][key] = occurrence
        }
      }
    }
    for (_, texts) in clusters.sorted(by: { $0.key < $1.key }) {
      // The article that tells the most of it; of equals, the one that was there first.
      let fullest = texts.max { left, right in
        let (one, other) = (left.value.count, right.value.count)
        return one == other ? (documents[left.key]?.date ?? "~", left.key) > (documents[right.key]?.date ?? "~", right.key) : one < other
      }
      all += fullest.map { Array($0.value.values) } ?? []
    }
  }

  private struct Statement {
    var kind: String
    var source: String
    var target: String
    var isSymmetric: Bool
    var evidence: Evidence
    var date: String?

    /// The ordered pairs that it counts for, or the one without an order.
    func directions(from source: String, to target: String, directed: Bool) -> [(String, String)] {
      guard directed else { return [source < target ? (source, target) : (target, source)] }
      return isSymmetric && source != target ? [(source, target), (target, source)] : [(source, target)]
    }
  }

  private static func statements(_ graph: Graph, _ options: DyadCounts.Options) -> [Statement] {
    guard options.measure == .relation else {
      return EventList(graph).events.compactMap { event in
        guard options.possible || event.code.modality == .actual else { return nil }
        let kind = options.measure == .event ? event.code.type : event.code.quad?.rawValue
        return kind.map {
          Statement(
            kind: $0, source: event.actor.id, target: event.recipient.id, isSymmetric: event.isSymmetric, evidence: event.evidence, date: event.date)
        }
      }
    }
    return graph.relations.filter { $0.polarity == .affirmed && (options.possible || $0.modality == .actual) }.flatMap { relation in
      relation.evidence.map {
        Statement(
          kind: relation.type, source: relation.source, target: relation.target, isSymmetric: graph.relationTypes[relation.type]?.symmetric ?? false,
          evidence: $0, date: relation.modality == .actual ? $0.time : nil)
      }
    }
  }

  /// Of a date that is too coarse, the article's is finer if the two can be the same.
  private static func period(_ options: DyadCounts.Options, event: String?, article: String?) -> String? {
    guard let event, !options.byArticle else { return article.flatMap(options.period.name) }
    return options.period.name(of: event) ?? article.flatMap { $0.hasPrefix(event) ? options.period.name(of: $0) : nil }
  }
}

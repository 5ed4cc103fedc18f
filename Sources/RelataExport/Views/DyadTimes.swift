import RelataGraph

/// When what was said between two, by the dates of the documents.
struct DyadTimes {
  /// The sentences of a period that are of one class, and whether any of what they say happened.
  struct Bar {
    var actual = 0
    /// Planned or possible.
    var open = 0
    var verbs: [String: Int] = [:]

    var count: Int { actual + open }
  }

  struct Dyad {
    /// In order of their identifiers.
    var ends: [String]
    var dates: [(date: String, relation: Relation)] = []
    /// What is said most often first, a relation each.
    var relations: [Relation] = []

    /// The bars of the classes by the name of their period.
    func bars(_ period: Period, _ verb: (Relation) -> String) -> [QuadClass: [String: Bar]] {
      var bars: [QuadClass: [String: Bar]] = [:]
      for (date, relation) in dates {
        guard let quad = relation.quad, let name = period.name(of: date) else { continue }
        var bar = bars[quad]?[name] ?? Bar()
        if relation.modality == .actual { bar.actual += 1 } else { bar.open += 1 }
        bar.verbs[verb(relation), default: 0] += 1
        bars[quad, default: [:]][name] = bar
      }
      return bars
    }
  }

  /// The number of periods that a strip has room for.
  private static let mostBars = 62

  /// Those with most dated sentences first.
  private(set) var dyads: [Dyad] = []
  /// Sentences from documents without a date.
  private(set) var undated = 0

  /// Counts what is affirmed of events; standing facts have no time.
  ///
  /// - Parameter pair: The only two to look at, if two are named.
  init(_ graph: Graph, between pair: [String]? = nil) {
    let dates = Dictionary(graph.corpus.documents.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
    var positions: [[String]: Int] = [:]
    for relation in graph.relations where relation.quad != nil && relation.polarity == .affirmed && relation.source != relation.target {
      let ends = [min(relation.source, relation.target), max(relation.source, relation.target)]
      if let pair, Set(pair) != Set(ends) { continue }
      let place = positions[ends] ?? dyads.count
      if place == dyads.count {
        positions[ends] = place
        dyads.append(Dyad(ends: ends))
      }
      dyads[place].relations.append(relation)
      for document in relation.evidence.map(\.document) + relation.omitted.flatMap(\.sentences).map(\.document) {
        if let date = dates[document] ?? nil, Period.year.name(of: date) != nil { dyads[place].dates.append((date, relation)) } else { undated += 1 }
      }
    }
    let counts = dyads.map(\.dates.count)
    dyads = dyads.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.map { dyads[$0] }.filter { !$0.dates.isEmpty }
    for index in dyads.indices {
      let relations = dyads[index].relations
      dyads[index].relations = relations.indices.sorted { (relations[$1].weight, $0) < (relations[$0].weight, $1) }.map { relations[$0] }
    }
  }

  /// The shortest period that every date tells and of which there are few enough, with all from the first to the last.
  static func periods(_ dyads: [Dyad]) -> (period: Period, names: [String]) {
    let dates = dyads.flatMap { $0.dates.map(\.date) }
    for period in [Period.day, .week, .month, .year] {
      let names = dates.compactMap(period.name)
      guard names.count == dates.count || period == .year, let first = names.min(), let last = names.max() else { continue }
      let all = period.all(from: first, through: last)
      if all.count <= mostBars || period == .year { return (period, all) }
    }
    return (.year, [])
  }
}

import RelataGraph

/// How often what happened between two, period by period.
public struct DyadCounts: Sendable {
  /// What is told apart.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The four quad classes of events.
    case quad
    /// The sixteen event types.
    case event
    /// The relation types of the graph, standing facts included.
    case relation
  }

  /// Whom events are counted for.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// States by ISO 3166 code, with their leaders, organs and places; who is of no state is left out.
    case state
    /// Entities by identifier.
    case entity
  }

  /// What is counted, and how.
  public struct Options: Sendable, Hashable {
    public var period = Period.month
    public var measure = Measure.quad
    public var level = Level.state
    /// Whether who did it to whom is told apart. What holds both ways is counted both ways.
    public var directed = false
    /// Whether every pair has a row for every period between the first and the last.
    public var zeros = false
    /// Whether what is planned or possible, and is no event type of its own, counts as well.
    public var possible = false
    /// Whether events between two of one state count.
    public var domestic = false
    /// Whether events are placed at the articles' dates, whatever the sentences say.
    public var byArticle = false

    public init() {}
  }

  /// A pair in a period.
  public struct Row: Sendable, Hashable {
    public var period: String
    public var source: String
    public var target: String
    /// By kind, in the order of the columns.
    public var counts: [Int]
  }

  public let options: Options
  /// The kinds that are told apart.
  public private(set) var kinds: [String]
  /// Sorted by period, source and target.
  public private(set) var rows: [Row] = []
  /// Events that no period could be found for: without a date, or with one that is coarser than the period.
  public private(set) var undated = 0

  /// Counts once what one sentence says of two, and once what articles say that reprint one another.
  ///
  /// - Parameters:
  ///   - graph: Whose events and relations are counted.
  ///   - options: What is counted, for whom and by which period.
  ///   - actors: The states of actors; without it, as far as the graph tells them.
  public init(_ graph: Graph, _ options: Options = Options(), actors: ActorDirectory? = nil) {
    self.options = options
    switch options.measure {
    case .quad: kinds = QuadClass.allCases.map(\.rawValue)
    case .event: kinds = EventType.allCases.map(\.rawValue)
    case .relation: kinds = graph.relationTypes.keys.sorted()
    }
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    var table: [Row: [Int]] = [:]
    for occurrence in Occurrences(graph, options, actors ?? ActorDirectory(graph)).all {
      guard let kind = places[occurrence.kind] else { continue }
      guard let period = occurrence.period else {
        undated += occurrence.isMirrored ? 0 : 1
        continue
      }
      let key = Row(period: period, source: occurrence.source, target: occurrence.target, counts: [])
      table[key, default: Array(repeating: 0, count: kinds.count)][kind] += 1
    }
    rows = table.map { key, counts in Row(period: key.period, source: key.source, target: key.target, counts: counts) }
    if options.zeros { addZeros() }
    rows.sort { ($0.period, $0.source, $0.target) < ($1.period, $1.source, $1.target) }
  }

  private mutating func addZeros() {
    guard let first = rows.map(\.period).min(), let last = rows.map(\.period).max() else { return }
    var pairs: [[String]: Set<String>] = [:]
    for row in rows { pairs[[row.source, row.target], default: []].insert(row.period) }
    let periods = options.period.all(from: first, through: last)
    let nothing = Array(repeating: 0, count: kinds.count)
    for (pair, known) in pairs {
      rows += periods.filter { !known.contains($0) }.map { Row(period: $0, source: pair[0], target: pair[1], counts: nothing) }
    }
  }

  /// The table as CSV: the period, the two, a column for each kind with spaces as underscores, and their sum.
  public func csv() -> [UInt8] {
    var lines = CSVRows()
    lines.append([options.period.rawValue] + (options.directed ? ["actor", "recipient"] : ["first", "second"]) + kinds.map(DyadCounts.column) + ["total"])
    for row in rows { lines.append([row.period, row.source, row.target] + row.counts.map { String($0) } + [String(row.counts.reduce(0, +))]) }
    return lines.flush()
  }

  private static func column(_ kind: String) -> String { String(kind.map { $0 == " " || $0 == "-" ? "_" : $0 }) }
}

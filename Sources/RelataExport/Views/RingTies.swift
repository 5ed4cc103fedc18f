import RelataGraph

/// All that is said between two, as one line.
struct DiagramTie {
  /// The inner end, and the outer one.
  var inner: String
  var outer: String
  /// The strongest first.
  var lines: [DiagramLine]

  var weight: Int { lines.reduce(0) { $0 + $1.weight } }

  /// Whether something goes outwards, inwards, or both ways.
  var isOutward: Bool { lines.contains { !$0.symmetric && $0.source == inner } }
  var isInward: Bool { lines.contains { !$0.symmetric && $0.source == outer } }

  /// Solid where anything happened.
  var modality: Modality {
    let found = Set(lines.map(\.modality))
    return found.contains(.actual) ? .actual : found.contains(.planned) ? .planned : .hypothetical
  }

  var isDenied: Bool { lines.allSatisfy { $0.polarity == .negated } }

  var id: String { Diagram.identifier("tie-", "\(inner)--\(outer)") }

  /// The way of a line, seen from the inner end.
  func mark(_ line: DiagramLine) -> String { line.symmetric ? "↔" : line.source == inner ? "→" : "←" }
}

/// Who stands how far from the middle, and by whom.
struct RingTies {
  /// By ring, the strongest of each parent together; each with its tie to a neighbour one ring further in.
  private(set) var rings: [[DiagramTie]] = []
  /// Between two who are not in the middle, beside the ties that hold the rings together.
  private(set) var others: [DiagramTie] = []
  /// The entities that are on no ring.
  private(set) var left = 0

  init(_ lines: [DiagramLine], around center: String, most: Int?) {
    var byPair: [[String]: [DiagramLine]] = [:]
    var neighbours: [String: Set<String>] = [:]
    for line in lines where line.source != line.target {
      byPair[[min(line.source, line.target), max(line.source, line.target)], default: []].append(line)
      neighbours[line.source, default: []].insert(line.target)
      neighbours[line.target, default: []].insert(line.source)
    }
    func tie(_ inner: String, _ outer: String) -> DiagramTie {
      let lines = byPair[[min(inner, outer), max(inner, outer)]] ?? []
      let order = lines.indices.sorted { (lines[$1].weight, $0) < (lines[$0].weight, $1) }
      return DiagramTie(inner: inner, outer: outer, lines: order.map { lines[$0] })
    }
    var reached: Set<String> = [center]
    var inner = [center]
    var room = most ?? .max
    var used: Set<[String]> = []
    while !inner.isEmpty {
      let candidates = Set(inner.flatMap { neighbours[$0] ?? [] }).subtracting(reached)
      // Each with whom the ring before has most to do.
      var ties = candidates.sorted().compactMap { outer in
        inner.filter { neighbours[outer]?.contains($0) == true }.map { tie($0, outer) }.max { ($0.weight, $1.inner) < ($1.weight, $0.inner) }
      }
      let order = ties.indices.sorted { (ties[$1].weight, $0) < (ties[$0].weight, $1) }
      ties = order.prefix(room).map { ties[$0] }
      guard !ties.isEmpty else { break }
      room -= ties.count
      // Beside each other who has the same neighbour further in.
      rings.append(inner.flatMap { parent in ties.filter { $0.inner == parent } })
      inner = rings[rings.count - 1].map(\.outer)
      reached.formUnion(inner)
      for tie in ties { used.insert([min(tie.inner, tie.outer), max(tie.inner, tie.outer)]) }
    }
    others = byPair.keys.filter { !used.contains($0) && $0.allSatisfy(reached.contains) }.sorted { $0.lexicographicallyPrecedes($1) }.map { tie($0[0], $0[1]) }
    left = Set(neighbours.keys).subtracting(reached).count
  }
}

import RelataGraph

/// Relations that are drawn as one line: the same two entities, way, quad class and polarity.
public struct DiagramLine: Sendable, Hashable {
  public var source: String
  public var target: String
  /// Whether the relations hold both ways: no arrowhead.
  public var symmetric: Bool
  public var polarity: Polarity
  public var quad: QuadClass?
  /// In the graph's order.
  public var relations: [Relation]

  /// The identifier of the line in pictures: `relation-russia--ukraine-…`, the same as long as the graph is.
  public var id: String {
    var parts = [source, "", target, quad?.rawValue ?? "fact"]
    if symmetric { parts.append("both") }
    if polarity == .negated { parts.append("not") }
    return Diagram.identifier("relation-", parts.joined(separator: "-").split(separator: " ").joined(separator: "-"))
  }

  /// The number of places that say so.
  public var weight: Int { relations.reduce(0) { $0 + $1.weight } }

  /// What is most real of it: the line is solid where anything happened.
  public var modality: Modality {
    let found = Set(relations.map(\.modality))
    return found.contains(.actual) ? .actual : found.contains(.planned) ? .planned : .hypothetical
  }

  /// The surest sentence.
  public var best: Evidence? { relations.flatMap(\.evidence).surest }

  /// What is written on the line, a string a row: types with how often they are said, and whatever sets them apart from the
  /// line's own dash: `meets ×3`, `meets (planned)`, `NOT opposes (claimed)`.
  public func words(_ types: [String: RelationType]) -> [String] {
    struct Word: Hashable {
      var type: String
      var modality: Modality
      var claimed: Bool
    }
    let modality = modality
    var order: [Word] = []
    var counts: [Word: Int] = [:]
    for relation in relations {
      let word = Word(type: relation.type, modality: relation.modality, claimed: relation.attributed != nil)
      if counts[word] == nil { order.append(word) }
      counts[word, default: 0] += relation.weight
    }
    let ranked = order.enumerated().sorted { (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset) }
    return ranked.map { _, word in
      var text = types[word.type]?.label ?? word.type
      if polarity == .negated { text = "NOT " + text }
      if let count = counts[word], count > 1 { text += " ×\(count)" }
      var remarks: [String] = []
      if word.modality != modality { remarks.append(word.modality == .planned ? "planned" : "possible") }
      if word.claimed { remarks.append("claimed") }
      return remarks.isEmpty ? text : "\(text) (\(remarks.joined(separator: ", ")))"
    }
  }
}

extension Graph {
  /// The relations gathered to lines, in order.
  public func diagramLines() -> [DiagramLine] { diagramLines(DiagramStanding()) }

  /// The same with persons drawn as those they stand for.
  func diagramLines(_ standing: DiagramStanding) -> [DiagramLine] {
    struct Key: Hashable {
      var source: String
      var target: String
      var quad: QuadClass?
      var polarity: Polarity
      var symmetric: Bool
    }
    var positions: [Key: Int] = [:]
    var lines: [DiagramLine] = []
    for relation in relations where !standing.unites(relation) {
      let symmetric = relationTypes[relation.type]?.symmetric ?? false
      var ends = (source: standing.node(of: relation.source), target: standing.node(of: relation.target))
      if symmetric, ends.target < ends.source { ends = (ends.target, ends.source) }
      let key = Key(source: ends.source, target: ends.target, quad: relation.quad, polarity: relation.polarity, symmetric: symmetric)
      if let position = positions[key] {
        lines[position].relations.append(relation)
      } else {
        positions[key] = lines.count
        lines.append(
          DiagramLine(source: key.source, target: key.target, symmetric: symmetric, polarity: key.polarity, quad: key.quad, relations: [relation]))
      }
    }
    return lines
  }
}

extension [DiagramLine] {
  /// The strongest lines, in their order: those with the most evidence; of equals what is said to be real before what is not,
  /// then the surest, then the first.
  func strongest(_ count: Int) -> [DiagramLine] {
    guard self.count > count else { return self }
    func rank(_ line: DiagramLine) -> (Int, Int, Double) {
      let real = (line.modality == .actual ? 2 : 0) + (line.polarity == .affirmed ? 1 : 0)
      return (line.weight, real, line.relations.map(\.confidence).max() ?? 0)
    }
    let ranks = map(rank)
    let order = indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }
    return order.prefix(count).sorted().map { self[$0] }
  }
}

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
  public var modality: Modality { DiagramLine.modality(relations) }

  private static func modality(_ relations: [Relation]) -> Modality {
    let found = Set(relations.map(\.modality))
    return found.contains(.actual) ? .actual : found.contains(.planned) ? .planned : .hypothetical
  }

  /// The surest sentence.
  public var best: Evidence? { relations.flatMap(\.evidence).surest }

  /// What a pointer shows and a screen reader says: who, what and whom, and the surest sentence.
  func title(_ graph: Graph, _ words: DiagramWords) -> String {
    let names = [source, target].map { graph.entity($0)?.name ?? $0 }
    var title = "\(names[0]) \(symmetric ? "and" : "to") \(names[1]): \(self.words(graph.relationTypes, words).joined(separator: "; "))"
    if let best { title += ". “\(Diagram.cut(best.text, to: 400))” (\(best.document))" }
    return Diagram.plain(title)
  }

  /// The name of its quad class in identifiers and classes.
  var quadClass: String { quad?.rawValue.split(separator: " ").joined(separator: "-") ?? "fact" }

  /// The classes of its element.
  var classes: String {
    var classes = ["relation", quadClass, polarity.rawValue, modality.rawValue]
    for relation in relations where !classes.contains(relation.type) { classes.append(Diagram.identifier("", relation.type)) }
    return classes.joined(separator: " ")
  }

  /// What is written on the line, a string a verb, the most frequent first, each with its counts by status: `attacks 20, possible 8`,
  /// `meets (claimed)`, `does not oppose`. Numbers are left out where there is but one.
  public func words(_ types: [String: RelationType], _ words: DiagramWords = DiagramWords()) -> [String] {
    var order: [String] = []
    var byType: [String: [Relation]] = [:]
    for relation in relations {
      if byType[relation.type] == nil { order.append(relation.type) }
      byType[relation.type, default: []].append(relation)
    }
    let verbs = order.map { (type: $0, relations: byType[$0] ?? []) }.map { ($0.type, $0.relations, weight: $0.relations.reduce(0) { $0 + $1.weight }) }
    return verbs.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map { _, verb in
      let (type, relations, total) = verb
      let modality = DiagramLine.modality(relations)
      let text = words.verb(type, label: types[type]?.label ?? type, polarity: polarity, modality: modality)
      let (plain, others) = DiagramLine.counts(relations, modality)
      if total == plain { return total == 1 ? text : "\(text) \(total)" }
      let remarks = others.map { $0.count == 1 && total == 1 ? words[$0.status] : "\(words[$0.status]) \($0.count)" }.joined(separator: ", ")
      return plain > 0 ? "\(text) \(plain), \(remarks)" : "\(text) (\(remarks))"
    }
  }

  /// How many places say what the verb says, and how many say it with a remark.
  private static func counts(_ relations: [Relation], _ modality: Modality) -> (plain: Int, others: [(status: DiagramWords.Text, count: Int)]) {
    var plain = 0
    var counts: [DiagramWords.Text: Int] = [:]
    for relation in relations {
      if relation.modality != modality {
        counts[relation.modality == .planned ? .planned : .possible, default: 0] += relation.weight
      } else if relation.attributed != nil {
        counts[.claimed, default: 0] += relation.weight
      } else {
        plain += relation.weight
      }
    }
    return (plain, [.claimed, .planned, .possible].compactMap { status in counts[status].map { (status, $0) } })
  }
}

extension Graph {
  /// The relations gathered to lines, in order.
  public func diagramLines() -> [DiagramLine] { diagramLines(DiagramStanding()) }

  /// The same with persons drawn as those they stand for, and without what boxes tell.
  func diagramLines(_ standing: DiagramStanding, besides facts: DiagramFacts = DiagramFacts()) -> [DiagramLine] {
    struct Key: Hashable {
      var source: String
      var target: String
      var quad: QuadClass?
      var polarity: Polarity
      var symmetric: Bool
    }
    var positions: [Key: Int] = [:]
    var lines: [DiagramLine] = []
    for relation in relations where !standing.unites(relation) && !facts.says(relation) {
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
  /// The strongest lines, in their order: those with the most evidence; of equals what is said to be real before what is not, then what is
  /// sure, then those of whom most is said, so that the picture hangs together, then the surest, then the first.
  func strongest(_ count: Int) -> [DiagramLine] {
    guard self.count > count else { return self }
    var ends: [String: Int] = [:]
    for line in self { for end in [line.source, line.target] { ends[end, default: 0] += line.weight } }
    func rank(_ line: DiagramLine) -> (Int, Int, Int, Int, Double) {
      let real = (line.modality == .actual ? 2 : 0) + (line.polarity == .affirmed ? 1 : 0)
      let confidence = line.relations.map(\.confidence).max() ?? 0
      return (line.weight, real, confidence >= 0.8 ? 1 : 0, ends[line.source, default: 0] + ends[line.target, default: 0], confidence)
    }
    let ranks = map(rank)
    let order = indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }
    return order.prefix(count).sorted().map { self[$0] }
  }
}

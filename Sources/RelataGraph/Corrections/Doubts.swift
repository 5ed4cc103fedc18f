import RelataSupport

/// Something in a graph that a person should look at.
public enum Doubt: Sendable, Hashable {
  /// Two names that are likely one entity's, by identifier.
  case names(String, String)
  /// One says what the other denies.
  case contradiction(Relation, Relation)
  /// An edge that little speaks for.
  case edge(Relation)
}

extension Graph {
  /// What is worth a look, the most doubtful of each kind first: contradictions, names that are likely one entity's, and edges by confidence times
  /// weight. What corrections say something of is not asked again.
  ///
  /// - Complexity: O(n log n) in entities and relations, O(n²) in those that share a last word.
  public func doubts(decided corrections: Corrections = Corrections()) -> [Doubt] {
    let open = relations.filter { $0.corrected == nil }
    let weakest = open.enumerated().sorted { one, other in
      let (a, b) = (one.element.confidence * Double(one.element.weight), other.element.confidence * Double(other.element.weight))
      return (a, one.offset) < (b, other.offset)
    }
    return contradictions(open) + likelySame(corrections) + weakest.map { .edge($0.element) }
  }

  private func contradictions(_ open: [Relation]) -> [Doubt] {
    var affirmed: [[String]: Relation] = [:]
    for relation in open where relation.polarity == .affirmed && relation.modality == .actual {
      let key = [relation.source, relation.target, relation.type]
      if affirmed[key].map({ $0.confidence < relation.confidence }) ?? true { affirmed[key] = relation }
    }
    return open.compactMap { relation in
      guard relation.polarity == .negated, relation.modality == .actual else { return nil }
      return affirmed[[relation.source, relation.target, relation.type]].map { .contradiction($0, relation) }
    }
  }

  private func likelySame(_ corrections: Corrections) -> [Doubt] {
    var apart: Set<Set<String>> = []
    for correction in corrections.list {
      guard case .distinct(let names) = correction.content else { continue }
      for one in names { for other in names where other != one { apart.insert([one, other]) } }
    }
    var groups: [String: [Entity]] = [:]
    for entity in entities where entity.type == .person || entity.type == .organization {
      let last = LatinFolding.folded(entity.name).lowercased().split(separator: " ").last ?? ""
      groups["\(entity.type.rawValue) \(last.prefix(3))", default: []].append(entity)
    }
    var out: [Doubt] = []
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      for (index, one) in group.enumerated() {
        for other in group[(index + 1)...] where !apart.contains([one.id, other.id]) && Graph.isLikelySame(one, other) { out.append(.names(one.id, other.id)) }
      }
    }
    return out
  }

  /// One letter apart, or a last name that another has with a given name. Two that the gazetteer knows are two.
  private static func isLikelySame(_ one: Entity, _ other: Entity) -> Bool {
    func isKnown(_ entity: Entity) -> Bool { entity.bearers.contains { $0.entry != nil } }
    if isKnown(one), isKnown(other) { return false }
    let (a, b) = (words(one), words(other))
    if a.last == b.last, a.count == 1 || b.count == 1 { return true }
    return EditDistance.isOneEditApart(a.joined(separator: " "), b.joined(separator: " "))
  }

  private static func words(_ entity: Entity) -> [String] { LatinFolding.folded(entity.name).lowercased().split(separator: " ").map(String.init) }
}

extension Doubt {
  /// An answer to it: the key that gives it, what it is called, and the corrections that it makes.
  public struct Choice: Sendable, Hashable {
    public var key: Character
    public var label: String
    public var corrections: [Correction.Content]
  }

  public var choices: [Choice] {
    switch self {
    case .names(let one, let other):
      [Choice(key: "s", label: "same", corrections: [.same([one, other])]), Choice(key: "d", label: "distinct", corrections: [.distinct([one, other])])]
    case .contradiction(let one, let other):
      [
        Choice(key: "1", label: "the first is right", corrections: [.confirm(EdgeReference(one)), .reject(EdgeReference(other))]),
        Choice(key: "2", label: "the second", corrections: [.reject(EdgeReference(one)), .confirm(EdgeReference(other))]),
        Choice(key: "b", label: "both", corrections: [.confirm(EdgeReference(one)), .confirm(EdgeReference(other))]),
      ]
    case .edge(let relation):
      [
        Choice(key: "c", label: "confirm", corrections: [.confirm(EdgeReference(relation))]),
        Choice(key: "r", label: "reject", corrections: [.reject(EdgeReference(relation))]),
      ]
    }
  }

  /// What is asked, with the sentences that a person needs to answer it.
  public func text(in graph: Graph, sentences: Int = 3) -> String {
    var out = TerminalLines()
    func add(_ relation: Relation) {
      let ends = [relation.source, relation.target].map { graph.entity($0)?.name ?? $0 }
      var status = [relation.polarity == .negated ? "negated" : nil, relation.modality == .actual ? nil : relation.modality.rawValue].compactMap { $0 }
      if let speaker = relation.attributed { status.append("according to \(graph.entity(speaker)?.name ?? speaker)") }
      out.add(
        "\(ends[0]) — \(graph.relationTypes[relation.type]?.label ?? relation.type) — \(ends[1])"
          + (status.isEmpty ? "" : " (\(status.joined(separator: ", ")))") + "; confidence \(relation.confidence), ×\(relation.weight)")
      for evidence in relation.evidence.sorted(by: Evidence.isBetter).prefix(sentences) { out.add("  “\(evidence.text)” (\(evidence.document))") }
    }
    switch self {
    case .edge(let relation): add(relation)
    case .contradiction(let one, let other):
      out.add("One denies what the other says:")
      add(one)
      add(other)
    case .names(let one, let other):
      out.add("Are these the same?")
      for entity in [one, other].compactMap({ graph.entity($0) }) {
        out.add(
          "  \(entity.name) (\(entity.type.rawValue)) [\(entity.id)], ×\(entity.count)"
            + (entity.aliases.isEmpty ? "" : ": " + entity.aliases.joined(separator: ", ")))
      }
    }
    return out.text
  }
}

/// Which part of a graph is looked at: what a picture, a page, a comparison or a query is about.
///
/// Conditions of different kinds must all hold; of several values of one kind, any. An empty list sets no condition.
public struct Selection: Sendable, Hashable {
  /// Names of relation types.
  public var relations: [String] = []
  /// Entities of other types, and their relations, are left out.
  public var types: [EntityType] = []
  /// Quad classes; standing facts have none, and are left out where there is a condition.
  public var quads: [QuadClass] = []
  public var polarities: [Polarity] = []
  public var modalities: [Modality] = []
  /// Identifiers of documents; evidence from others is left out, and relations without any left.
  public var documents: [String] = []
  /// ISO 8601 dates: documents dated before `since` or after `until`, or not at all, are left out.
  public var since: String?
  public var until: String?
  public var minimumWeight = 1
  public var minimumConfidence = 0.0
  /// Identifiers of the entities in the middle.
  public var focus: [String] = []
  /// How many relations away from the focus an entity may be.
  public var depth = 1
  /// The number of relations kept: those with the most evidence, then the surest, then the first.
  public var top: Int?

  public init() {}

  /// Whether a text is a year, a month or a day of the calendar: `2025`, `2025-08`, `2025-08-18`.
  public static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count), zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return false }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return false }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return numbers.count < 3 || (1...lengths[numbers[1] - 1]).contains(numbers[2])
  }
}

extension Graph {
  /// The part of the graph that a selection names: relations that meet its conditions, and the entities at their ends.
  ///
  /// The whole selection leaves the graph as it is, entities without relations included.
  /// - Complexity: O(n log n) in the number of relations, O(depth × relations) for a focus.
  public func selecting(_ selection: Selection) -> Graph {
    guard selection != Selection() else { return self }
    var out = self
    out.relations = relations(selecting: selection)
    if !selection.focus.isEmpty { out.relations = Graph.near(selection.focus, depth: selection.depth, in: out.relations) }
    if let top = selection.top { out.relations = Graph.strongest(top, of: out.relations) }
    let ends = Set(out.relations.flatMap { [$0.source, $0.target] }).union(selection.focus)
    out.entities = entities.filter { ends.contains($0.id) }
    let used = Set(out.relations.map(\.type))
    out.relationTypes = relationTypes.filter { used.contains($0.key) }
    out.withheld = []
    out.rejected = Rejected()
    out.content = nil
    return out
  }

  private func relations(selecting selection: Selection) -> [Relation] {
    func allows<Value: Hashable>(_ values: [Value], _ value: Value?) -> Bool { values.isEmpty || value.map(values.contains) ?? false }
    let typed = selection.types.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: entities.map { ($0.id, $0.type) })
    let readable = documents(selecting: selection)
    return relations.compactMap { relation in
      guard allows(selection.relations, relation.type), allows(selection.quads, relation.quad), allows(selection.polarities, relation.polarity),
        allows(selection.modalities, relation.modality),
        selection.types.isEmpty || allows(selection.types, typed[relation.source]) && allows(selection.types, typed[relation.target])
      else { return nil }
      var relation = relation
      if let readable {
        relation.evidence.removeAll { !readable.contains($0.document) }
        for index in relation.omitted.indices { relation.omitted[index].sentences.removeAll { !readable.contains($0.document) } }
        if relation.evidence.isEmpty { return nil }
      }
      guard relation.weight >= selection.minimumWeight, relation.confidence >= selection.minimumConfidence else { return nil }
      return relation
    }
  }

  /// The documents that may give evidence, or `nil` for all.
  private func documents(selecting selection: Selection) -> Set<String>? {
    guard !selection.documents.isEmpty || selection.since != nil || selection.until != nil else { return nil }
    let kept = corpus.documents.filter { document in
      if !selection.documents.isEmpty, !selection.documents.contains(document.id) { return false }
      if let since = selection.since { guard let date = document.date, date >= since else { return false } }
      // A day belongs to the month or the year that ends the range.
      if let until = selection.until { guard let date = document.date, date.prefix(until.count) <= until else { return false } }
      return true
    }
    return Set(kept.map(\.id))
  }

  private static func near(_ focus: [String], depth: Int, in relations: [Relation]) -> [Relation] {
    var reached = Set(focus)
    var kept = [Bool](repeating: false, count: relations.count)
    for _ in 0..<max(1, depth) {
      var next = reached
      for (index, relation) in relations.enumerated() where reached.contains(relation.source) || reached.contains(relation.target) {
        kept[index] = true
        next.insert(relation.source)
        next.insert(relation.target)
      }
      if next == reached { break }
      reached = next
    }
    return relations.indices.filter { kept[$0] }.map { relations[$0] }
  }

  /// The relations with the most evidence, then the surest, then the first; the strongest first.
  ///
  /// - Parameters:
  ///   - count: How many of them at most.
  ///   - isWanted: Which relations are ranked; without it, all.
  /// - Complexity: O(n log n) in the number of relations.
  public func strongestRelations(_ count: Int, where isWanted: (Relation) -> Bool = { _ in true }) -> [Relation] {
    let wanted = relations.filter(isWanted)
    return Graph.ranked(wanted).prefix(count).map { wanted[$0] }
  }

  private static func ranked(_ relations: [Relation]) -> [Int] {
    relations.indices.sorted {
      let (left, right) = (relations[$0], relations[$1])
      return (right.weight, right.confidence, $0) < (left.weight, left.confidence, $1)
    }
  }

  private static func strongest(_ count: Int, of relations: [Relation]) -> [Relation] {
    guard relations.count > count else { return relations }
    return ranked(relations).prefix(max(0, count)).sorted().map { relations[$0] }
  }
}

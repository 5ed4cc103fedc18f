import RelataSupport

extension GraphDiff {
  /// Compares two graphs.
  ///
  /// - Parameters:
  ///   - old: The graph before.
  ///   - new: The graph after.
  ///   - ignored: What is left out; changes in nothing else are none.
  ///   - isPartial: Whether the graphs are parts of others, such as `Graph.selecting(_:)` gives.
  /// - Complexity: O(n) in the sizes of both graphs, and O(c log c) in the number of changes.
  public init(from old: Graph, to new: Graph, ignoring ignored: Set<Aspect> = [], isPartial: Bool = false) {
    let comparison = Comparison(old, new, ignoring: ignored)
    self.old = Side(old)
    self.new = Side(new)
    tools = comparison.tools
    documents = comparison.documents
    relationTypes = comparison.relationTypes
    self.ignored = ignored.sorted()
    self.isPartial = isPartial
    let causes = CauseFinder(old, new, comparison)
    entities = comparison.entities.filter { !$0.isShift }.map { causes.explained($0) }
    relations = comparison.relations.filter { !$0.isShift }.map { causes.explained($0) }
    shiftedEntities = isPartial ? [] : comparison.entities.filter(\.isShift).map { causes.explained($0) }
    shiftedRelations = isPartial ? [] : comparison.relations.filter(\.isShift).map { causes.explained($0) }
    withheld = isPartial ? [] : comparison.withheld.map { causes.explained($0) }
    rejectedEntities = isPartial ? [] : comparison.rejectedEntities.map { causes.explained($0) }
    rejectedRelations = isPartial ? [] : comparison.rejectedRelations.map { causes.explained($0) }
    identities = IdentityMatching(entities, documents: comparison.documents).identities()
    transitions = TransitionMatching(relations, identities: identities, old: old, new: new).transitions()
    names = [:]
    labels = [:]
    name(old, new)
  }

  /// Names what the changes speak of by its identifier.
  private mutating func name(_ old: Graph, _ new: Graph) {
    var spoken: Set<String> = []
    var types: Set<String> = []
    func speak(_ statement: Statement) {
      spoken.insert(statement.source)
      spoken.insert(statement.target)
      if let attributed = statement.attributed { spoken.insert(attributed) }
      types.insert(statement.type)
    }
    for change in entities { spoken.insert(change.id) }
    for change in relations { speak(change.statement) }
    for transition in transitions {
      speak(transition.from)
      speak(transition.to)
    }
    for identity in identities { spoken.formUnion(identity.old + identity.new) }
    for id in spoken { names[id] = (new.entity(id) ?? old.entity(id))?.name }
    for type in types { labels[type] = (new.relationTypes[type] ?? old.relationTypes[type])?.label }
  }
}

extension GraphDiff.Side {
  init(_ graph: Graph) {
    generator = graph.generator
    corpus = graph.corpus.name
    digest = graph.corpus.digest
    documents = graph.corpus.documents.count
    entities = graph.entities.count
    relations = graph.relations.count
    limit = graph.limit
    corrections = graph.corrections
    content = graph.content
  }
}

/// What differs, by walking along both graphs, which are in the same order.
struct Comparison {
  private(set) var tools: [GraphDiff.Tool] = []
  private(set) var documents: [GraphDiff.DocumentChange] = []
  private(set) var relationTypes: [GraphDiff.RelationTypeChange] = []
  private(set) var entities: [GraphDiff.EntityChange] = []
  private(set) var relations: [GraphDiff.RelationChange] = []
  private(set) var withheld: [GraphDiff.RelationChange] = []
  private(set) var rejectedEntities: [GraphDiff.EntityChange] = []
  private(set) var rejectedRelations: [GraphDiff.RelationChange] = []
  private let ignored: Set<GraphDiff.Aspect>
  private let shifts: Shifts

  init(_ old: Graph, _ new: Graph, ignoring ignored: Set<GraphDiff.Aspect>) {
    self.ignored = ignored
    shifts = Shifts(old, new)
    if !ignored.contains(.tool) {
      tools = Comparison.tools(old.generator, new.generator)
      compareTypes(old, new)
    }
    if !ignored.contains(.documents) {
      walk(old.corpus.documents, new.corpus.documents, order: { $0.id < $1.id }) { before, after in
        if let before, let after, before.isIdentical(to: after) { return }
        documents.append(GraphDiff.DocumentChange(before: before, after: after))
      }
    }
    walkPlaces(old.entities, new.entities, order: { $0.id < $1.id }) { before, after in
      if let before, let after, old.entities[before].isIdentical(to: new.entities[after]) { return }
      if let change = change(before.map { old.entities[$0] }, after.map { new.entities[$0] }) { entities.append(change) }
    }
    walkPlaces(old.relations, new.relations, order: Relation.precedes) { before, after in
      if let before, let after, old.relations[before].isIdentical(to: new.relations[after]) { return }
      if let change = change(before.map { old.relations[$0] }, after.map { new.relations[$0] }) { relations.append(change) }
    }
    walk(old.withheld, new.withheld, order: Relation.precedes) { before, after in
      if let change = change(before, after) { withheld.append(change) }
    }
    if ignored.contains(.correction) { return }
    walk(old.rejected.entities, new.rejected.entities, order: { $0.id < $1.id }) { before, after in
      if let change = change(before, after) { rejectedEntities.append(change) }
    }
    walk(old.rejected.relations, new.rejected.relations, order: Relation.precedes) { before, after in
      if let change = change(before, after) { rejectedRelations.append(change) }
    }
  }

  static func tools(_ old: Graph.Generator, _ new: Graph.Generator) -> [GraphDiff.Tool] {
    GraphDiff.Tool.allCases.filter { tool in
      switch tool {
      case .program: !isIdentical(old.name, new.name) || !isIdentical(old.version, new.version)
      case .model: !isIdentical(old.model, new.model)
      case .scorer: !isIdentical(old.scorer, new.scorer) || old.threshold != new.threshold
      case .ontology: !isIdentical(old.ontology, new.ontology)
      case .gazetteer: !isIdentical(old.gazetteer, new.gazetteer)
      }
    }
  }

  private mutating func compareTypes(_ old: Graph, _ new: Graph) {
    for name in Set(old.relationTypes.keys).union(new.relationTypes.keys).sorted() {
      let (before, after) = (old.relationTypes[name], new.relationTypes[name])
      if let before, let after, before.isIdentical(to: after) { continue }
      relationTypes.append(GraphDiff.RelationTypeChange(name: name, before: before, after: after))
    }
  }

  // MARK: Entities

  private func change(_ before: Entity?, _ after: Entity?) -> GraphDiff.EntityChange? {
    var aspects: [GraphDiff.Aspect] = []
    var mentions = (removed: [Mention](), added: [Mention](), kept: 0)
    if let before, let after {
      if !isIdentical(before.id, after.id) || !isIdentical(before.name, after.name) { aspects.append(.name) }
      if before.type != after.type { aspects.append(.type) }
      if !isIdentical(before.aliases, after.aliases) { aspects.append(.aliases) }
      if !isIdentical(before.iso, after.iso) { aspects.append(.iso) }
      if before.corrected != after.corrected { aspects.append(.correction) }
    }
    mentions = parted(before?.mentions ?? [], after?.mentions ?? []) { $0.isIdentical(to: $1) }
    if before != nil, after != nil {
      if !mentions.removed.isEmpty || !mentions.added.isEmpty || !isIdentical(before?.bearers ?? [], after?.bearers ?? []) { aspects.append(.mentions) }
      aspects.removeAll(where: ignored.contains)
      if aspects.isEmpty { return nil }
    }
    return GraphDiff.EntityChange(
      before: before?.withoutMentions, after: after?.withoutMentions, aspects: aspects.sorted(), removedMentions: mentions.removed,
      addedMentions: mentions.added, keptMentions: mentions.kept, movedMentions: shifts.count(mentions.removed, mentions.added), causes: [])
  }

  // MARK: Relations

  private func change(_ before: Relation?, _ after: Relation?) -> GraphDiff.RelationChange? {
    var aspects: [GraphDiff.Aspect] = []
    if let before, let after {
      if !isIdentical(before.topic, after.topic) { aspects.append(.topic) }
      if !isIdentical(before.time, after.time) { aspects.append(.time) }
      if !isIdentical(before.plover, after.plover) || before.quad != after.quad { aspects.append(.plover) }
      if !isIdentical(before.confidence, after.confidence) { aspects.append(.confidence) }
      if before.corrected != after.corrected { aspects.append(.correction) }
      if !isIdentical(before.source, after.source) || !isIdentical(before.target, after.target) || !isIdentical(before.type, after.type)
        || !isIdentical(before.attributed, after.attributed)
      {
        aspects.append(.name)
      }
    }
    let evidence = parted(before?.evidence ?? [], after?.evidence ?? []) { $0.isIdentical(to: $1) }
    if before != nil, after != nil {
      if !evidence.removed.isEmpty || !evidence.added.isEmpty || before?.sources != after?.sources || !isIdentical(before?.omitted ?? [], after?.omitted ?? [])
      {
        aspects.append(.evidence)
      }
      aspects.removeAll(where: ignored.contains)
      if aspects.isEmpty { return nil }
    }
    return GraphDiff.RelationChange(
      before: before?.withoutEvidence, after: after?.withoutEvidence, aspects: aspects.sorted(), removedEvidence: evidence.removed,
      addedEvidence: evidence.added, keptEvidence: evidence.kept, movedEvidence: shifts.count(evidence.removed, evidence.added), causes: [])
  }
}

/// Walks along two lists in the same order, and hands over what stands at the same place in both, or in one alone.
func walk<Element>(
  _ old: [Element], _ new: [Element], order: (Element, Element) -> Bool, _ visit: (Element?, Element?) -> Void
) {
  walkPlaces(old, new, order: order) { before, after in visit(before.map { old[$0] }, after.map { new[$0] }) }
}

/// As `walk`, without a copy of each element: of a relation that is a dozen references counted.
func walkPlaces<Element>(
  _ old: [Element], _ new: [Element], order: (Element, Element) -> Bool, _ visit: (Int?, Int?) -> Void
) {
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if j == new.count || i < old.count && order(old[i], new[j]) {
      visit(i, nil)
      i += 1
    } else if i == old.count || order(new[j], old[i]) {
      visit(nil, j)
      j += 1
    } else {
      visit(i, j)
      i += 1
      j += 1
    }
  }
}

/// What only one of two sorted lists has, and the number of those that both have.
private func parted<Element: Comparable>(
  _ old: [Element], _ new: [Element], same: (Element, Element) -> Bool
) -> (removed: [Element], added: [Element], kept: Int) {
  if old.count == new.count, old.indices.allSatisfy({ same(old[$0], new[$0]) }) { return ([], [], old.count) }
  var out = (removed: [Element](), added: [Element](), kept: 0)
  walk(old, new, order: <) { before, after in
    if let before, let after, same(before, after) {
      out.kept += 1
    } else {
      if let before { out.removed.append(before) }
      if let after { out.added.append(after) }
    }
  }
  return out
}

extension Entity {
  var withoutMentions: Entity {
    var out = self
    out.mentions = []
    return out
  }
}

extension Relation {
  var withoutEvidence: Relation {
    var out = self
    out.evidence = []
    return out
  }
}

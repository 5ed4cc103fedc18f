import RelataSupport

extension Corrections {
  /// The corrections that make of a graph what somebody made of it by hand.
  ///
  /// - Parameters:
  ///   - old: The graph as Relata wrote it.
  ///   - new: The same graph, edited.
  /// - Returns: The corrections, and what of the edits none can say.
  public static func edits(from old: Graph, to new: Graph) -> (corrections: Corrections, lost: [String]) {
    var edits = EditReader(old, new)
    edits.readEntities()
    edits.readRelations()
    return (Corrections(edits.found.map { Correction($0) }), edits.lost)
  }
}

/// Tells what was done by hand from what came of it.
private struct EditReader {
  private struct Place: Hashable {
    var document: String
    var range: Range<Int>
  }

  let old: Graph
  let new: Graph
  var found: [Correction.Content] = []
  var lost: [String] = []
  /// Entities that are no more, and whose mentions others have now.
  private var joined: [String: String] = [:]
  private var dropped: Set<String> = []

  init(_ old: Graph, _ new: Graph) {
    self.old = old
    self.new = new
  }

  // MARK: Entities

  mutating func readEntities() {
    var owners: [Place: String] = [:]
    for entity in new.entities { for mention in entity.mentions { owners[Place(document: mention.document, range: mention.range)] = entity.id } }
    for entity in old.entities {
      if let now = new.entity(entity.id) {
        if !isIdentical(now.name, entity.name) { found.append(.rename(entity.id, to: now.name)) }
        if now.type != entity.type { found.append(.retype(entity.id, to: now.type)) }
        if !isIdentical(now.iso, entity.iso) { lost.append("the ISO code of node \(entity.id)") }
      } else if let heir = heir(of: entity, owners) {
        joined[entity.id] = heir
        found.append(.same([heir, entity.id]))
      } else {
        dropped.insert(entity.id)
        found.append(.drop(entity.id))
      }
    }
    let heirs = Set(joined.values)
    for entity in old.entities where !heirs.contains(entity.id) {
      guard let now = new.entity(entity.id) else { continue }
      if now.mentions != entity.mentions { lost.append("the mentions of node \(entity.id)") }
      if now.aliases != entity.aliases { lost.append("the other names of node \(entity.id)") }
    }
    for entity in new.entities where old.entity(entity.id) == nil { lost.append("node \(entity.id), which was added") }
  }

  /// Who has most of the mentions of an entity that is no more.
  private func heir(of entity: Entity, _ owners: [Place: String]) -> String? {
    var counts: [String: Int] = [:]
    for mention in entity.mentions {
      if let owner = owners[Place(document: mention.document, range: mention.range)], old.entity(owner) != nil { counts[owner, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  // MARK: Relations

  mutating func readRelations() {
    let before = Dictionary(old.relations.filter { !isDropped($0) }.map { (now($0), $0) }) { first, _ in first }
    let after = Dictionary(new.relations.map { (Statement($0), $0) }) { first, _ in first }
    var added = after.keys.filter { before[$0] == nil }.sorted()
    for statement in before.keys.sorted() {
      guard let relation = before[statement] else { continue }
      if let kept = after[statement] {
        compare(relation, kept)
      } else if let index = added.firstIndex(where: { isChange(relation, after[$0]) }), let changed = after[added[index]] {
        found.append(.change(EdgeReference(relation), to: EdgeChange(from: statement, to: added.remove(at: index))))
        compareEvidence(relation, changed)
      } else {
        found.append(.reject(EdgeReference(relation)))
      }
    }
    for statement in added { if let relation = after[statement] { add(relation, relation.evidence) } }
  }

  private func isDropped(_ relation: Relation) -> Bool {
    [relation.source, relation.target, relation.attributed ?? ""].contains { dropped.contains($0) }
  }

  /// What a relation says now that some entities are others.
  private func now(_ relation: Relation) -> Statement {
    var statement = Statement(relation)
    statement.source = joined[statement.source] ?? statement.source
    statement.target = joined[statement.target] ?? statement.target
    statement.attributed = statement.attributed.map { joined[$0] ?? $0 }
    if old.relationTypes[relation.type]?.symmetric ?? false, statement.target < statement.source { swap(&statement.source, &statement.target) }
    return statement
  }

  /// Whether a relation became another: between the same two, by a sentence that told it.
  private func isChange(_ before: Relation, _ after: Relation?) -> Bool {
    guard let after else { return false }
    let statement = now(before)
    guard Set([statement.source, statement.target]) == Set([after.source, after.target]) else { return false }
    let places = Set(before.evidence.map { Place(document: $0.document, range: $0.range) })
    return after.evidence.contains { places.contains(Place(document: $0.document, range: $0.range)) }
  }

  private mutating func compare(_ before: Relation, _ after: Relation) {
    if before.confidence != after.confidence {
      if after.confidence == 1 { found.append(.confirm(EdgeReference(before))) } else { lost.append("the confidence of \(before.place)") }
    }
    for (what, one, other) in [("topic", before.topic, after.topic), ("time", before.time, after.time), ("PLOVER type", before.plover, after.plover)]
    where !isIdentical(one, other) { lost.append("the \(what) of \(before.place)") }
    compareEvidence(before, after)
  }

  private mutating func compareEvidence(_ before: Relation, _ after: Relation) {
    func places(_ evidence: [Evidence]) -> Set<Place> { Set(evidence.map { Place(document: $0.document, range: $0.range) }) }
    let (kept, known) = (places(after.evidence), places(before.evidence))
    var said: Set<Place> = []
    for evidence in before.evidence {
      let place = Place(document: evidence.document, range: evidence.range)
      guard !kept.contains(place), said.insert(place).inserted else { continue }
      var reference = EdgeReference(before)
      (reference.document, reference.sentence) = (evidence.document, evidence.text)
      found.append(.reject(reference))
    }
    add(after, after.evidence.filter { !known.contains(Place(document: $0.document, range: $0.range)) })
  }

  private mutating func add(_ relation: Relation, _ evidence: [Evidence]) {
    if evidence.isEmpty, relation.evidence.isEmpty { lost.append("\(relation.place), which has no sentence") }
    for one in evidence {
      var reference = EdgeReference(relation)
      (reference.document, reference.sentence) = (one.document, one.text)
      found.append(.add(reference))
    }
  }
}

extension EdgeReference {
  /// This relation and no other.
  public init(_ relation: Relation) {
    self.init(
      source: relation.source, type: relation.type, target: relation.target, polarity: relation.polarity, modality: relation.modality,
      speaker: relation.attributed.map { .named($0) } ?? .nobody)
  }
}

extension EdgeChange {
  fileprivate init(from old: Statement, to new: Statement) {
    self.init(
      type: old.type == new.type ? nil : new.type, polarity: old.polarity == new.polarity ? nil : new.polarity,
      modality: old.modality == new.modality ? nil : new.modality,
      speaker: old.attributed == new.attributed ? nil : new.attributed.map { .named($0) } ?? .nobody,
      isReversed: old.source == new.target && old.source != new.source)
  }
}

import RelataSupport

/// Why a diff can't be applied to a graph.
public struct PatchError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String

  public var description: String { message }

  static func misfit(_ what: String) -> PatchError { PatchError(message: "the diff does not fit this graph: \(what)") }
}

extension Graph {
  /// The graph that a diff leads to. If the graph is the one that the diff starts from, the result is the other one to the byte.
  ///
  /// - Throws: `PatchError` where the diff is incomplete, or the graph is not as the diff found it.
  public func applying(_ diff: GraphDiff) throws(PatchError) -> Graph {
    guard diff.isComplete else {
      let lacking = diff.isPartial ? "what was not selected" : diff.ignored.map(\.rawValue).joined(separator: ", ")
      throw PatchError(message: "the diff leaves out \(lacking); make one without filters and --ignore")
    }
    guard generator.isIdentical(to: diff.old.generator) else { throw .misfit("the generator is another") }
    guard isIdentical(corpus.name, diff.old.corpus), isIdentical(corpus.digest, diff.old.digest), limit == diff.old.limit,
      corrections == diff.old.corrections
    else {
      throw .misfit("the corpus is another")
    }
    let documents = try patched(corpus.documents, diff.documents, before: \.before, after: \.after, order: { $0.id < $1.id }) {
      (document, change) throws(PatchError) in
      if let document, let before = change.before, !document.isIdentical(to: before) { throw .misfit("document \(before.id) is not as the diff found it") }
      return change.after
    }
    let entities = try patchedEntities(entities, merged(diff.entities, diff.shiftedEntities) { $0.id < $1.id })
    let relations = try patchedRelations(
      relations,
      merged(diff.relations, diff.shiftedRelations) { (one, other) in
        guard let one = one.before ?? one.after, let other = other.before ?? other.after else { return false }
        return Relation.precedes(one, other)
      })
    let withheld = try patchedRelations(withheld, diff.withheld)
    let rejected = Rejected(
      entities: try patchedEntities(rejected.entities, diff.rejectedEntities), relations: try patchedRelations(rejected.relations, diff.rejectedRelations))
    var types = relationTypes
    for change in diff.relationTypes {
      guard types[change.name] == change.before else { throw .misfit("relation type \(change.name) is not as the diff found it") }
      types[change.name] = nil
      types[change.name] = change.after
    }
    let known = Set(entities.map(\.id))
    for relation in relations where !known.contains(relation.source) || !known.contains(relation.target) {
      throw .misfit("it would leave the edge \(relation.source) \(relation.key) \(relation.target) without a node")
    }
    return Graph(
      generator: diff.new.generator, corpus: Corpus(name: diff.new.corpus, documents: documents, digest: diff.new.digest), relationTypes: types,
      entities: entities, relations: relations, withheld: withheld, rejected: rejected, corrections: diff.new.corrections, content: diff.new.content,
      limit: diff.new.limit)
  }
}

private func patchedEntities(_ entities: [Entity], _ changes: [GraphDiff.EntityChange]) throws(PatchError) -> [Entity] {
  try patched(entities, changes, before: \.before, after: \.after, order: { $0.id < $1.id }) { (entity, change) throws(PatchError) in
    if let entity, entity.withoutMentions != change.before { throw .misfit("node \(entity.id) is not as the diff found it") }
    let mentions = try replacing(change.removedMentions, by: change.addedMentions, in: entity?.mentions ?? [], of: "node \(change.id)") {
      $0.isIdentical(to: $1)
    }
    guard var after = change.after else { return nil }
    after.mentions = mentions
    return after
  }
}

private func patchedRelations(_ relations: [Relation], _ changes: [GraphDiff.RelationChange]) throws(PatchError) -> [Relation] {
  try patched(relations, changes, before: \.before, after: \.after, order: Relation.precedes) { (relation, change) throws(PatchError) in
    let what = "edge \(change.statement.source) \(change.statement.key) \(change.statement.target)"
    if let relation, relation.withoutEvidence != change.before { throw .misfit("\(what) is not as the diff found it") }
    let evidence = try replacing(change.removedEvidence, by: change.addedEvidence, in: relation?.evidence ?? [], of: what) { $0.isIdentical(to: $1) }
    guard var after = change.after else { return nil }
    after.evidence = evidence
    return after
  }
}

/// One sorted list of two.
private func merged<Change>(_ listed: [Change], _ shifted: [Change], order: (Change, Change) -> Bool) -> [Change] {
  guard !shifted.isEmpty else { return listed }
  var out: [Change] = []
  out.reserveCapacity(listed.count + shifted.count)
  walk(listed, shifted, order: order) { one, other in out += [one, other].compactMap { $0 } }
  return out
}

/// Walks along what is there and what changed, and keeps what did not.
private func patched<Element, Change>(
  _ elements: [Element], _ changes: [Change], before: (Change) -> Element?, after: (Change) -> Element?, order: (Element, Element) -> Bool,
  _ change: (Element?, Change) throws(PatchError) -> Element?
) throws(PatchError) -> [Element] {
  var out: [Element] = []
  out.reserveCapacity(elements.count)
  var next = 0
  var last: Element?
  for item in changes {
    guard let subject = before(item) ?? after(item) else { throw .misfit("a change has neither before nor after") }
    if let last, !order(last, subject) { throw .misfit("its changes are out of order") }
    last = subject
    while next < elements.count, order(elements[next], subject) {
      out.append(elements[next])
      next += 1
    }
    let isThere = next < elements.count && !order(subject, elements[next])
    guard isThere == (before(item) != nil) else { throw .misfit("what it \(isThere ? "adds is there already" : "changes is missing"): \(subject)") }
    if let changed = try change(isThere ? elements[next] : nil, item) { out.append(changed) }
    if isThere { next += 1 }
  }
  return out + elements[next...]
}

/// The sorted list without some of its elements and with others.
private func replacing<Element: Comparable>(
  _ removed: [Element], by added: [Element], in elements: [Element], of what: String, same: (Element, Element) -> Bool
) throws(PatchError) -> [Element] {
  var out: [Element] = []
  var next = 0
  for element in elements {
    if next < removed.count, same(element, removed[next]) { next += 1 } else { out.append(element) }
  }
  guard next == removed.count else { throw .misfit("\(what) lacks a place that it removes") }
  return added.isEmpty ? out : (out + added).sorted()
}

/// Why graphs can't be put together.
public struct MergeError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String

  public var description: String { message }
}

extension Graph {
  /// The graph of both corpora.
  ///
  /// Entities are the same where their identifiers are; mentions and evidence are united, and what sums them up is made anew.
  /// Associative, commutative and idempotent: any grouping of the same graphs, in any order, gives the same bytes.
  ///
  /// - Throws: `MergeError` where the graphs were made by different tools, or have a document in two versions.
  public func merging(_ other: Graph) throws(MergeError) -> Graph {
    guard generator.isIdentical(to: other.generator) else {
      let tools = Comparison.tools(generator, other.generator).map(\.rawValue).joined(separator: ", ")
      throw MergeError(message: "they were made by different tools (\(tools)); extract both with the same")
    }
    let documents = try mergedDocuments(other)
    var types = relationTypes
    for (name, type) in other.relationTypes {
      if let known = types[name], !known.isIdentical(to: type) { throw MergeError(message: "relation type \(name) is defined in two ways") }
      types[name] = type
    }
    var entities: [Entity] = []
    walk(self.entities, other.entities, order: { $0.id < $1.id }) { left, right in
      guard let left, let right else { return entities.append(contentsOf: [left, right].compactMap { $0 }) }
      entities.append(left.merging(right))
    }
    var relations: [Relation] = []
    walk(self.relations, other.relations, order: Relation.precedes) { left, right in
      guard let left, let right else { return relations.append(contentsOf: [left, right].compactMap { $0 }) }
      relations.append(left.merging(right))
    }
    // Names are joined like the corpora: each once, sorted.
    let names = [corpus.name, other.corpus.name].flatMap { $0.split(separator: "+", omittingEmptySubsequences: false).map(String.init) }
    return Graph(
      generator: generator, corpus: Corpus(name: Set(names).sorted().joined(separator: "+"), documents: documents), relationTypes: types,
      entities: entities, relations: relations)
  }

  private func mergedDocuments(_ other: Graph) throws(MergeError) -> [Document] {
    var out: [Document] = []
    var conflict: String?
    walk(corpus.documents, other.corpus.documents, order: { $0.id < $1.id }) { left, right in
      guard let left, let right else { return out.append(contentsOf: [left, right].compactMap { $0 }) }
      if left.isIdentical(to: right) { out.append(left) } else { conflict = conflict ?? left.id }
    }
    if let conflict { throw MergeError(message: "document \(conflict) is there in two versions; remove one of them, or give --base") }
    return out
  }

  /// Puts together what two sides made of one graph: documents that one side removed are out, and those that one side changed
  /// are as that side has them.
  ///
  /// - Throws: `MergeError` where both sides changed a document in different ways, and as `merging(_:)` does.
  public func merging(_ other: Graph, base: Graph) throws(MergeError) -> Graph {
    let (ours, theirs, old) = (documentTable, other.documentTable, base.documentTable)
    var droppedHere: Set<String> = []
    var droppedThere: Set<String> = []
    for id in Set(ours.keys).union(theirs.keys).sorted() {
      let (here, there, before) = (ours[id], theirs[id], old[id])
      if here == there { continue }
      if there == before {
        droppedThere.insert(id)
      } else if here == before {
        droppedHere.insert(id)
      } else {
        throw MergeError(message: "document \(id) was changed on both sides")
      }
    }
    return try removing(documents: droppedHere).merging(other.removing(documents: droppedThere))
  }

  private var documentTable: [String: Document] { Dictionary(corpus.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }

  /// The graph without what only these documents say.
  public func removing(documents: Set<String>) -> Graph {
    guard !documents.isEmpty else { return self }
    let relations = relations.compactMap { relation -> Relation? in
      var relation = relation
      let weight = relation.weight
      relation.evidence.removeAll { documents.contains($0.document) }
      if relation.weight == weight { return relation }
      if relation.evidence.isEmpty { return nil }
      relation.summarize()
      return relation
    }
    let ends = Set(relations.flatMap { [$0.source, $0.target] + [$0.attributed].compactMap { $0 } })
    let entities = entities.compactMap { entity -> Entity? in
      var left = entity
      left.mentions.removeAll { documents.contains($0.document) }
      return left.mentions.isEmpty && !entity.mentions.isEmpty && !ends.contains(entity.id) ? nil : left
    }
    let types = Set(relations.map(\.type))
    return Graph(
      generator: generator, corpus: Corpus(name: corpus.name, documents: corpus.documents.filter { !documents.contains($0.id) }),
      relationTypes: relationTypes.filter { types.contains($0.key) }, entities: entities, relations: relations)
  }
}

extension Graph.Corpus {
  /// A corpus with the digest of its documents' digests.
  package init(name: String, documents: [Graph.Document]) {
    let sorted = documents.sorted { $0.id < $1.id }
    self.init(name: name, documents: sorted, digest: Digest.sha256(sorted.map { $0.id + " " + $0.digest + "\n" }.joined().utf8))
  }
}

extension Entity {
  /// Whether it comes first among names: those with more words do, then by letters, then by how these are encoded.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    func words(_ name: String) -> Int { name.split(separator: " ").count }
    if words(one) != words(other) { return words(one) > words(other) }
    return one == other ? one.utf8.lexicographicallyPrecedes(other.utf8) : one < other
  }

  fileprivate func merging(_ other: Entity) -> Entity {
    var out = self
    // Of spellings that differ in their encoding alone, the first stays.
    let names = (aliases + other.aliases + [name, other.name]).sorted(by: Entity.precedes)
    let winner = Entity.precedes(name, other.name) ? name : other.name
    out.name = names.first { $0 == winner } ?? winner
    var seen: Set = [out.name]
    out.aliases = names.filter { seen.insert($0).inserted }.sorted()
    out.type = min(type, other.type)
    out.iso = [iso, other.iso].compactMap { $0 }.min()
    out.mentions = united(mentions, other.mentions)
    return out
  }
}

extension Relation {
  fileprivate func merging(_ other: Relation) -> Relation {
    var out = self
    out.evidence = united(evidence, other.evidence)
    out.quad = [quad, other.quad].compactMap { $0 }.min { $0.rawValue < $1.rawValue }
    if !out.evidence.isEmpty { out.summarize() }
    return out
  }
}

private func united<Element: Comparable>(_ left: [Element], _ right: [Element]) -> [Element] {
  var out: [Element] = []
  walk(left, right, order: <) { one, other in if let element = one ?? other { out.append(element) } }
  return out
}

import RelataGraph

/// A graph that is ready to be written, of which little is in memory that grows with the number of documents.
///
/// The list of documents lies in a scratch file, and which sentences are counted but not kept is held by numbers.
public struct AssembledGraph: Sendable {
  /// Without documents and omitted sentences.
  private var graph: Graph
  private let listing: DocumentListing
  private let omissions: [RelationKey: [BearerOmission]]

  /// A relation of the graph.
  fileprivate struct RelationKey: Hashable {
    var source: String
    var target: String
    var type: String
    var polarity: Polarity
    var modality: Modality
    var attributed: String?
  }

  /// What is omitted of some bearers.
  fileprivate struct BearerOmission {
    var bearers: Evidence.Bearers
    var omission: HeldOmission
  }

  /// The number of documents.
  public var documentCount: Int { listing.count }

  /// How many of some documents it doesn't have.
  public func missing(of documents: [Graph.Document]) -> Int {
    var left = Set(documents.map(\.id))
    for document in listing.documents { left.remove(document.id) }
    return left.count
  }

  /// Writes the JSON in pieces, as `Graph.writeJSON(_:)` does.
  ///
  /// - Parameters:
  ///   - write: Takes the next piece, in UTF-8.
  ///   - failed: Makes the error to throw where documents can't be read back; what was written is not whole then.
  public func writeJSON<Failure: Error>(
    _ write: ([UInt8]) throws(Failure) -> Void, failed: (ScratchError) -> Failure
  ) throws(Failure) {
    try graph.writeJSON(documents: listing.documents, completing: completed, write)
    if let failure = listing.failure { throw failed(failure) }
  }

  /// The graph with all that belongs to it, in memory.
  ///
  /// - Throws: `ScratchError` where documents can't be read back.
  public func whole() throws(ScratchError) -> Graph {
    var whole = graph
    whole.corpus.documents = Array(listing.documents)
    for index in whole.relations.indices { whole.relations[index] = completed(whole.relations[index]) }
    for index in whole.withheld.indices { whole.withheld[index] = completed(whole.withheld[index]) }
    if let failure = listing.failure { throw failure }
    return whole
  }

  /// A relation with its omitted sentences.
  private func completed(_ relation: Relation) -> Relation {
    guard let held = omissions[RelationKey(relation)] else { return relation }
    var relation = relation
    relation.omitted = held.map { $0.omission.omission($0.bearers, listing.identifiers) }
    return relation
  }
}

extension AssembledGraph {
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  fileprivate init(_ assembly: consuming GraphAssembly, name: String?) {
    assembly.close()
    let identities = assembly.takeIdentities()
    var statements = assembly.takeStatements()
    var listing = DocumentListing(assembly.documents, assembly.reprints, findsPlaces: statements.contains { !$0.omission.isEmpty })
    var numbers: [RelationKey: Int] = [:]
    var relations: [Relation] = []
    var omissions: [RelationKey: [BearerOmission]] = [:]
    for index in statements.indices {
      var held = statements[index]
      // What is handed on is not held twice.
      statements[index] = HeldStatement(statement: held.statement)
      var key = RelationKey(held.statement, identities.identifiers)
      let definition = assembly.ontology.definitions[key.type]
      var bearers = assembly.ids(held.statement)
      var evidence = held.evidence.map(\.evidence)
      if definition?.type.symmetric ?? false, key.target < key.source {
        swap(&key.source, &key.target)
        for index in evidence.indices { evidence[index].turn() }
        swap(&bearers.source, &bearers.target)
      }
      if let number = numbers[key] {
        relations[number].evidence += evidence
      } else {
        numbers[key] = relations.count
        relations.append(Relation(key, quad: definition?.type.quad, evidence: evidence))
      }
      if !held.omission.isEmpty {
        held.omission.place(listing.places)
        omissions[key, default: []].append(BearerOmission(bearers: bearers, omission: held.omission))
      }
    }
    listing.places = []
    for (key, number) in numbers {
      relations[number].evidence.sort()
      omissions[key]?.sort { Evidence.Bearers.precedes($0.bearers, $1.bearers) }
      // All that is omitted is written out for one relation at a time.
      relations[number].omitted = omissions[key]?.map { $0.omission.omission($0.bearers, listing.identifiers) } ?? []
      relations[number].summarize(originals: listing.originals)
      relations[number].omitted = []
    }
    let withheld = relations.filter { $0.source == $0.target }
    relations.removeAll { $0.source == $0.target }
    let types = Set(relations.map(\.type))
    graph = Graph(
      generator: assembly.generator,
      corpus: Graph.Corpus(name: name ?? assembly.names.sorted().joined(separator: "+"), documents: [], digest: listing.digest),
      relationTypes: assembly.ontology.definitions.filter { types.contains($0.key) }.mapValues(\.type), entities: identities.entities, relations: relations,
      withheld: withheld, limit: assembly.limit)
    self.listing = listing
    self.omissions = omissions
  }
}

extension AssembledGraph.RelationKey {
  init(_ relation: Relation) {
    self.init(
      source: relation.source, target: relation.target, type: relation.type, polarity: relation.polarity, modality: relation.modality,
      attributed: relation.attributed)
  }

  init(_ statement: BearerStatement, _ identifiers: [String]) {
    self.init(
      source: identifiers[statement.source], target: identifiers[statement.target], type: statement.type, polarity: statement.polarity,
      modality: statement.modality, attributed: statement.speaker.map { identifiers[$0] })
  }
}

extension Relation {
  fileprivate init(_ key: AssembledGraph.RelationKey, quad: QuadClass?, evidence: [Evidence]) {
    self.init(
      source: key.source, target: key.target, type: key.type, polarity: key.polarity, modality: key.modality, attributed: key.attributed, quad: quad,
      evidence: evidence)
  }
}

extension GraphAssembly {
  /// The graph of all documents so far, for writing.
  ///
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  public consuming func assembled(name: String? = nil) -> AssembledGraph { AssembledGraph(self, name: name) }

  /// The graph of all documents so far.
  ///
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  /// - Throws: `ScratchError` where the list of documents can't be kept on disk.
  public consuming func graph(name: String? = nil) throws(ScratchError) -> Graph { try assembled(name: name).whole() }

  /// The entities, and the identifier of each bearer's.
  fileprivate mutating func takeIdentities() -> (entities: [Entity], identifiers: [String]) {
    let order = bearers.indices.sorted { bearers[$0].id.utf8.lexicographicallyPrecedes(bearers[$1].id.utf8) }
    let known = order.map { Bearer(id: bearers[$0].id, type: bearers[$0].type, names: Bearer.sorted(bearers[$0].names), omitted: bearers[$0].omitted) }
    var identifiers = [String](repeating: "", count: bearers.count)
    var entities: [Entity] = []
    for var resolved in EntityResolution(known, gazetteer: gazetteer).entities {
      for place in resolved.bearers {
        identifiers[order[place]] = resolved.entity.id
        resolved.entity.bearers.append(known[place])
        resolved.entity.mentions += takeMentions(order[place])
      }
      resolved.entity.mentions.sort()
      entities.append(resolved.entity)
    }
    return (entities, identifiers)
  }
}

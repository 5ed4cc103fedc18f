import RelataGraph
import RelataSupport

/// A graph that is ready to be written, of which little is in memory that grows with the number of documents.
///
/// The list of documents lies in a scratch file, and which sentences are counted but not kept is held by numbers.
public struct AssembledGraph: Sendable {
  /// Without documents and omitted sentences.
  private var graph: Graph
  private let listing: DocumentListing
  private let omissions: [Statement: [BearerOmission]]
  /// What corrections did not do, and why, in the order of their files.
  public let remarks: [CorrectionRemark]

  /// What is omitted of some bearers.
  struct BearerOmission {
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
    guard let held = omissions[Statement(relation)] else { return relation }
    var relation = relation
    relation.omitted = held.map { $0.omission.omission($0.bearers, listing.identifiers) }
    return relation
  }
}

extension AssembledGraph {
  /// - Parameters:
  ///   - name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  ///   - plan: What corrections do to it.
  ///   - corrections: The digest of these.
  fileprivate init(_ assembly: consuming GraphAssembly, name: String?, _ plan: CorrectionPlan, corrections: String?) {
    let identities = plan.identities
    let entities = assembly.takeEntities(identities)
    var statements = assembly.takeStatements()
    var listing = DocumentListing(assembly.documents, assembly.reprints, findsPlaces: statements.contains { !$0.omission.isEmpty })
    var sorted = RelationSorter(identities.identifiers, plan, assembly.ontology)
    for index in statements.indices {
      var held = statements[index]
      // What is handed on is not held twice.
      statements[index] = HeldStatement(statement: held.statement)
      held.omission.place(listing.places)
      sorted.add(held, number: index, assembly.ids(held.statement)) { assembly.ids($0) }
    }
    for addition in plan.additions { sorted.add(addition) }
    listing.places = []
    let (said, rejected) = sorted.summarized(listing)
    let types = Set(said.relations.lazy.filter { $0.source != $0.target }.map(\.type))
    graph = Graph(
      generator: assembly.generator,
      corpus: Graph.Corpus(name: name ?? assembly.names.sorted().joined(separator: "+"), documents: [], digest: listing.digest),
      relationTypes: assembly.ontology.definitions.filter { types.contains($0.key) }.mapValues(\.type),
      entities: entities.filter { !plan.dropped.contains($0.id) }, relations: said.relations.filter { $0.source != $0.target },
      withheld: said.relations.filter { $0.source == $0.target },
      rejected: Graph.Rejected(entities: entities.filter { plan.dropped.contains($0.id) }, relations: rejected), corrections: corrections,
      limit: assembly.limit)
    self.listing = listing
    omissions = said.omissions
    remarks = plan.remarks
    graph.content = graph.contentDigest(completing: completed)
  }
}

extension Statement {
  init(_ statement: BearerStatement, _ identifiers: [String]) {
    self.init(
      source: identifiers[statement.source], target: identifiers[statement.target], type: statement.type, polarity: statement.polarity,
      modality: statement.modality, attributed: statement.speaker.map { identifiers[$0] })
  }
}

extension Relation {
  init(_ statement: Statement, quad: QuadClass?, evidence: [Evidence]) {
    self.init(
      source: statement.source, target: statement.target, type: statement.type, polarity: statement.polarity, modality: statement.modality,
      attributed: statement.attributed, quad: quad,
      evidence: evidence)
  }
}

extension GraphAssembly {
  /// The graph of all documents so far, for writing.
  ///
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  public consuming func assembled(name: String? = nil) -> AssembledGraph {
    close()
    let plan = CorrectionPlan(copy self)
    return AssembledGraph(self, name: name, plan, corrections: nil)
  }

  /// The graph of all documents so far, corrected, for writing.
  ///
  /// - Parameters:
  ///   - name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  ///   - corrections: What to correct.
  ///   - skipsUnmatched: Whether a correction that names what is not there does nothing, instead of failing.
  /// - Throws: `YAMLError` with the line of a correction that contradicts another or names what is not there.
  public consuming func assembled(
    name: String? = nil, correcting corrections: Corrections, skipsUnmatched: Bool = false
  ) throws(YAMLError) -> AssembledGraph {
    close()
    if corrections.isEmpty { return assembled(name: name) }
    let plan = try CorrectionPlan(corrections, copy self, skipsUnmatched: skipsUnmatched)
    return AssembledGraph(self, name: name, plan, corrections: corrections.digest)
  }

  /// The graph of all documents so far.
  ///
  /// - Parameter name: The name of the corpus; without one, those of the graphs that were added, joined with `+`.
  /// - Throws: `ScratchError` where the list of documents can't be kept on disk.
  public consuming func graph(name: String? = nil) throws(ScratchError) -> Graph { try assembled(name: name).whole() }

  /// The entities with their bearers and mentions.
  fileprivate mutating func takeEntities(_ identities: Identities) -> [Entity] {
    identities.entities.map { resolved in
      var entity = resolved.entity
      for place in resolved.bearers {
        entity.bearers.append(identities.bearers[place])
        entity.mentions += takeMentions(identities.numbers[place])
      }
      entity.mentions.sort()
      return entity
    }
  }
}

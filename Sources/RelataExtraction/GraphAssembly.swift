import RelataGraph

/// Puts document graphs together to the graph of a corpus.
///
/// The result depends on the set of documents alone: not on their order, nor on how they were grouped on the way.
public struct GraphAssembly: Sendable {
  private let gazetteer: Gazetteer
  private let ontology: Ontology
  private let generator: Graph.Generator
  private var documents: [DocumentGraph] = []

  public init(gazetteer: Gazetteer, ontology: Ontology, generator: Graph.Generator) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    self.generator = generator
  }

  public mutating func add(_ document: DocumentGraph) { documents.append(document) }

  /// The graph of all documents so far.
  public func graph(name: String) -> Graph {
    let sorted = documents.sorted { $0.document.id < $1.document.id }
    let resolution = EntityResolution(sorted, gazetteer: gazetteer)
    var relations: [RelationKey: Relation] = [:]
    for (number, document) in sorted.enumerated() {
      for relation in document.relations {
        var source = resolution.identifiers[number][relation.source]
        var target = resolution.identifiers[number][relation.target]
        guard source != target, let definition = ontology.definitions[relation.type] else { continue }
        var evidence = relation.evidence
        if definition.type.symmetric, target < source {
          swap(&source, &target)
          swap(&evidence.source, &evidence.target)
        }
        let attributed = relation.attributed.map { resolution.identifiers[number][$0] }
        let key = RelationKey(
          source: source, target: target, type: relation.type, polarity: relation.polarity, modality: relation.modality, attributed: attributed)
        relations[
          key,
          default: Relation(
            source: source, target: target, type: relation.type, polarity: relation.polarity, modality: relation.modality, attributed: attributed,
            quad: definition.type.quad)
        ].evidence.append(evidence)
      }
    }
    let finished = relations.values.map { relation in
      var relation = relation
      relation.evidence.sort()
      relation.summarize()
      return relation
    }
    let types = Set(finished.map(\.type))
    let corpus = Graph.Corpus(
      name: name, documents: sorted.map(\.document), digest: Digest.sha256(Array(sorted.map { $0.document.id + " " + $0.document.digest + "\n" }.joined().utf8))
    )
    return Graph(
      generator: generator, corpus: corpus, relationTypes: ontology.definitions.filter { types.contains($0.key) }.mapValues(\.type),
      entities: resolution.entities, relations: finished)
  }

  private struct RelationKey: Hashable {
    var source: String
    var target: String
    var type: String
    var polarity: Polarity
    var modality: Modality
    var attributed: String?
  }
}

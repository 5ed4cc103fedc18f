import Testing

@testable import RelataGraph

@Suite struct GraphTests {
  @Test func sortsEntitiesAndRelations() {
    let graph = Graph.sample(
      entities: [Entity(id: "ukraine", name: "Ukraine", type: .state), Entity(id: "russia", name: "Russia", type: .state)],
      relations: [
        Relation(source: "ukraine", target: "russia", type: "rejects"), Relation(source: "russia", target: "ukraine", type: "attacks"),
      ])
    #expect(graph.entities.map(\.id) == ["russia", "ukraine"])
    #expect(graph.relations.map(\.type) == ["attacks", "rejects"])
    #expect(graph.entity("ukraine")?.name == "Ukraine")
    #expect(graph.entity("poland") == nil)
  }
}

extension Graph {
  /// A graph of no corpus in particular.
  static func sample(
    entities: [Entity] = [], relations: [Relation] = [], documents: [Graph.Document] = [], relationTypes: [String: RelationType] = [:]
  ) -> Graph {
    Graph(
      generator: Generator(name: "relata", version: "0.1.0", model: "sha256:0", ontology: "sha256:0", gazetteer: "sha256:0"),
      corpus: Corpus(name: "sample", documents: documents, digest: "sha256:0"), relationTypes: relationTypes, entities: entities, relations: relations)
  }
}

import RelataGraph
import Testing

@testable import RelataExport

@Suite struct SummaryTests {
  @Test func tellsCountsAndTheStrongestRelations() {
    let sentence = "Peru accused Chile of spying."
    let evidence = Evidence(document: "a", range: 0..<29, text: sentence, trigger: 5..<12, source: 0..<4, target: 13..<18)
    let graph = Graph(
      generator: .init(name: "relata", version: "1", model: "m", ontology: "o", gazetteer: "g"),
      corpus: .init(name: "andes", documents: [.init(id: "a", digest: "d", words: 6)], digest: "c"),
      relationTypes: ["accuses": RelationType(label: "accuses", quad: .verbalConflict), "leads": RelationType(label: "leads")],
      entities: [Entity(id: "peru", name: "Peru", type: .state), Entity(id: "chile", name: "Chile", type: .state)],
      relations: [
        Relation(source: "peru", target: "chile", type: "accuses", quad: .verbalConflict, evidence: [evidence]),
        Relation(source: "chile", target: "peru", type: "leads", evidence: [evidence, evidence]),
      ])
    #expect(
      Summary(graph, top: 1).text() == """
        andes: 1 documents, 6 words
        2 entities: 2 state
        2 relations: 1 accuses, 1 leads

        The strongest:
          Peru — accuses — Chile (×1)
            “Peru accused Chile of spying.” (a)

        """)
  }

  @Test func tellsOfAnEmptyGraph() {
    let graph = Graph(
      generator: .init(name: "relata", version: "1", model: "m", ontology: "o", gazetteer: "g"), corpus: .init(name: "none", documents: [], digest: "c"),
      relationTypes: [:], entities: [], relations: [])
    #expect(Summary(graph).text() == "none: 0 documents, 0 words\n0 entities\n0 relations\n")
  }
}

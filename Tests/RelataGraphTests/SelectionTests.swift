import Testing

@testable import RelataGraph

@Suite struct SelectionTests {
  private static func evidence(_ document: String) -> Evidence {
    Evidence(document: document, range: 0..<1, text: "x", trigger: 0..<1, source: 0..<1, target: 0..<1)
  }

  /// a → b → c → d, with an event, a fact and a plan.
  private let graph = Graph.sample(
    entities: [
      Entity(id: "a", name: "A", type: .state), Entity(id: "b", name: "B", type: .state), Entity(id: "c", name: "C", type: .person),
      Entity(id: "d", name: "D", type: .place), Entity(id: "e", name: "E", type: .place),
    ],
    relations: [
      Relation(source: "a", target: "b", type: "attacks", quad: .materialConflict, confidence: 0.9, evidence: [evidence("1"), evidence("2")]),
      Relation(source: "b", target: "c", type: "meets", modality: .planned, quad: .verbalCooperation, confidence: 0.5, evidence: [evidence("2")]),
      Relation(source: "c", target: "d", type: "leads", polarity: .negated, confidence: 0.7, evidence: [evidence("3")]),
    ],
    documents: [
      Graph.Document(id: "1", date: "2024-01-31", digest: "", words: 1), Graph.Document(id: "2", date: "2024-02-15", digest: "", words: 1),
      Graph.Document(id: "3", digest: "", words: 1),
    ])

  private func selected(_ change: (inout Selection) -> Void) -> [String] {
    var selection = Selection()
    change(&selection)
    return graph.selecting(selection).relations.map(\.type)
  }

  @Test func withoutConditionsIsTheGraph() { #expect(graph.selecting(Selection()) == graph) }

  @Test func byEachCondition() {
    #expect(selected { $0.relations = ["meets"] } == ["meets"])
    #expect(selected { $0.types = [.state] } == ["attacks"])
    #expect(selected { $0.quads = [.materialConflict, .verbalCooperation] } == ["attacks", "meets"])
    #expect(selected { $0.polarities = [.negated] } == ["leads"])
    #expect(selected { $0.modalities = [.planned] } == ["meets"])
    #expect(selected { $0.minimumWeight = 2 } == ["attacks"])
    #expect(selected { $0.minimumConfidence = 0.6 } == ["attacks", "leads"])
    #expect(selected { $0.top = 2 } == ["attacks", "leads"])
  }

  @Test func byDocumentAndDate() {
    #expect(selected { $0.documents = ["3"] } == ["leads"])
    #expect(selected { $0.since = "2024-02-01" } == ["attacks", "meets"])
    #expect(selected { $0.until = "2024-01" } == ["attacks"])
    var selection = Selection()
    selection.until = "2024-01"
    #expect(graph.selecting(selection).relations.first?.weight == 1)
  }

  @Test func byFocusAndDepth() {
    #expect(selected { $0.focus = ["a"] } == ["attacks"])
    #expect(
      selected {
        $0.focus = ["a"]; $0.depth = 2
      } == ["attacks", "meets"])
    var selection = Selection()
    selection.focus = ["e"]
    #expect(graph.selecting(selection).entities.map(\.id) == ["e"])
  }

  @Test func datesAreOfTheCalendar() {
    for date in ["2025", "2025-08", "2024-02-29", "1999-12-31"] { #expect(Selection.isDate(date)) }
    for date in ["", "2025-13", "2025-00", "2023-02-29", "2025-04-31", "2025-8", "25", "2025-08-18T00", "２０２５"] { #expect(!Selection.isDate(date)) }
  }

  @Test func namesAreFoundDespiteMistakes() {
    let names = ["Vladimir Putin", "Volodymyr Zelenskyy", "Peru", "Chile"]
    #expect(EntityLookup.nearest(to: "Putni", among: names) == ["Vladimir Putin"])
    #expect(EntityLookup.nearest(to: "Zelensky", among: names) == ["Volodymyr Zelenskyy"])
    #expect(EntityLookup.nearest(to: "Bolivia", among: names) == [])
  }
}

import Testing

@testable import RelataGraph

@Suite struct QuestionTests {
  static func evidence(_ document: String, time: String? = nil) -> Evidence {
    Evidence(document: document, range: 0..<1, text: "x", trigger: 0..<1, source: 0..<1, target: 0..<1, time: time)
  }

  static let graph = Graph.sample(
    entities: [
      Entity(id: "ada", name: "Áda Lund", type: .person, aliases: ["Lund"]), Entity(id: "bo", name: "Bo Lund", type: .person, aliases: ["Lund"]),
      Entity(id: "cy", name: "Cy", type: .state), Entity(id: "di", name: "Di", type: .state), Entity(id: "eve", name: "Eve", type: .person),
    ],
    relations: [
      Relation(source: "ada", target: "bo", type: "meets", plover: "CONSULT", quad: .verbalCooperation, evidence: [evidence("late"), evidence("early")]),
      Relation(source: "bo", target: "ada", type: "rejects", quad: .verbalConflict, evidence: [evidence("late")]),
      Relation(source: "bo", target: "cy", type: "leads", evidence: [evidence("late"), evidence("late")]),
      Relation(source: "ada", target: "di", type: "leads", evidence: [evidence("late")]),
      Relation(source: "di", target: "cy", type: "attacks", quad: .materialConflict, evidence: [evidence("late")]),
      Relation(source: "bo", target: "cy", type: "attacks", polarity: .negated, quad: .materialConflict, evidence: [evidence("late")]),
      Relation(
        source: "cy", target: "ada", type: "meets", modality: .planned, plover: "AGREE", quad: .verbalCooperation, evidence: [evidence("early", time: "2026")]),
    ],
    documents: [Graph.Document(id: "early", date: "2025-01-01", digest: "", words: 1), Graph.Document(id: "late", date: "2025-02-01", digest: "", words: 1)],
    relationTypes: ["meets": RelationType(label: "meets", symmetric: true, plover: "CONSULT", quad: .verbalCooperation)])

  @Test func findsAllShortestPaths() {
    var graph = QuestionTests.graph
    graph.relations.removeAll { $0.source == "cy" }
    let paths = graph.shortestPaths(from: "ada", to: "cy")
    #expect(paths.map(\.entities) == [["ada", "bo", "cy"], ["ada", "di", "cy"]])
    #expect(paths[0].steps.map { $0.map(\.key) } == [["meets", "rejects"], ["attacks:negated", "leads"]])
    #expect(graph.shortestPaths(from: "ada", to: "cy", limit: 1).map(\.entities) == [["ada", "bo", "cy"]])
    #expect(graph.shortestPaths(from: "cy", to: "ada").map(\.entities) == [["cy", "bo", "ada"], ["cy", "di", "ada"]])
  }

  @Test(arguments: [("ada", "ada"), ("ada", "eve"), ("ada", "nobody")])
  func findsNoPathWhereThereIsNone(source: String, target: String) {
    #expect(QuestionTests.graph.shortestPaths(from: source, to: target) == [])
  }

  @Test func findsPathsThroughLongChains() {
    let names = (0..<2_000).map { "n" + String($0 + 10_000) }
    let graph = Graph.sample(
      entities: names.map { Entity(id: $0, name: $0, type: .place) },
      relations: zip(names, names.dropFirst()).map { Relation(source: $1, target: $0, type: "part-of") })
    #expect(graph.shortestPaths(from: names[0], to: names[1_999]).map(\.entities) == [names])
  }

  @Test func ranksPairsByEvidence() {
    let pairs = QuestionTests.graph.activePairs()
    #expect(pairs.map { [$0.first, $0.second] } == [["ada", "bo"], ["bo", "cy"], ["ada", "cy"], ["ada", "di"], ["cy", "di"]])
    #expect([pairs[0].tally.cooperation, pairs[0].tally.conflict, pairs[0].tally.facts, pairs[0].tally.negated] == [2, 1, 0, 0])
    #expect([pairs[1].tally.cooperation, pairs[1].tally.conflict, pairs[1].tally.facts, pairs[1].tally.negated] == [0, 0, 2, 1])
    #expect(QuestionTests.graph.neighbours(of: "cy").map(\.entity) == ["bo", "ada", "di"])
  }

  @Test func listsMeetingsInTheOrderOfTime() {
    let meetings = QuestionTests.graph.meetings(of: "ada")
    #expect(meetings.map(\.other) == ["bo", "bo", "cy"])
    #expect(meetings.map(\.reported) == ["2025-01-01", "2025-02-01", "2025-01-01"])
    #expect(meetings.map(\.relation.modality) == [.actual, .actual, .planned])
  }

  @Test func oppositionLeavesOutWhatIsNegated() {
    #expect(QuestionTests.graph.opposition(to: "cy").map(\.source) == ["di"])
    #expect(QuestionTests.graph.opposition(to: "ada").map(\.source) == ["bo"])
    #expect(QuestionTests.graph.opposition(to: "bo") == [])
  }
}

import RelataGraph
import Testing

@testable import RelataExtraction

@Suite struct ExplanationTests {
  private static func evidence() -> Evidence {
    Evidence(
      document: "one", range: 10..<32, text: "Chad attacked\nLibya now.", trigger: 15..<23, source: 10..<14, target: 24..<29, frame: "attacks: attack (verb)",
      path: "passive")
  }

  private static func graph() -> Graph {
    let chad = Entity(
      id: "chad", name: "Chad", type: .state,
      mentions: [
        Mention(document: "one", range: 10..<14, text: "Chad", kind: .name), Mention(document: "one", range: 40..<47, text: "Chadian", kind: .demonym),
        Mention(document: "one", range: 50..<52, text: "it", kind: .pronoun),
      ])
    let libya = Entity(id: "libya", name: "Libya", type: .state, mentions: [Mention(document: "one", range: 24..<29, text: "Libya", kind: .name)])
    return Graph(
      generator: .init(name: "", version: "", model: "", ontology: "", gazetteer: ""), corpus: .init(name: "", documents: [], digest: ""), relationTypes: [:],
      entities: [chad, libya],
      relations: [Relation(source: "chad", target: "libya", type: "attacks", plover: "ASSAULT", confidence: 0.9, evidence: [evidence()])])
  }

  @Test func marksSourceTriggerAndTarget() {
    #expect(Explanation.marked(ExplanationTests.evidence()) == "[Chad] *attacked* {Libya} now.")
  }

  @Test func marksWhatOverlaps() {
    var evidence = ExplanationTests.evidence()
    evidence.source = 10..<23
    #expect(Explanation.marked(evidence) == "[Chad *attacked*] {Libya} now.")
    // An antecedent in another sentence is not marked.
    evidence.source = 0..<4
    #expect(Explanation.marked(evidence) == "Chad *attacked* {Libya} now.")
  }

  @Test func tellsFrameAndPath() throws {
    let graph = ExplanationTests.graph()
    let text = try Explanation(graph, gazetteer: .builtIn()).text(from: graph.entities[1], relation: nil, to: graph.entities[0])
    for part in ["chad attacks libya", "PLOVER ASSAULT", "frame attacks: attack (verb); path passive", "one, characters 10 to 32"] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test(arguments: [
    ("attacks: attack (verb), built-in conflict.yaml:134", "frame attacks: attack (verb), built-in conflict.yaml:134; path passive"),
    ("attacks: attack, learned", "no rule, the network alone; confidence"),
    ("leads: president (title), RelataExtraction/Offices.swift:35", "rule leads: president (title)"),
    ("accuses: reported attacks", "rule accuses: reported attacks"),
    ("opposes: at odds with (pattern), mine.yaml:2", "construction opposes: at odds with"), ("added by a correction", "added by a correction; confidence"),
  ])
  func tellsWhatMadeAnEdge(_ frame: String, _ expected: String) throws {
    var graph = ExplanationTests.graph()
    graph.relations[0].evidence[0].frame = frame
    let text = try Explanation(graph, gazetteer: .builtIn()).text(from: graph.entities[0], relation: nil, to: graph.entities[1])
    #expect(text.contains("\n    " + expected), "\(text)")
  }

  @Test func tellsWhyMentionsAreOne() throws {
    let graph = ExplanationTests.graph()
    let text = try Explanation(graph, gazetteer: .builtIn()).text(of: graph.entities[0])
    for part in ["Chad  ×1  same name", "Chadian  ×1  demonym of chad", "it  ×1  refers back", "ISO 3166 TD"] { #expect(text.contains(part), "\(text)") }
  }

  @Test func saysWhatThereIsInstead() throws {
    let graph = ExplanationTests.graph()
    let explanation = Explanation(graph, gazetteer: try .builtIn())
    let error = try #require(throws: MissingRelationError.self) { try explanation.text(from: graph.entities[0], relation: "meets", to: graph.entities[1]) }
    #expect("\(error)" == "the graph has no relation meets between chad and libya; there is attacks")
  }

  @Test(arguments: [
    ("Vera Novak", "V. Novak", Mention.Kind.name, "initials"), ("Vera Novak", "Novak", .name, "part of the name"),
    ("Vera Novak", "Vera Nowak", .name, "another spelling"),
    ("Vera Novak", "the president of Peru", .nominal, "role or group"), ("Vera Novak", "she", .pronoun, "refers back"),
    ("Vera Novak", "VERA NOVAK", .name, "same name"),
  ])
  func givesReasons(_ name: String, _ mention: String, _ kind: Mention.Kind, _ reason: String) throws {
    let entity = Entity(id: "vera-novak", name: name, type: .person)
    let found = MergeReason.of(Mention(document: "one", range: 0..<1, text: mention, kind: kind), entity, try .builtIn())
    #expect(found.description == reason)
  }
}

import RelataSupport
import Testing

@testable import RelataGraph

@Suite struct GraphConsistencyTests {
  /// A graph with nothing wrong.
  static func sound() -> Graph {
    let evidence = Evidence(document: "d", range: 0..<11, text: "Ada met Bo.", trigger: 4..<7, source: 0..<3, target: 8..<10)
    var graph = Graph.sample(
      entities: [
        Entity(id: "ada", name: "Ada", type: .person, mentions: [Mention(document: "d", range: 0..<3, text: "Ada", kind: .name)]),
        Entity(id: "bo", name: "Bo", type: .person),
      ],
      relations: [Relation(source: "ada", target: "bo", type: "meets", evidence: [evidence])],
      documents: [Graph.Document(id: "d", digest: Digest.sha256("Ada met Bo.".utf8), words: 4)], relationTypes: ["meets": RelationType(label: "meets")])
    graph.corpus.digest = graph.corpus.digestOfDocuments
    return graph
  }

  @Test func findsNothingInASoundGraph() throws {
    #expect(GraphConsistencyTests.sound().problems() == [])
    #expect(try Graph.problemsOfDerivedMembers(json: GraphConsistencyTests.sound().json()) == [])
  }

  @Test(
    arguments: [
      GraphChange("corpus: its digest is") { $0.corpus.digest = "sha256:1" },
      GraphChange("corpus: its digest is") { $0.corpus.documents[0].digest = "sha256:1" },
      GraphChange("node ada: a mention is in document d") { $0.corpus.documents = [] },
      GraphChange("node ada: mention in d: 0–4 is 4 characters long, its text 3") { $0.entities[0].mentions[0].range = 0..<4 },
      GraphChange("edge ada meets bo: graph.relations has no type meets") { $0.relationTypes = [:] },
      GraphChange("edge ada meets@cy bo: is attributed to cy, which is no node") { $0.relations[0].attributed = "cy" },
      GraphChange("edge ada meets bo: confidence 2.0") { $0.relations[0].confidence = 2 },
      GraphChange("edge ada meets bo: has no evidence") { $0.relations[0].evidence = [] },
      GraphChange("edge ada meets bo: is there twice") { $0.relations.append($0.relations[0]) },
      GraphChange("edge ada meets bo: evidence in d: 0–11 is 11 characters long, its text 3") { $0.relations[0].evidence[0].text = "Ada" },
      GraphChange("edge ada meets bo: evidence in d: the trigger at 10–12 is outside") { $0.relations[0].evidence[0].trigger = 10..<12 },
      GraphChange("edge ada meets bo: evidence in d: confidence -1.0") { $0.relations[0].evidence[0].confidence = -1 },
    ])
  func findsWhatIsWrong(change: GraphChange) {
    var graph = GraphConsistencyTests.sound()
    change.apply(&graph)
    #expect(graph.problems().contains { $0.description.hasPrefix(change.problem) }, "\(graph.problems())")
  }

  @Test(arguments: [
    ("\"count\": 1", "\"count\": 2", "node ada: count is 2, but there are 1 mentions"),
    ("\"weight\": 1", "\"weight\": 0", "edge ada meets bo: weight is 0, but there are 1 pieces of evidence"),
    ("\"key\": \"meets\"", "\"key\": \"met\"", "edge ada meets bo: key is met, but type, polarity, modality and attribution make it meets"),
    ("\"directed\": true", "\"directed\": false", "graph: directed is false; expected true"),
  ])
  func findsWrongDerivedMembers(text: String, changed: String, problem: String) throws {
    let json = String(decoding: GraphConsistencyTests.sound().json(), as: UTF8.self)
    let parts = json.split(separator: text, maxSplits: 1)
    #expect(parts.count == 2)
    let problems = try Graph.problemsOfDerivedMembers(json: Array(parts.joined(separator: changed).utf8))
    #expect(problems.map(\.description) == [problem])
  }
}

/// A change to a sound graph, and how the problem that it makes begins.
struct GraphChange: Sendable, CustomTestStringConvertible {
  let problem: String
  let apply: @Sendable (inout Graph) -> Void

  init(_ problem: String, _ apply: @escaping @Sendable (inout Graph) -> Void) {
    self.problem = problem
    self.apply = apply
  }

  var testDescription: String { problem }
}

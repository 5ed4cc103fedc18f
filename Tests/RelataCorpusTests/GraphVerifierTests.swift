import RelataGraph
import RelataSupport
import Testing

@testable import RelataCorpus

@Suite struct GraphVerifierTests {
  static let text = "Zoë 🙂 met Bo."
  static let document = Document(id: "d", title: "T", date: "2025-01-01", source: "S", text: text)

  static func graph() -> Graph {
    Graph(
      generator: .init(name: "", version: "", model: "", ontology: "", gazetteer: ""),
      corpus: .init(
        name: "c", documents: [.init(id: "d", title: "T", date: "2025-01-01", source: "S", digest: Digest.sha256(text.utf8), words: 4)], digest: ""),
      relationTypes: [:],
      entities: [Entity(id: "bo", name: "Bo", type: .person, mentions: [Mention(document: "d", range: 10..<12, text: "Bo", kind: .name)])],
      relations: [
        Relation(
          source: "bo", target: "bo", type: "meets",
          evidence: [Evidence(document: "d", range: 0..<13, text: text, trigger: 6..<9, source: 0..<3, target: 10..<12)])
      ])
  }

  static func problems(_ graph: Graph, _ documents: [Document] = [document]) -> [String] {
    var verifier = GraphVerifier(graph)
    for document in documents { verifier.check(document) }
    return verifier.finish().map(\.description)
  }

  @Test func findsNothingInASoundGraph() {
    #expect(GraphVerifierTests.problems(GraphVerifierTests.graph()) == [])
  }

  @Test(
    arguments: [
      GraphChange("document d: its text has changed") { $0.corpus.documents[0].digest = "sha256:0" },
      GraphChange("document d: its title is T, in the graph none") { $0.corpus.documents[0].title = nil },
      GraphChange("document d: its date is 2025-01-01, in the graph 2024") { $0.corpus.documents[0].date = "2024" },
      GraphChange("document d: its source is S, in the graph X") { $0.corpus.documents[0].source = "X" },
      GraphChange("node bo: 9–11 of document d is “ B”, in the graph “Bo”") { $0.entities[0].mentions[0].range = 9..<11 },
      GraphChange("node bo: 12–14 is beyond the end of document d, which has 13 characters") { $0.entities[0].mentions[0].range = 12..<14 },
      GraphChange("edge bo meets bo: 0–13 of document d is “Zoë 🙂 met Bo.”, in the graph “Zoe 🙂 met Bo.”") {
        $0.relations[0].evidence[0].text = "Zoe 🙂 met Bo."
      },
      GraphChange("edge bo meets bo: 10–99 is beyond the end of document d") { $0.relations[0].evidence[0].target = 10..<99 },
    ])
  func findsWhatIsWrong(change: GraphChange) {
    var graph = GraphVerifierTests.graph()
    change.apply(&graph)
    let problems = GraphVerifierTests.problems(graph)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(change.problem) == true, "\(problems)")
  }

  @Test func findsMissingAndUnknownDocuments() {
    #expect(GraphVerifierTests.problems(GraphVerifierTests.graph(), []) == ["document d: is in the graph, but not in the corpus"])
    let other = Document(id: "e", text: "Nothing.")
    #expect(
      GraphVerifierTests.problems(GraphVerifierTests.graph(), [GraphVerifierTests.document, other]) == ["document e: is in the corpus, but not in the graph"])
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

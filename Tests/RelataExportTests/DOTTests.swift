import RelataGraph
import Testing

@testable import RelataExport

@Suite struct DOTTests {
  @Test func isWrittenAlikeEachTime() {
    let diagram = Diagram(
      attributes: [.init("label", "a \"b\"")], nodeDefaults: [.init("shape", "box")], edgeDefaults: [],
      nodes: [Diagram.Node(name: "n0", attributes: [.init("label", "x\\\\")]), Diagram.Node(name: "n1", attributes: [])],
      edges: [Diagram.Edge(tail: "n0", head: "n1", attributes: [.init("label", "one\\ntwo")])],
      clusters: [
        Diagram.Cluster(
          name: "cluster_a", attributes: [.init("label", "")], nodes: [Diagram.Node(name: "n2", attributes: [])],
          edges: [Diagram.Edge(tail: "n2", head: "n1", attributes: [])])
      ], engine: .dot)
    #expect(
      diagram.dot() == """
        digraph relata {
          graph [label="a \\"b\\""];
          node [shape="box"];
          n0 [label="x\\\\"];
          n1;
          subgraph cluster_a {
            graph [label=""];
            n2;
            n2 -> n1;
          }
          n0 -> n1 [label="one\\ntwo"];
        }

        """)
  }

  @Test func nothingOfTheCorpusIsSyntax() {
    var graph = Sample.graph([Sample.relation("ada", "accuses", "bo")])
    graph.entities[0].name = "x\", image=\"/etc/passwd\"; } \\"
    let dot = DiagramStyle().diagram(graph).dot()
    #expect(dot.contains("x\\\",\\nimage=\\\"/etc/pass"))
    #expect(!dot.contains(" image=\"/etc"))
  }
}

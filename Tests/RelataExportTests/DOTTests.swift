import RelataGraph
import Testing

@testable import RelataExport

@Suite struct DOTTests {
  @Test func isWrittenAlikeEachTime() {
    let diagram = Diagram(
      attributes: [.init("label", "a \"b\"")], nodeDefaults: [.init("shape", "box")], edgeDefaults: [],
      nodes: [Diagram.Node(name: "n0", attributes: [.init("label", "x\\\\")]), Diagram.Node(name: "n1", attributes: [])],
      edges: [Diagram.Edge(tail: "n0", head: "n1", attributes: [.init("label", "one\\ntwo")])],
      legend: Diagram.Legend(
        nodes: [Diagram.Node(name: "legend_a", attributes: []), Diagram.Node(name: "legend_b", attributes: [])],
        edges: [Diagram.Edge(tail: "legend_a", head: "legend_b", attributes: [])]), engine: .dot)
    #expect(
      diagram.dot() == """
        digraph relata {
          graph [label="a \\"b\\""];
          node [shape="box"];
          legend_a;
          legend_b;
          n0 [label="x\\\\"];
          n1;
          legend_a -> legend_b;
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

  @Test func aMarkWithAnAccentIsEscapedAsWell() {
    var graph = Sample.graph([Sample.relation("ada", "accuses", "bo")])
    graph.entities[0].name = "x\"\u{0301}y"
    let bytes = Array(DiagramStyle().diagram(graph).dot().utf8)
    let bare = Array("x\"\u{0301}".utf8)
    #expect(!bytes.indices.contains { bytes[$0...].starts(with: bare) })
  }
}

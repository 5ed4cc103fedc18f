import RelataGraph
import Testing

@testable import RelataExport

@Suite struct DOTTests {
  @Test func isWrittenAlikeEachTime() {
    let diagram = Diagram(
      attributes: [.init("label", "a \"b\"")], nodeDefaults: [.init("shape", "box")], edgeDefaults: [],
      nodes: [Diagram.Node(name: "n0", attributes: [.init("label", "x\\\\")]), Diagram.Node(name: "n1", attributes: [])],
      edges: [Diagram.Edge(tail: "n0", head: "n1", attributes: [.init("label", "one\\ntwo"), .init("id", "x"), .init("class", "relation fact")])],
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
          label0 [label="one\\ntwo", shape="plaintext", style="", margin="0,0.015", width="0", height="0", id="x", class="relation fact"];
          legend_a -> legend_b;
          n0 -> label0 [id="x.1", class="piece fact", dir="none"];
          label0 -> n1 [id="x.2", class="piece fact", dir="forward"];
        }

        """)
    var plain = diagram
    plain.labelsAreNodes = false
    #expect(plain.dot().contains("  n0 -> n1 [label=\"one\\ntwo\", id=\"x\", class=\"relation fact\"];\n}"))
  }

  /// A line against the order of the layout has its arrow at the other piece, and its bars where they belong.
  @Test func aLineMayBeDrawnFromItsEnd() {
    let graph = Sample.graph([
      Sample.relation("ada", "accuses", "bo"), Sample.relation("bo", "accuses", "ada"), Sample.relation("ada", "meets", "bo", polarity: .negated),
    ])
    let edges = DiagramParts(DiagramStyle().diagram(graph)).edges
    #expect(edges.map { $0.tail } == ["n0", "label0", "n0", "label1", "n0", "label2"])
    #expect(edges.map { Sample.value($0.attributes, "dir") } == ["none", "forward", "back", "forward", "back", "none"])
    #expect(edges.map { Sample.value($0.attributes, "arrowtail") ?? Sample.value($0.attributes, "arrowhead") } == [nil, nil, "tee", "tee", nil, nil])
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

import RelataGraph
import RelataSupport
import Testing

@testable import RelataExport

@Suite struct DiagramTextTests {
  @Test(arguments: [("a\\Nb", "a\\\\Nb"), ("x & y", "x &amp; y"), ("line\nbreak", "line break"), ("nul\0", "nul"), ("\u{202E}evil", "evil")])
  func escapes(text: String, expected: String) {
    #expect(Diagram.escaped(text) == expected)
  }

  @Test(arguments: [
    ("Ursula von der Leyen", 14, "Ursula von der\\nLeyen"), ("one", 2, "one"), ("", 10, ""), ("a  b", 10, "a b"),
    (String(repeating: "w", count: 100), 10, String(repeating: "w", count: 59) + "…"),
  ])
  func wraps(text: String, width: Int, expected: String) {
    #expect(Diagram.wrapped(text, width: width) == expected)
  }

  @Test func identifiersAreDifferentWhereTextsAre() {
    let texts = ["a b", "a-b", "a_b", "a_20_b", "a\"b", "é", "e", ""]
    let identifiers = texts.map { Diagram.identifier("x-", $0) }
    #expect(Set(identifiers).count == texts.count)
    #expect(identifiers.allSatisfy { $0.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) } })
  }
}

@Suite struct DiagramLineTests {
  @Test func gathersWhatHasTheSameEndsAndClass() {
    let graph = Sample.graph([
      Sample.relation("ada", "meets", "bo", weight: 2, quad: .verbalCooperation), Sample.relation("bo", "meets", "ada", quad: .verbalCooperation),
      Sample.relation("ada", "meets", "bo", modality: .planned, quad: .verbalCooperation),
      Sample.relation("ada", "accuses", "bo", quad: .verbalConflict), Sample.relation("bo", "accuses", "ada", quad: .verbalConflict),
      Sample.relation("ada", "meets", "bo", polarity: .negated, quad: .verbalCooperation),
    ])
    let words = graph.diagramLines().map { $0.words(graph.relationTypes).joined(separator: " | ") }
    #expect(words == ["accuses", "meets 3, planned 1", "does not meet", "accuses"])
  }

  /// Of lines that say as much, those of whom most is said: a picture of one story rather than of many pairs.
  @Test func thePictureHangsTogether() {
    let graph = Sample.graph([
      Sample.relation("ada", "accuses", "bo"), Sample.relation("cy", "accuses", "ruritania"),
      Sample.relation("cy", "meets", "ruritania", quad: .verbalCooperation),
      Sample.relation("bo", "accuses", "cy"), Sample.relation("bo", "leads", "cy"),
    ])
    #expect(graph.diagramLines().strongest(2).allSatisfy { [$0.source, $0.target].contains("cy") })
  }

  /// Beside a hub the rows of labels are longer, and its box is high, so that its lines end beside each other.
  @Test func aHubIsHighAndItsLabelsLow() throws {
    func diagram(_ count: Int, isNarrow: Bool = false) -> Diagram {
      let quads: [QuadClass?] = [nil, .verbalCooperation, .materialCooperation, .verbalConflict, .materialConflict]
      let ends = [("ada", "bo"), ("bo", "ada"), ("ada", "cy"), ("cy", "ada")]
      let relations = ends.flatMap { source, target in
        quads.flatMap { quad in
          [Modality.actual, .planned, .hypothetical].map { Sample.relation(source, "accuses", target, modality: $0, weight: 4, quad: quad) }
        }
      }
      var captions = DiagramCaptions()
      captions.isNarrow = isNarrow
      return DiagramStyle().diagram(Sample.graph(relations), captions: captions, most: count)
    }
    func height(_ diagram: Diagram) -> Double { diagram.nodes.compactMap { Sample.value($0.attributes, "height").flatMap { Double($0) } }.max() ?? 0 }
    func rows(_ diagram: Diagram) -> Int { diagram.edges.compactMap { Sample.value($0.attributes, "label")?.components(separatedBy: "\\n").count }.max() ?? 0 }
    #expect(height(diagram(20)) * 72 >= 140 && height(diagram(7)) == 0)
    #expect(rows(diagram(20)) == 1 && rows(diagram(7)) == 2 && rows(diagram(20, isNarrow: true)) == 3)
  }

  @Test func aVerbStandsOnceWithItsCounts() {
    var claimed = Sample.relation("ada", "accuses", "bo", weight: 5, quad: .verbalConflict)
    claimed.attributed = "cy"
    let graph = Sample.graph([
      Sample.relation("ada", "accuses", "bo", weight: 20, quad: .verbalConflict), claimed,
      Sample.relation("ada", "accuses", "bo", modality: .hypothetical, weight: 8, quad: .verbalConflict),
      Sample.relation("ada", "threatens", "bo", modality: .planned, weight: 30, quad: .verbalConflict),
    ])
    #expect(graph.diagramLines()[0].words(graph.relationTypes) == ["accuses 20, claimed 5, possible 8", "will threaten 30"])
    let label = DiagramStyle().diagram(graph).edges.compactMap { Sample.value($0.attributes, "label") }
    #expect(label == [" accuses 20, claimed 5, \\n possible 8 \\n will threaten 30 "])
    claimed.evidence = Array(claimed.evidence.prefix(1))
    #expect(Sample.graph([claimed]).diagramLines()[0].words([:]) == ["accuses (claimed)"])
  }

  @Test func moreThanFourVerbsAreCounted() {
    let graph = Sample.graph((1...6).map { Sample.relation("ada", "verb\($0)", "bo", weight: 10 - $0) })
    let label = DiagramStyle().diagram(graph, facts: DiagramFacts()).edges.compactMap { Sample.value($0.attributes, "label") }
    #expect(label == [" verb1 9 \\n verb2 8 \\n verb3 7 \\n and 3 more "])
  }

  @Test func theStrongestStay() {
    let graph = Sample.graph([
      Sample.relation("ada", "accuses", "bo", weight: 1), Sample.relation("bo", "accuses", "cy", weight: 3),
      Sample.relation("cy", "accuses", "ada", modality: .hypothetical, weight: 1),
    ])
    let diagram = DiagramStyle().diagram(graph, most: 2)
    #expect(diagram.edges.count == 2)
    #expect(diagram.omitted == Diagram.Omission(relations: 1, entities: 1))
    #expect(DiagramStyle().diagram(graph).nodes.count == 4)
  }

  @Test func leadersAreDrawnWithWhomTheyStandFor() {
    let graph = Sample.graph([
      Sample.relation("ada", "leads", "ruritania"), Sample.relation("ada", "accuses", "bo"), Sample.relation("bo", "accuses", "ruritania"),
    ])
    let diagram = DiagramStyle().diagram(graph, grouped: true)
    #expect(diagram.nodes.map { Sample.value($0.attributes, "label") } == ["Bo", "Cy", "Ruritania<br/><font point-size=\"9\">Ada</font>"])
    #expect(diagram.edges.count == 2)
    #expect(diagram.omitted == Diagram.Omission())
  }

  @Test func whatIsWithinOneNodeIsNoLine() {
    let graph = Sample.graph([Sample.relation("ada", "leads", "ruritania"), Sample.relation("ada", "accuses", "ruritania")])
    let diagram = DiagramStyle().diagram(graph, grouped: true)
    #expect(diagram.edges.isEmpty)
    #expect(diagram.omitted == Diagram.Omission(relations: 1))
  }
}

@Suite struct DiagramStyleTests {
  @Test func linesShowTheirStatus() {
    let graph = Sample.graph([
      Sample.relation("ada", "meets", "bo"), Sample.relation("ada", "accuses", "bo", modality: .planned),
      Sample.relation("ada", "accuses", "cy", modality: .hypothetical), Sample.relation("bo", "accuses", "cy", polarity: .negated),
    ])
    let edges = DiagramStyle().diagram(graph).edges
    func look(_ label: String) -> [String] {
      edges.filter { Sample.value($0.attributes, "label") == " \(label) " }.flatMap { edge in
        ["style", "dir", "arrowhead"].compactMap { Sample.value(edge.attributes, $0) }
      }
    }
    #expect(look("meets") == ["solid", "none"])
    #expect(look("does not accuse") == ["solid", "tee"])
    #expect(edges.map { Sample.value($0.attributes, "style") } == ["dashed", "solid", "dotted", "solid"])
  }

  @Test func theLegendShowsWhatOccurs() {
    let graph = Sample.graph([Sample.relation("ada", "accuses", "bo", modality: .planned, quad: .verbalConflict)])
    let legend = DiagramStyle().diagram(graph, most: 10).legend
    let labels = legend.nodes.reversed().compactMap { Sample.value($0.attributes, "label") }
    #expect(Set(labels) == ["person", "verbal conflict", "planned", "Source: 1 document\\l2 January 2030\\l", ""])
    #expect(legend.nodes.count == labels.count)
  }

  @Test func aFileChangesWhatItNames() throws {
    var style = DiagramStyle()
    try style.apply(
      yaml: """
        font: Source Sans 3, sans-serif
        fills: {person: "#ABCDEF"}
        shapes: {place: octagon}
        quads: {material conflict: "#000000"}
        dashes: {planned: dotted}
        relations: {meets: "#123456"}
        """, path: "style.yaml")
    var expected = DiagramStyle()
    expected.font = "Source Sans 3, sans-serif"
    expected.fills[.person] = "#abcdef"
    expected.shapes[.place] = .octagon
    expected.quads[.materialConflict] = "#000000"
    expected.dashes[.planned] = .dotted
    expected.relations["meets"] = "#123456"
    #expect(style == expected)
  }

  @Test func aFileSetsTypeLinesAndPlaces() throws {
    var style = DiagramStyle()
    try style.apply(
      yaml: """
        fonts: {title: Georgia, fact: Georgia}
        sizes: {title: 24, name: 13.5, label: 11, legend: 8}
        lines: {thinnest: 0.5, thickest: 6, border: 1.5}
        arrows: {shape: vee, size: 1}
        margin: 36
        title: center
        legend: off
        """, path: "style.yaml")
    let fact = Sample.relation("ada", "leads", "ruritania")
    let diagram = style.diagram(Sample.graph([fact, Sample.relation("ada", "accuses", "bo", weight: 99), Sample.relation("bo", "accuses", "cy")]))
    func graph(_ name: String) -> String? { Sample.value(diagram.attributes, name) }
    #expect([graph("fontname"), graph("fontsize"), graph("pad"), graph("labeljust")] == ["Georgia", "24", "0.5", "c"])
    #expect(Sample.value(diagram.nodeDefaults, "fontsize") == "13.5" && Sample.value(diagram.nodeDefaults, "penwidth") == "1.5")
    #expect(Sample.value(diagram.edgeDefaults, "fontsize") == "11" && Sample.value(diagram.edgeDefaults, "arrowhead") == "vee")
    #expect(diagram.nodes.compactMap { Sample.value($0.attributes, "label") }[0] == "Ada<br/><font point-size=\"9\" face=\"Georgia\">leads Ruritania</font>")
    #expect(diagram.edges.map { Sample.value($0.attributes, "penwidth") } == ["6", "0.5"])
    #expect(diagram.legend.nodes.map(\.name) == ["legend_source", "legend_blank_gap_0"])
    #expect(Sample.value(diagram.legend.nodes[0].attributes, "fontsize") == "8")
    // Labels are nodes, and have the look of lines all the same.
    let parts = DiagramParts(diagram)
    #expect(Sample.value(parts.nodes.last?.attributes ?? [], "fontsize") == "11")
    #expect(parts.edges.compactMap { Sample.value($0.attributes, "arrowtail") ?? Sample.value($0.attributes, "arrowhead") } == ["vee", "vee"])
  }

  @Test(arguments: [
    ("sizes: {name: 2}", "2 is no size; expected a number from 4 to 144"), ("sizes: {names: 9}", "names is no kind of text"),
    ("arrows: {shape: crow}", "crow is no arrow"), ("lines: {width: 3}", "width is no key of lines"), ("margin: wide", "wide is no size"),
    ("title: above", "above is no place of a title"), ("legend: left", "left is no place of a legend"), ("fonts: {name: 'a\"b'}", "is no font"),
    ("colour: red", "line 1, column 1: colour is no key of a style"), ("ink: red", "line 1, column 6: red is no colour"),
    ("ink: \"#12345\\\"\"", "is no colour"), ("shapes: {person: none}", "none is no shape"), ("shapes: {image: box}", "image is no type of entity"),
    ("font: 'a\"b'", "is no font"), ("dashes: {actual: invis}", "invis is no dash"), ("- a", "expected a mapping"),
  ])
  func mistakesAreNamed(yaml: String, message: String) {
    var style = DiagramStyle()
    let error = #expect(throws: YAMLError.self) { try style.apply(yaml: yaml, path: "style.yaml") }
    #expect(error?.description.hasPrefix("style.yaml: line 1") == true)
    #expect(error?.description.contains(message) == true)
  }

  /// WCAG's contrast of text with its ground.
  @Test(arguments: DiagramStyle.Theme.allCases)
  func textIsReadable(theme: DiagramStyle.Theme) {
    let style = DiagramStyle(theme)
    for color in Array(style.quads.values) + [style.fact, style.ink] { #expect(Sample.contrast(color, style.background) >= 4.5, "\(color)") }
    for fill in style.fills.values { #expect(Sample.contrast(style.ink, fill) >= 7, "\(fill)") }
  }
}

import RelataGraph
import RelataSupport
import Testing

@testable import RelataExport

@Suite struct RingsViewTests {
  private static func rings(_ relations: [Relation], around center: String? = "ada") throws -> Diagram {
    try RingsView(Sample.graph(relations), around: center, facts: DiagramFacts()).diagram(DiagramStyle())
  }

  @Test func parallelLinesAreMerged() throws {
    let diagram = try Self.rings([
      Sample.relation("ada", "meets", "bo", quad: .verbalCooperation), Sample.relation("bo", "accuses", "ada", weight: 4, quad: .verbalConflict),
      Sample.relation("ada", "accuses", "bo", polarity: .negated, quad: .verbalConflict), Sample.relation("ada", "accuses", "cy", quad: .verbalConflict),
    ])
    #expect(diagram.edges.count == 2 && diagram.shown == 2)
    let line = diagram.edges[0].attributes
    #expect(Sample.value(line, "color") == DiagramStyle().quads[.verbalConflict] && Sample.value(line, "dir") == "both")
    let rows = diagram.nodes.compactMap { Sample.value($0.attributes, "label") }.filter { "→←↔".contains($0.first ?? " ") }
    #expect(rows.prefix(4) == ["← accuses 4\\n", "→ does not accuse\\n", "↔ meets\\n", "→ accuses\\n"])
  }

  @Test func theHubIsInTheMiddleWhereNobodyIsNamed() throws {
    let diagram = try Self.rings([Sample.relation("ada", "accuses", "bo"), Sample.relation("cy", "accuses", "bo")], around: nil)
    #expect(diagram.summary.hasPrefix("Bo and 2 neighbours"))
  }

  @Test func whoIsFartherAwayStandsOnAnOuterRing() throws {
    let ties = RingTies(
      Sample.graph([
        Sample.relation("ada", "accuses", "bo"), Sample.relation("bo", "accuses", "cy"), Sample.relation("cy", "accuses", "ruritania", weight: 3),
      ]).diagramLines(), around: "ada", most: 2)
    #expect(ties.rings.map { $0.map(\.outer) } == [["bo"], ["cy"]])
    #expect(ties.left == 1)
  }

  @Test func nobodyAroundIsAnError() {
    let error = #expect(throws: DiagramViewError.self) { try Self.rings([Sample.relation("bo", "accuses", "cy")]) }
    #expect(error == .alone("Ada"))
    #expect(throws: DiagramViewError.empty(.rings)) { try Self.rings([], around: nil) }
  }
}

@Suite struct MatrixViewTests {
  private static func fields(_ relations: [Relation]) throws -> [String: String] {
    let diagram = try MatrixView(Sample.graph(relations), facts: DiagramFacts()).diagram(DiagramStyle())
    let fields = diagram.nodes.filter { Sample.value($0.attributes, "class")?.hasPrefix("field ") == true }
    return Dictionary(uniqueKeysWithValues: fields.map { (Sample.value($0.attributes, "id") ?? "", Sample.value($0.attributes, "label") ?? "") })
  }

  @Test func fieldsCountSentencesByClass() throws {
    let found = try Self.fields([
      Sample.relation("ada", "accuses", "bo", weight: 2, quad: .verbalConflict),
      Sample.relation("ada", "accuses", "bo", modality: .planned, weight: 3, quad: .verbalConflict),
      Sample.relation("ada", "accuses", "bo", polarity: .negated, weight: 9, quad: .verbalConflict),
      Sample.relation("ada", "meets", "bo", quad: .verbalCooperation), Sample.relation("ada", "accuses", "ada"),
    ])
    #expect(
      found == [
        "field-ada--bo-verbal_20_conflict": "5", "field-ada--bo-verbal_20_cooperation": "1", "field-bo--ada-verbal_20_cooperation": "1",
      ])
  }

  @Test func whatDidNotHappenIsOpen() throws {
    let diagram = try MatrixView(
      Sample.graph([Sample.relation("ada", "accuses", "bo", modality: .planned, quad: .verbalConflict)]), facts: DiagramFacts()
    ).diagram(DiagramStyle())
    let field = diagram.nodes.first { Sample.value($0.attributes, "class")?.hasPrefix("field ") == true }
    #expect(Sample.value(field?.attributes ?? [], "style") == "filled,dashed")
    #expect(diagram.nodes.contains { Sample.value($0.attributes, "label") == "planned or possible" })
  }

  @Test(arguments: DiagramStyle.Theme.allCases) func numbersAreReadable(theme: DiagramStyle.Theme) throws {
    let relations = QuadClass.allCases.enumerated().flatMap { index, quad in
      ["bo", "cy", "ruritania"].enumerated().map { Sample.relation("ada", "accuses", $1, weight: 1 + index * 3 + $0 * 7, quad: quad) }
    }
    let diagram = try MatrixView(Sample.graph(relations), facts: DiagramFacts()).diagram(DiagramStyle(theme))
    let fields = diagram.nodes.filter { Sample.value($0.attributes, "class")?.hasPrefix("field ") == true }
    #expect(fields.count == 12)
    for field in fields {
      let colors = ["fontcolor", "fillcolor"].compactMap { Sample.value(field.attributes, $0) }
      #expect(Sample.contrast(colors[0], colors[1]) >= 4.5, "\(colors)")
    }
  }

  @Test func theSmallestTableHasSomethingInIt() throws {
    let relations = [
      Sample.relation("ada", "accuses", "bo", weight: 2), Sample.relation("ada", "accuses", "cy", weight: 2),
      Sample.relation("bo", "accuses", "ruritania", weight: 3),
    ]
    let diagram = try MatrixView(Sample.graph(relations), facts: DiagramFacts()).diagram(DiagramStyle(), most: 1)
    #expect(diagram.shown == 2 && diagram.nodes.contains { Sample.value($0.attributes, "id")?.hasPrefix("field-bo--ruritania") == true })
  }

  @Test func nothingAffirmedIsAnError() {
    #expect(throws: DiagramViewError.empty(.matrix)) { try Self.fields([]) }
    #expect(throws: DiagramViewError.empty(.matrix)) { try Self.fields([Sample.relation("ada", "accuses", "bo", polarity: .negated)]) }
  }
}

@Suite struct TimelineViewTests {
  private static func graph(_ dates: [String?], _ relation: Relation) -> Graph {
    var graph = Sample.graph([relation])
    graph.corpus.documents = dates.enumerated().map { Graph.Document(id: "d\($0)", date: $1, digest: "", words: 1) }
    for index in graph.relations[0].evidence.indices { graph.relations[0].evidence[index].document = "d\(index)" }
    return graph
  }

  private static func relation(_ count: Int) -> Relation { Sample.relation("ada", "accuses", "bo", weight: count, quad: .verbalConflict) }

  @Test(arguments: [
    (["2030-01-01", "2030-01-03"], Period.day, 3), (["2030-01-01", "2030-12-03"], .week, 49), (["2030-01-01", "2032-01-03"], .month, 25),
    (["2030-01", "2030-02-03"], .month, 2), (["2030", "2030-02-03"], .year, 1), (["1900-01-01", "2030-02-03"], .year, 131),
  ])
  func thePeriodSuitsTheDates(dates: [String], period: Period, count: Int) {
    let found = DyadTimes.periods(DyadTimes(Self.graph(dates, Self.relation(2))).dyads)
    #expect(found.period == period && found.names.count == count)
  }

  @Test func barsCountTheSentencesOfAPeriod() throws {
    let diagram = try TimelineView(Self.graph(["2030-01-01", "2030-01-01", "2030-01-03", nil], Self.relation(4))).diagram(DiagramStyle())
    let bars = diagram.nodes.filter { Sample.value($0.attributes, "class")?.hasPrefix("bar ") == true }
    #expect(bars.map(\.title) == ["2030-01-01, Ada and Bo, verbal conflict: accuses 2", "2030-01-03, Ada and Bo, verbal conflict: accuses"])
    let heights = bars.compactMap { Sample.value($0.attributes, "height").flatMap { Double($0) } }
    #expect(heights.count == 2 && abs(heights[0] - 2 * heights[1]) < 0.01)
  }

  @Test func weeksAreNamedByTheirMonday() {
    #expect(Period.week.firstDay(of: "2030-W01") == "2029-12-31" && Period.month.firstDay(of: "2030-01") == "2030-01")
  }

  @Test func whatHasNoDateIsAnError() throws {
    #expect(throws: DiagramViewError.undated(sentences: 2)) { try TimelineView(Self.graph([nil, nil], Self.relation(2))) }
    #expect(throws: DiagramViewError.noPair("Ada", "Cy")) { try TimelineView(Self.graph(["2030"], Self.relation(1)), between: ["ada", "cy"]) }
    #expect(throws: DiagramViewError.empty(.timeline)) { try TimelineView(Sample.graph([])) }
    #expect(try TimelineView(Self.graph(["2030", nil], Self.relation(2))).undated == 1)
  }
}

@Suite struct PanelsViewTests {
  @Test func sentencesCountOnceInTheUnion() throws {
    let union = Graph(uniting: [try ViewSample.graph("before"), try ViewSample.graph("after")])
    #expect(union.relations.first { $0.key == "attacks" && $0.target == "freedonia" }?.weight == 3)
    #expect(union.corpus.documents.count == 4 && union.entities.count == 6)
    #expect(union == Graph(uniting: [union, union]))
  }

  @Test func noRelationsAreAnError() {
    #expect(throws: DiagramViewError.empty(.network)) { try PanelsView([.init(title: "", graph: Sample.graph([]))], facts: DiagramFacts()) }
  }
}

@Suite struct CornerTests {
  @Test func cornersAreTheStyles() throws {
    var style = DiagramStyle()
    try style.apply(yaml: "corners: 5\nlegend: right", path: "style.yaml")
    #expect(style.corners == 5 && style.legend == .right)
    #expect(style.outline(of: .person).contains(.init("corners", "5")) && !style.outline(of: .state).contains(.init("corners", "5")))
    try style.apply(yaml: "corners: 0", path: "style.yaml")
    #expect(style.outline(of: .person).contains(.init("style", "filled")))
    #expect(throws: YAMLError.self) { try style.apply(yaml: "corners: round", path: "style.yaml") }
  }
}

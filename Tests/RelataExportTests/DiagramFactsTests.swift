import RelataGraph
import Testing

@testable import RelataExport

@Suite struct DiagramFactsTests {
  /// A relation with sentences that one frame of the ontology found.
  private static func fact(_ source: String, _ type: String, _ target: String, frame: String, weight: Int = 1, polarity: Polarity = .affirmed) -> Relation {
    var relation = Sample.relation(source, type, target, polarity: polarity, weight: weight)
    for index in relation.evidence.indices { relation.evidence[index].frame = frame }
    return relation
  }

  private static func label(_ relations: [Relation], of entity: String = "Ada", facts: DiagramFacts? = nil) -> String? {
    let news = [Sample.relation("ada", "accuses", "bo"), Sample.relation("cy", "accuses", "ruritania")]
    let diagram = DiagramStyle().diagram(Sample.graph(relations + news), facts: facts)
    return diagram.nodes.compactMap { Sample.value($0.attributes, "label") }.first { $0.hasPrefix(entity) }
  }

  @Test(arguments: [
    ("leads", "leads: president (title), Offices:1", "President of Ruritania"),
    ("leads", "leads: prime minister (title, known office), Offices:1", "Prime minister of|Ruritania"),
    ("represents", "represents: ruritania envoy (title), Offices:1", "Envoy of Ruritania"),
    ("represents", "represents: minister of war (title), Offices:1", "Minister of war,|Ruritania"),
    ("represents", "represents: special envoy (possessive), Offices:1", "Special envoy of|Ruritania"),
    ("leads", "leads: lead (verb), facts.yaml:3", "leads Ruritania"), ("member-of", "member-of: join (verb), facts.yaml:3", "member-of Ruritania"),
    ("part-of", "part-of: in (place), Places:1", "part-of Ruritania"),
  ])
  func anOfficeStandsInTheBox(type: String, frame: String, expected: String) {
    let rows = expected.split(separator: "|").map { "<br/><font point-size=\"9\">\($0)</font>" }.joined()
    #expect(Self.label([Self.fact("ada", type, "ruritania", frame: frame)]) == "Ada" + rows)
  }

  @Test func theMostTellingFactIsShown() {
    let facts = [
      Self.fact("ada", "leads", "ruritania", frame: "leads: warn, learned", weight: 3), Self.fact("ada", "member-of", "ruritania", frame: "x", weight: 9),
      Self.fact("ada", "represents", "ruritania", frame: "represents: foreign minister (title)"),
    ]
    #expect(Self.label(facts)?.contains("Foreign minister of") == true)
    let node = DiagramStyle().diagram(Sample.graph(facts + [Sample.relation("ada", "accuses", "bo")])).nodes[0]
    #expect(node.title == "Ada (person; Foreign minister of Ruritania; leads Ruritania; member-of Ruritania), 0 mentions")
  }

  @Test func aSingleGuessIsToldAndNotShown() {
    let guess = Self.fact("ada", "leads", "ruritania", frame: "leads: regardless, learned")
    #expect(Self.label([guess]) == "Ada")
    #expect(DiagramStyle().diagram(Sample.graph([guess, Sample.relation("ada", "accuses", "bo")])).nodes[0].title.contains("leads Ruritania"))
  }

  /// A state is a member of so much that any one would be taken for news.
  @Test func aStateTellsItsPartInWhatIsDrawnAlone() {
    let relations = [Self.fact("ruritania", "member-of", "bo", frame: "x", weight: 2), Sample.relation("ada", "accuses", "ruritania")]
    func labels(_ relations: [Relation]) -> [String] {
      DiagramStyle().diagram(Sample.graph(relations), most: 9).nodes.compactMap { Sample.value($0.attributes, "label") }
    }
    #expect(labels(relations).contains("Ruritania"))
    #expect(labels(relations + [Sample.relation("bo", "accuses", "ada")]).contains { $0.contains("member-of Bo") })
  }

  @Test func aNameThatTellsTheWholeIsEnough() {
    func label(_ name: String) -> String? {
      var graph = Sample.graph([Self.fact("bo", "part-of", "ruritania", frame: "x", weight: 2), Sample.relation("ada", "accuses", "bo")])
      graph.entities[1].name = name
      graph.entities[1].type = .organization
      graph.entities[3].aliases = ["RUR"]
      return DiagramStyle().diagram(graph).nodes.compactMap { Sample.value($0.attributes, "label") }[1]
    }
    #expect(label("Bank")?.contains("part-of Ruritania") == true)
    #expect(label("Bank of Ruritania")?.contains("part-of") == false)
    #expect(label("RUR Bank")?.contains("part-of") == false)
    #expect(label("RURAL Bank")?.contains("part-of") == true)
  }

  @Test func whatIsDeniedIsALine() {
    let relations = [
      Self.fact("ada", "member-of", "ruritania", frame: "x", polarity: .negated), Sample.relation("ada", "member-of", "ruritania", modality: .planned),
      Sample.relation("ruritania", "leads", "bo"), Sample.relation("ada", "accuses", "bo"), Sample.relation("ada", "leads", "ruritania"),
    ]
    let diagram = DiagramStyle().diagram(Sample.graph(relations))
    #expect(diagram.edges.count == 4)
    #expect(diagram.omitted == Diagram.Omission())
  }

  @Test func factsAreLinesWhereTheyAreAskedForOrAlone() {
    let fact = Self.fact("ada", "leads", "ruritania", frame: "leads: president (title)")
    #expect(Self.label([fact], facts: DiagramFacts()) == "Ada")
    #expect(DiagramStyle().diagram(Sample.graph([fact])).edges.count == 1)
    #expect(DiagramStyle().diagram(Sample.graph([fact, Sample.relation("ada", "accuses", "bo")]), facts: DiagramFacts()).edges.count == 2)
  }

  @Test func textInABoxIsTextAndNoMarkup() {
    var graph = Sample.graph([Sample.relation("ada", "member-of", "ruritania"), Sample.relation("ada", "accuses", "bo")])
    graph.entities[0].name = "<b>A & \\N"
    graph.entities[3].name = "R\"&gt;"
    let label = DiagramStyle().diagram(graph).nodes[0].attributes[0]
    #expect(label.isMarkup)
    #expect(label.value == "&lt;b&gt;A &amp; \\\\N<br/><font point-size=\"9\">member-of R&quot;&amp;gt;</font>")
  }

  @Test(arguments: [
    ("United States", EntityType.state, "the United States"), ("France", .state, "France"), ("NATO", .organization, "NATO"),
    ("European Commission", .organization, "the European Commission"), ("Coalition of the Willing", .organization, "the Coalition of the Willing"),
    ("The Hague", .place, "The Hague"), ("Netherlands", .state, "the Netherlands"), ("", .place, ""),
  ])
  func namesTakeTheirArticle(name: String, type: EntityType, expected: String) {
    #expect(DiagramFacts.named(Entity(id: "x", name: name, type: type)) == expected)
  }

  @Test func theStrongestAreNoFacts() {
    let graph = Sample.graph([
      Sample.relation("ada", "leads", "ruritania", weight: 9), Sample.relation("ada", "accuses", "bo"), Sample.relation("bo", "accuses", "cy", weight: 2),
    ])
    #expect(DiagramFacts(graph).strongest(1, of: graph).relations.map(\.source) == ["bo"])
    #expect(DiagramFacts().strongest(1, of: graph).relations.map(\.source) == ["ada"])
  }
}

import RelataGraph
import RelataSupport
import Testing

@testable import RelataExport

@Suite struct DiagramWordsTests {
  @Test(arguments: [
    ("meets", "meet"), ("accuses", "accuse"), ("denies", "deny"), ("clashes with", "clash with"), ("is part of", "be part of"),
    ("has ties to", "have ties to"), ("goes to", "go to"), ("ties", "tie"), ("allied with", nil), ("toss", nil), ("", nil),
  ])
  func verbsHaveAnInfinitive(label: String, expected: String?) {
    #expect(DiagramWords.infinitive(label) == expected)
  }

  @Test(arguments: [
    ("meets", "meets", Polarity.affirmed, Modality.actual, "meets"), ("meets", "meets", .affirmed, .planned, "will meet"),
    ("meets", "meets", .affirmed, .hypothetical, "may meet"), ("meets", "meets", .negated, .actual, "does not meet"),
    ("meets", "meets", .negated, .planned, "will not meet"), ("meets", "meets", .negated, .hypothetical, "may not meet"),
    ("member-of", "member of", .affirmed, .planned, "will join"), ("member-of", "member of", .negated, .actual, "is not a member of"),
    ("annexed", "annexed", .negated, .actual, "did not annex"), ("demands-of", "demands of", .negated, .actual, "does not make demands of"),
    ("twins", "twinned with", .negated, .actual, "not twinned with"), ("twins", "twinned with", .affirmed, .planned, "twinned with (planned)"),
    // A label of somebody's own ontology is not rewritten.
    ("member-of", "belongs to", .affirmed, .actual, "belongs to"),
  ])
  func whatIsSaidOfARelationIsAVerb(type: String, label: String, polarity: Polarity, modality: Modality, expected: String) {
    #expect(DiagramWords().verb(type, label: label, polarity: polarity, modality: modality) == expected)
  }

  @Test func aFileBringsAnotherLanguage() throws {
    var words = DiagramWords()
    try words.apply(
      yaml: """
        relations:
          meets: trifft
          member-of: {label: ist Mitglied in, planned: tritt bei}
          leads: führt
        words: {not: nicht, planned: geplant, person: Mensch, documents: Artikel, source: "Quelle:", to: bis, more: "und {n} weitere", office: "{title} ({name})"}
        """, path: "de.yaml")
    func verb(_ type: String, _ polarity: Polarity, _ modality: Modality) -> String { words.verb(type, label: "x", polarity: polarity, modality: modality) }
    #expect(verb("meets", .affirmed, .actual) == "trifft")
    #expect(verb("meets", .negated, .actual) == "nicht trifft")
    #expect(verb("meets", .affirmed, .planned) == "trifft (geplant)")
    #expect(verb("member-of", .affirmed, .planned) == "tritt bei")
    #expect(words.more(2) == "und 2 weitere")
    var office = Sample.relation("ada", "represents", "ruritania")
    office.evidence[0].frame = "represents: envoy (title)"
    let graph = Sample.graph([office, Sample.relation("bo", "leads", "ruritania"), Sample.relation("ada", "meets", "bo")])
    let diagram = DiagramStyle().diagram(graph, facts: DiagramFacts(graph, words), words: words)
    let labels = diagram.nodes.compactMap { Sample.value($0.attributes, "label") }
    #expect(labels[0].contains("Envoy (Ruritania)") && labels[1].contains("führt Ruritania"))
    #expect(diagram.edges.map { Sample.value($0.attributes, "label") } == [" trifft "])
    #expect(diagram.legend.nodes.contains { Sample.value($0.attributes, "label") == "Mensch" })
  }

  @Test(arguments: [
    ("labels: {}", "line 1, column 1: labels is no key of a file of labels"), ("words: {yes: ja}", "yes is no text of a picture"),
    ("relations: {meets: {negated: nie}}", "the label is missing"), ("relations: {meets: [a]}", "expected a text"),
    ("months: [May]", "expected the names of twelve months, found 1"),
  ])
  func mistakesAreNamed(yaml: String, message: String) {
    var words = DiagramWords()
    let error = #expect(throws: YAMLError.self) { try words.apply(yaml: yaml, path: "words.yaml") }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}

@Suite struct DiagramCaptionsTests {
  private static func footer(_ change: (inout DiagramCaptions) -> Void) -> String? {
    var captions = DiagramCaptions()
    change(&captions)
    let nodes = DiagramStyle().diagram(Sample.graph([Sample.relation("ada", "meets", "bo")]), captions: captions).legend.nodes
    return nodes.first { $0.name == "legend_source" }.flatMap { Sample.value($0.attributes, "label") }
  }

  @Test func eachTextIsSetOrLeftOut() {
    #expect(Self.footer { _ in } == "Source: 1 document\\l2 January 2030\\l")
    #expect(Self.footer { $0.source = "Agencies" } == "Agencies\\l2 January 2030\\l")
    #expect(Self.footer { $0.dates = "" } == "Source: 1 document\\l")
    #expect(Self.footer { $0.credit = "A & B" } == "Source: 1 document\\l2 January 2030\\lA &amp; B\\l")
    #expect(Self.footer { ($0.source, $0.dates) = ("", "") } == nil)
  }

  @Test(arguments: [
    ("2025-08-15", "2025-08-21", "15 to 21 August 2025"), ("2025-07-28", "2025-08-02", "28 July to 2 August 2025"),
    ("2019-12-31", "2020-01-01", "31 December 2019 to 1 January 2020"), ("2025-08-15", "2025-08-15", "15 August 2025"),
    ("2025-08", "2025-09", "August to September 2025"), ("2024", "2025", "2024 to 2025"), ("2025", "2025-08-15", "2025 to 15 August 2025"),
    ("soon", "2025-99-01", "soon to 2025-99-01"),
  ])
  func datesAreThoseOfNewspapers(first: String, last: String, expected: String) { #expect(DiagramWords().period(first, last) == expected) }

  @Test func otherLanguagesHaveTheirOwnMonths() throws {
    var words = DiagramWords()
    try words.apply(yaml: "words: {to: bis}", path: "de.yaml")
    #expect(words.period("2025-08-15", "2025-08-21") == "2025-08-15 bis 2025-08-21")
    try words.apply(yaml: "months: [Jan, Feb, März, April, Mai, Juni, Juli, Aug, Sept, Okt, Nov, Dez]", path: "de.yaml")
    #expect(words.period("2025-03-15", "2025-08-21") == "15 März bis 21 Aug 2025")
    #expect(words.figure(3_838) == "3 838" && DiagramWords().figure(1_234_567) == "1,234,567" && DiagramWords().figure(999) == "999")
  }

  @Test func titleAndSubtitleAreTheLabel() {
    var captions = DiagramCaptions(title: "A <b>")
    #expect(captions.heading(captions.title("Talks"), DiagramStyle()) == [.init("label", "A <b>")])
    captions.subtitle = "x & y"
    let expected = "<font point-size=\"20\">A &lt;b&gt;</font><br align=\"left\"/><font point-size=\"12\">x &amp; y</font><br align=\"left\"/>"
    #expect(captions.heading(captions.title("Talks"), DiagramStyle()) == [.init("label", expected, isMarkup: true)])
    captions = DiagramCaptions(title: "")
    #expect(captions.heading(captions.title("Talks"), DiagramStyle()) == [.init("label", "")])
  }

  @Test func theLegendMayBeOff() {
    var captions = DiagramCaptions()
    captions.legend = .off
    let graph = Sample.graph([Sample.relation("ada", "meets", "bo")])
    #expect(DiagramStyle().diagram(graph, captions: captions).legend.nodes.map(\.name) == ["legend_source", "legend_blank_gap_0"])
    (captions.source, captions.dates) = ("", "")
    #expect(DiagramStyle().diagram(graph, captions: captions).legend.nodes.isEmpty)
  }
}

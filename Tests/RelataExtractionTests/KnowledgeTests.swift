import RelataGraph
import RelataSupport
import Testing

@testable import RelataExtraction

@Suite struct KnowledgeTests {
  /// ISO 3166-1 codes of the members of the United Nations, the Holy See and Palestine.
  private static let states = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG
    ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD
    SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW
    """

  @Test func knowsEveryStateAndManyOrganizations() throws {
    let gazetteer = try Gazetteer.builtIn()
    let codes = Set(gazetteer.entries.values.filter { $0.type == .state }.compactMap(\.iso))
    let missing = KnowledgeTests.states.split { $0 == " " || $0 == "\n" }.map(String.init).filter { !codes.contains($0) }
    #expect(missing.isEmpty)
    // Every state of today has people, but for a city.
    #expect(gazetteer.entries.values.filter { $0.type == .state && $0.demonyms.isEmpty && $0.until == nil }.map(\.id) == ["vatican-city"])
    #expect(gazetteer.entries.values.filter { $0.type == .organization && !$0.within.contains { gazetteer.entries[$0]?.type == .state } }.count >= 150)
    print(
      "gazetteer: \(gazetteer.entries.count) entries, \(codes.count) states with a code, \(gazetteer.entries.values.filter { $0.type == .organization }.count) organizations"
    )
  }

  @Test func hasAFrameForManyPredicates() throws {
    let ontology = try Ontology.builtIn()
    print("ontology: \(ontology.predicateCount) predicates")
    #expect(ontology.predicateCount >= 600)
  }

  @Test(arguments: [
    ("aids", Polarity.affirmed, Modality.planned, "AGREE"), ("aids", .affirmed, .actual, "AID"), ("attacks", .affirmed, .planned, "THREATEN"),
    ("attacks", .affirmed, .hypothetical, "THREATEN"), ("sanctions", .affirmed, .actual, "SANCTION"), ("meets", .affirmed, .planned, "AGREE"),
    ("supports", .negated, .actual, "REJECT"), ("retreats-from", .affirmed, .actual, "RETREAT"),
    ("attacks", .negated, .planned, "ASSAULT"), ("attacks", .negated, .hypothetical, "ASSAULT"), ("meets", .negated, .actual, "CONSULT"),
  ])
  func givesPloverTypesByStatus(_ relation: String, _ polarity: Polarity, _ modality: Modality, _ plover: String) throws {
    #expect(try Ontology.builtIn().definitions[relation]?.plover(polarity, modality) == plover)
  }

  @Test(arguments: [("meets", Modality.actual), ("aids", .actual), ("aids", .planned), ("cooperates-with", .actual)])
  func callsRefusedCooperationRejection(_ relation: String, _ modality: Modality) throws {
    #expect(try Ontology.builtIn().definitions[relation]?.plover(.negated, modality, isRefused: true) == "REJECT")
  }

  @Test func givesStandingFactsNoPloverType() throws {
    for type in ["leads", "represents", "member-of", "part-of", "allied-with"] {
      #expect(try Ontology.builtIn().definitions[type]?.plover(.affirmed, .actual) == nil)
    }
  }

  private static let relation = "relations:\n  buys:\n    label: buys\n"

  @Test(arguments: [
    ("relation: {}\n", 1, "relation"), ("relations:\n  buys:\n    labels: x\n", 3, "labels"),
    (relation + "frames:\n  - relation: buys\n    verbs: [buy]\n    target: [patient]\n", 5, "source"),
    (relation + "frames:\n  - relation: buys\n    source: [agent]\n    target: [patient]\n", 5, "verbs"),
    (relation + "frames:\n  - relation: sells\n    verbs: [sell]\n    source: [agent]\n    target: [patient]\n", 5, "sells"),
    (relation + "frames:\n  - relation: buys\n    verbs: [buy]\n    source: [Agent]\n    target: [patient]\n", 7, "Agent"),
    ("relations:\n\tbuys:\n", 2, "tab"), ("relations:\n  buys: {symmetric: maybe}\n", 2, "true or false"), ("", 0, "empty"),
  ])
  func saysWhereAnOntologyIsWrong(_ text: String, _ line: Int, _ expected: String) throws {
    let error = try #require(throws: KnowledgeError.self) { try Ontology.reading([("mine.yaml", text)]) }
    #expect("\(error)".contains("mine.yaml"))
    #expect("\(error)".contains(expected), "\(error)")
    if line > 0 { #expect(error.line == line, "\(error)") }
  }

  @Test(arguments: [
    ("entities:\n  - id: acme\n    type: firm\n    name: Acme\n", 3, "firm"),
    ("entities:\n  - id: Acme Inc\n    type: organization\n    name: Acme\n", 2, "kebab-case"),
    ("entities:\n  - id: acme\n    type: organization\n", 2, "name"), ("entities:\n  - id: acme\n    type: organization\n    name: NATO\n", 4, "nato"),
    ("entities:\n  - id: a\n    type: place\n    name: Aland\n    within: [b]\n  - id: b\n    type: place\n    name: Bland\n    within: [a]\n", 5, "within"),
    ("never-merge:\n  - [nato, nobody-knows]\n", 2, "nobody-knows"), ("titles:\n  - title: boss\n", 2, "relation"), ("entities:\n\t- id: a\n", 2, "tab"),
    ("given-names:\n  - gender: odd\n    names: [Ann]\n", 2, "odd"), ("titles:\n  - title: boss\n    relation: leads\n    state: rules\n", 4, "rules"),
  ])
  func saysWhereAGazetteerIsWrong(_ text: String, _ line: Int, _ expected: String) throws {
    let builtIn = try Gazetteer.builtIn()
    let error = try #require(throws: KnowledgeError.self) { try builtIn.extended(by: [("mine.yaml", text)]) }
    #expect("\(error)".contains("mine.yaml"))
    #expect("\(error)".contains(expected), "\(error)")
    #expect(error.line == line, "\(error)")
  }

  @Test func refusesHugeFiles() throws {
    let text = String(repeating: "# padding padding padding\n", count: 400_000)
    let error = try #require(throws: KnowledgeError.self) { try Ontology.reading([("huge.yaml", text)]) }
    #expect("\(error)".contains("MB"))
  }
}

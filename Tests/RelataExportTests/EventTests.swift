import Foundation
import RelataGraph
import RelataSupport
import Testing

@testable import RelataExport

@Suite struct EventTests {
  static let types: [String: RelationType] = [
    "meets": RelationType(label: "meets", symmetric: true, plover: "CONSULT", quad: .verbalCooperation),
    "aids": RelationType(label: "aids", plover: "AID", quad: .materialCooperation),
    "attacks": RelationType(label: "attacks", plover: "ASSAULT", quad: .materialConflict),
    "threatens": RelationType(label: "threatens", plover: "THREATEN", quad: .verbalConflict),
    "demands-of": RelationType(label: "demands of", plover: "REQUEST", quad: .verbalConflict),
    "sanctions": RelationType(label: "sanctions", plover: "SANCTION", quad: .materialConflict),
    "leads": RelationType(label: "leads"),
  ]

  static func graph(_ relations: [Relation], documents: [Graph.Document] = [Graph.Document(id: "d", date: "2030-01-02", digest: "", words: 9)]) -> Graph {
    Graph(
      generator: .init(name: "relata", version: "1", model: "", ontology: "", gazetteer: ""),
      corpus: .init(name: "c", documents: documents, digest: ""), relationTypes: types,
      entities: [
        Entity(id: "ada", name: "Ada", type: .person), Entity(id: "bo", name: "Bo", type: .state, iso: "BO"),
        Entity(id: "cy", name: "Cy", type: .state, iso: "CY"), Entity(id: "army", name: "Cy Army", type: .organization),
      ], relations: relations)
  }

  static func relation(
    _ source: String, _ type: String, _ target: String, _ polarity: Polarity = .affirmed, _ modality: Modality = .actual, plover: String?,
    attributed: String? = nil, confidence: Double = 0.9, document: String = "d", places: (Range<Int>, Range<Int>) = (0..<3, 8..<10), time: String? = nil
  ) -> Relation {
    let evidence = Evidence(
      document: document, range: 0..<11, text: "Ada met Bo.", trigger: 4..<7, source: places.0, target: places.1, time: time, plover: plover,
      confidence: confidence)
    return Relation(
      source: source, target: target, type: type, polarity: polarity, modality: modality, attributed: attributed, plover: plover,
      quad: types[type]?.quad, confidence: confidence, evidence: [evidence])
  }

  static func described(_ events: [Event]) -> [String] {
    events.map { "\($0.actor.id) \($0.code.type) \($0.recipient.id) \($0.code.polarity) \($0.code.modality) \($0.code.quad?.rawValue ?? "-")" }
  }

  /// Each with the events that it makes; what is denied in brackets.
  @Test(arguments: [
    ([relation("ada", "aids", "bo", .affirmed, .planned, plover: "AGREE", time: "2030-02-01")], ["ada AGREE bo affirmed actual verbal cooperation"], []),
    ([relation("ada", "attacks", "bo", .affirmed, .hypothetical, plover: "THREATEN")], ["ada THREATEN bo affirmed actual verbal conflict"], []),
    ([relation("ada", "attacks", "bo", .negated, .planned, plover: "THREATEN")], [], ["ada ASSAULT bo negated planned material conflict"]),
    ([relation("ada", "attacks", "bo", .negated, .actual, plover: "ASSAULT")], [], ["ada ASSAULT bo negated actual material conflict"]),
    ([relation("ada", "meets", "bo", .negated, .planned, plover: "REJECT")], ["ada REJECT bo affirmed actual verbal conflict"], []),
    ([relation("ada", "meets", "bo", .negated, plover: "CONSULT")], [], ["ada CONSULT bo negated actual verbal cooperation"]),
    ([relation("ada", "meets", "bo", .affirmed, .hypothetical, plover: "CONSULT")], ["ada CONSULT bo affirmed hypothetical verbal cooperation"], []),
    (
      [relation("ada", "threatens", "bo", plover: "THREATEN"), relation("ada", "attacks", "bo", .affirmed, .planned, plover: "THREATEN")],
      ["ada THREATEN bo affirmed actual verbal conflict"], []
    ),
    (
      [relation("ada", "meets", "bo", plover: "CONSULT"), relation("ada", "meets", "bo", plover: "CONSULT", attributed: "cy")],
      ["ada CONSULT bo affirmed actual verbal cooperation"], []
    ),
    (
      [relation("ada", "demands-of", "bo", plover: "REQUEST"), relation("bo", "aids", "ada", .affirmed, .hypothetical, plover: "AGREE")],
      ["ada REQUEST bo affirmed actual verbal conflict"], []
    ),
    (
      [relation("ada", "sanctions", "bo", plover: "SANCTION"), relation("ada", "aids", "bo", .negated, plover: "REJECT")],
      ["ada SANCTION bo affirmed actual material conflict"], []
    ),
    (
      [relation("ada", "attacks", "bo", plover: "ASSAULT"), relation("bo", "attacks", "ada", plover: "ASSAULT")],
      ["ada ASSAULT bo affirmed actual material conflict", "bo ASSAULT ada affirmed actual material conflict"], []
    ),
    ([relation("ada", "leads", "bo", plover: nil)], [], []),
  ])
  func areCodedByPLOVER(relations: [Relation], events: [String], negated: [String]) {
    let list = EventList(EventTests.graph(relations))
    #expect(EventTests.described(list.events) == events)
    #expect(EventTests.described(list.negated) == negated)
  }

  @Test func whoIsNamedBeforeTheRefusalRefuses() {
    let relation = EventTests.relation("ada", "meets", "bo", .negated, plover: "REJECT", places: (8..<10, 0..<3))
    #expect(EventTests.described(EventList(EventTests.graph([relation])).events) == ["bo REJECT ada affirmed actual verbal conflict"])
  }

  @Test func theTimeOfAPlanIsNotTheAgreements() {
    let list = EventList(EventTests.graph([EventTests.relation("ada", "aids", "bo", .affirmed, .planned, plover: "AGREE", time: "2030-02-01")]))
    #expect(list.events.map(\.date) == [nil])
  }

  /// Whatever a graph says, event, quad class and polarity of a record say the same.
  @Test(arguments: 0..<200) func neverContradict(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func pick<Element>(_ elements: [Element]) -> Element {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return elements[Int(state >> 33) % elements.count]
    }
    let plover = EventType.allCases.map { Optional($0.rawValue) } + [nil]
    let speakers: [String?] = ["cy", nil]
    let relations = (0..<12).map { _ in
      EventTests.relation(
        pick(["ada", "bo", "cy"]), pick(EventTests.types.keys.sorted()), pick(["bo", "cy", "army"]), pick(Polarity.allCases), pick(Modality.allCases),
        plover: pick(plover), attributed: pick(speakers), confidence: pick([0.5, 0.7]),
        places: pick([(0..<3, 8..<10), (8..<10, 0..<3)]))
    }
    let list = EventList(EventTests.graph(relations))
    for event in list.events + list.negated { #expect(event.code.quad == EventType(rawValue: event.code.type)?.quad) }
    #expect(list.events.allSatisfy { $0.code.polarity == .affirmed })
    #expect(list.negated.allSatisfy { $0.code.polarity == .negated })
    for table in [list.events, list.negated] { #expect(Set(table.map(\.id)).count == table.count) }
    let denied = Set(list.negated.map { "\($0.id)@\($0.relation.attributed ?? "")" })
    #expect(list.events.allSatisfy { !denied.contains("\($0.id)@\($0.relation.attributed ?? "")") })
  }
}

@Suite struct SectorTests {
  private static let lexicon = SectorLexicon.builtIn

  private static let texts: [(String, Sector?)] = [
    ("Russian troops", Sector.military), ("Ministry of Defence", .government), ("opposition leader", .opposition), ("a Syrian rebel group's fighters", .rebel),
    ("British newspapers", .media), ("the Secretary General", .international), ("Attorney General", .judiciary), ("police officials", .government),
    ("Bolivian coca farmers", .labor), ("Ada", nil), ("", nil),
  ]

  @Test(arguments: texts)
  func isToldByTheLastWords(text: String, sector: Sector?) throws {
    #expect(try SectorTests.lexicon.get().sector(in: text[...]) == sector)
  }

  @Test func everySectorHasACode() throws {
    let lexicon = try SectorTests.lexicon.get()
    for sector in Sector.allCases { #expect(lexicon.codes[sector] != nil, "\(sector)") }
  }

  @Test(arguments: [
    ("sectors:\n  - {sector: navy, plover: MIL}\n", 2), ("sectors:\n  - {plover: MIL}\n", 2),
    ("sectors:\n  - {sector: media, entities: [x]}\n  - {sector: party, entities: [x]}\n", 3), ("sector: []\n", 1),
  ])
  func saysWhereAFileIsWrong(text: String, line: Int) throws {
    let error = try #require(throws: YAMLError.self) { try SectorLexicon(text, path: "s.yaml") }
    #expect(error.line == line)
  }

  @Test func actorsAreOfTheStateThatTheyServe() {
    var lead = EventTests.relation("ada", "leads", "army", plover: nil)
    lead.evidence[0].trigger = 4..<7
    let directory = ActorDirectory(EventTests.graph([lead])) { id, _ in id == "army" ? KnownActor(country: "CY") : nil }
    #expect(directory.country("ada") == "CY")
    #expect(directory.country("bo") == "BO")
    #expect(directory.country("nobody") == nil)
    #expect(directory.sector("ada", 0..<3, in: lead.evidence[0]) == .military)
  }
}

@Suite struct PeriodTests {
  private static let dates: [(Period, String, String?)] = [
    (Period.day, "2025-08-18", "2025-08-18"), (.week, "2025-01-01", "2025-W01"), (.week, "2024-12-30", "2025-W01"), (.week, "2021-01-03", "2020-W53"),
    (.week, "2024-02-29T10:00:00Z", "2024-W09"), (.month, "2025-08", "2025-08"), (.month, "2025", nil), (.day, "2025-08", nil), (.year, "2014", "2014"),
    (.year, "soon", nil), (.week, "", nil),
  ]

  @Test(arguments: dates)
  func isNamedByADate(period: Period, date: String, name: String?) {
    #expect(period.name(of: date) == name)
  }

  @Test(arguments: [
    (Period.month, "2024-11", "2025-02", ["2024-11", "2024-12", "2025-01", "2025-02"]), (.week, "2020-W52", "2021-W01", ["2020-W52", "2020-W53", "2021-W01"]),
    (.day, "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]), (.year, "1999", "2001", ["1999", "2000", "2001"]),
    (.month, "2025-02", "2025-01", []),
  ])
  func allAreListed(period: Period, first: String, last: String, expected: [String]) {
    #expect(period.all(from: first, through: last) == expected)
  }
}

@Suite struct DyadCountTests {
  private static let documents = [
    Graph.Document(id: "a", date: "2030-01-02", digest: "", words: 9), Graph.Document(id: "b", date: "2030-01-03", digest: "", words: 9, reprintOf: "a"),
    Graph.Document(id: "c", date: "2030-03-04", digest: "", words: 9),
  ]

  private func counts(_ change: (inout DyadCounts.Options) -> Void = { _ in }) -> DyadCounts {
    var options = DyadCounts.Options()
    options.level = .entity
    change(&options)
    let relations = ["a", "b", "c"].map { EventTests.relation("ada", "attacks", "bo", plover: "ASSAULT", document: $0) }
    var one = relations[0]
    one.evidence = relations.flatMap(\.evidence)
    return DyadCounts(EventTests.graph([one], documents: DyadCountTests.documents), options)
  }

  @Test func reprintsCountOnce() {
    #expect(
      counts().rows.map { [$0.period, $0.source, $0.target] + $0.counts.map(String.init) } == [
        ["2030-01", "ada", "bo", "0", "0", "0", "1"], ["2030-03", "ada", "bo", "0", "0", "0", "1"],
      ])
  }

  /// A meeting, which holds both ways, and praise in one sentence are both verbal cooperation: one each way, not two one way.
  @Test func aSentenceCountsOnceForADirection() {
    var options = DyadCounts.Options()
    options.level = .entity
    options.directed = true
    let told = [EventTests.relation("ada", "meets", "bo", plover: "CONSULT"), EventTests.relation("bo", "aids", "ada", plover: "SUPPORT")]
    let rows = DyadCounts(EventTests.graph(told), options).rows.map { [$0.source, $0.target] + $0.counts.map(String.init) }
    #expect(rows == [["ada", "bo", "1", "0", "0", "0"], ["bo", "ada", "1", "0", "0", "0"]])
  }

  /// Two of one state meet once, and what has no date is one event, whichever way it holds.
  @Test func bothWaysOfOnePairAreOne() {
    var options = DyadCounts.Options()
    options.directed = true
    options.domestic = true
    let meeting = EventTests.relation("ada", "meets", "army", plover: "CONSULT")
    let dated = EventTests.graph([meeting])
    let counts = DyadCounts(dated, options, actors: ActorDirectory(dated) { _, _ in KnownActor(country: "CY") })
    #expect(counts.rows.map { [$0.source, $0.target] + $0.counts.map(String.init) } == [["CY", "CY", "1", "0", "0", "0"]])
    options.level = .entity
    #expect(DyadCounts(EventTests.graph([meeting], documents: [Graph.Document(id: "d", digest: "", words: 9)]), options).undated == 1)
  }

  @Test func zerosFillTheGaps() {
    #expect(counts { $0.zeros = true }.rows.map { "\($0.period) \($0.counts.reduce(0, +))" } == ["2030-01 1", "2030-02 0", "2030-03 1"])
  }
}

import RelataExtraction
import RelataGraph
import RelataSupport
import TestSupport
import Testing

@testable import RelataAssembly

/// Corrections are a view: applied to parts, to the whole, once or again, before or after, they make the same graph.
@Suite struct CorrectionTests {
  private let fixture: AssemblyFixture

  init() throws { fixture = try AssemblyFixture() }

  private func assembly(limit: Int? = nil) -> GraphAssembly { fixture.assembly(limit: limit) }

  private func graph(
    _ documents: some Sequence<DocumentGraph>, _ corrections: Corrections, limit: Int? = nil, skipsUnmatched: Bool = true
  ) throws -> Graph {
    var assembly = assembly(limit: limit)
    for document in documents { assembly.add(document) }
    return try assembly.assembled(name: "all", correcting: corrections, skipsUnmatched: skipsUnmatched).whole()
  }

  private func corrected(_ graphs: [Graph], _ corrections: Corrections) throws -> Graph {
    var assembly = assembly()
    for graph in graphs { try assembly.add(try Graph(json: graph.json())) }
    return try assembly.assembled(name: "all", correcting: corrections, skipsUnmatched: true).whole()
  }

  /// Corrections of what a graph has, and of what it hasn't, that may contradict each other.
  private func corrections(_ graph: Graph, _ random: inout SeededGenerator) -> Corrections {
    var list: [Correction.Content] = []
    let types = ["meets", "accuses", "supports", "cooperates-with"]
    for relation in graph.relations where random.chance(40) {
      var edge = random.chance(50) ? EdgeReference(relation) : EdgeReference(source: relation.source, type: relation.type, target: relation.target)
      if random.chance(30), let evidence = relation.evidence.randomElement(using: &random) {
        (edge.document, edge.sentence) = (evidence.document, random.chance(50) ? evidence.text : "tence")
        if random.chance(30) { (edge.source, edge.target, edge.type) = (nil, nil, nil) }
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: list.append(.reject(edge))
      case 1: list.append(.confirm(edge))
      case 2:
        list.append(
          .change(
            edge,
            to: EdgeChange(
              type: types.randomElement(using: &random), polarity: random.chance(50) ? .negated : nil, modality: random.chance(50) ? .planned : nil,
              speaker: random.chance(30) ? .nobody : random.chance(30) ? graph.entities.randomElement(using: &random).map { .named($0.id) } : nil,
              isReversed: random.chance(30))))
      default:
        guard let evidence = relation.evidence.first else { continue }
        list.append(
          .add(
            EdgeReference(
              source: graph.entities.randomElement(using: &random)?.id, type: types.randomElement(using: &random),
              target: graph.entities.randomElement(using: &random)?.id, document: evidence.document, sentence: "Sentence")))
      }
    }
    for _ in 0..<Int.random(in: 0..<4, using: &random) {
      guard let one = graph.entities.randomElement(using: &random), let other = graph.entities.randomElement(using: &random) else { continue }
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where one.id != other.id: list.append(.same([one.id, other.id]))
      case 1: list.append(.distinct(["Ivo Novak", "Mara Novak"]))
      case 2: if let names = one.bearers.first?.names, names.count > 1 { list.append(.distinct(names.map(\.text))) }
      case 3: list.append(.rename(one.id, to: "New Name"))
      case 4: list.append(.retype(one.id, to: .place))
      default: list.append(.drop(one.id))
      }
    }
    return Corrections(list.enumerated().map { Correction($0.element, place: Correction.Place(path: "c.yaml", line: $0.offset + 1, column: 3)) })
  }

  /// Documents, and corrections of them that can be followed.
  private func cases(_ count: Int, limit: Int? = nil, _ check: ([DocumentGraph], Corrections, Graph, inout SeededGenerator, String) throws -> Void) throws {
    var followed = 0
    var marks: Set<CorrectionMark> = []
    for seed in 0..<count {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<Int.random(in: 1..<9, using: &random)).map { GeneratedDocuments.document($0, &random) }
      let corrections = corrections(try graph(documents, Corrections(), limit: limit), &random)
      let whole: Graph
      do {
        whole = try graph(documents, corrections, limit: limit)
      } catch {
        continue
      }
      followed += 1
      marks.formUnion((whole.relations + whole.rejected.relations).compactMap(\.corrected) + (whole.entities + whole.rejected.entities).compactMap(\.corrected))
      try check(documents, corrections, whole, &random, "seed \(seed)")
    }
    // What can't fail shows nothing.
    #expect(followed > count / 3, "\(followed) of \(count) could be followed")
    #expect(marks == Set(CorrectionMark.allCases))
  }

  @Test func correctionsOfNothingChangeNothing() throws {
    for seed in 0..<100 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<Int.random(in: 0..<9, using: &random)).map { GeneratedDocuments.document($0, &random) }
      var assembly = assembly()
      for document in documents { assembly.add(document) }
      let plain = try assembly.graph(name: "all")
      #expect(try graph(documents, Corrections()).json() == plain.json())
      let unmatched = Corrections([
        Correction(.reject(EdgeReference(source: "nobody", type: "meets", target: "nowhere"))), Correction(.drop("nobody")),
        Correction(.reject(EdgeReference(document: "d99", sentence: "gone"))), Correction(.same(["nobody", "nowhere"])),
      ])
      var corrected = try graph(documents, unmatched)
      #expect(corrected.corrections == unmatched.digest)
      corrected.corrections = nil
      #expect(corrected.json() == plain.json(), "seed \(seed)")
    }
  }

  @Test func correctingLaterAgainAndInAnyOrderIsCorrectingOnce() throws {
    try cases(200) { documents, corrections, whole, random, seed in
      let plain = try graph(documents, Corrections())
      #expect(try corrected([plain], corrections).json() == whole.json(), "\(seed)")
      #expect(try corrected([whole], corrections).json() == whole.json(), "\(seed)")
      #expect(try corrected([whole], Corrections()).json() == plain.json(), "\(seed)")
      #expect(try graph(documents.shuffled(using: &random), Corrections(corrections.list.shuffled(using: &random))).json() == whole.json(), "\(seed)")
      #expect(try Graph(json: whole.json()) == whole, "\(seed)")
      #expect(whole.problems() == [], "\(seed)")
      #expect(try Graph.problemsOfDerivedMembers(json: whole.json()) == [], "\(seed)")
    }
  }

  @Test func correctedPartsAreTheCorrectedWhole() throws {
    try cases(200) { documents, corrections, whole, random, seed in
      var parts: [[DocumentGraph]] = Array(repeating: [], count: Int.random(in: 1...4, using: &random))
      for document in documents { parts[Int.random(in: parts.indices, using: &random)].append(document) }
      // Some corrected already, by all or a part of what is said.
      let graphs = try parts.map { part in
        let said = random.chance(50) ? Corrections() : random.chance(50) ? corrections : Corrections(corrections.list.filter { _ in random.chance(50) })
        return try (try? graph(part, said)) ?? graph(part, Corrections())
      }
      #expect(try corrected(graphs, corrections).json() == whole.json(), "\(seed)")
    }
  }

  @Test func updatedGraphsAreTheCorrectedWhole() throws {
    var compared = 0
    try cases(200) { documents, corrections, whole, random, seed in
      let kept = documents.filter { _ in random.chance(60) }
      let unchanged = Set(kept.map(\.document.id))
      // Others are read in another version, or are gone.
      let changed = documents.enumerated().filter { !unchanged.contains($0.element.document.id) && random.chance(60) }
        .map { GeneratedDocuments.document($0.offset, &random) }
      guard let fresh = try? graph(kept + changed, corrections) else { return }
      var assembly = assembly()
      for document in changed { assembly.add(document) }
      try assembly.addNew(try Graph(json: whole.json())) { unchanged.contains($0.id) ? $0 : nil }
      #expect(try assembly.assembled(name: "all", correcting: corrections, skipsUnmatched: true).whole().json() == fresh.json(), "\(seed)")
      compared += 1
    }
    #expect(compared > 30)
  }

  /// Where a sentence that is not kept stands, nothing but the article tells: relations are added elsewhere.
  @Test(arguments: [1, 2]) func correctedPartsOfBoundedGraphsAreTheCorrectedWhole(limit: Int) throws {
    try cases(120, limit: limit) { documents, all, _, random, seed in
      let corrections = Corrections(all.list.filter { $0.content.kind != "add" })
      let whole = try graph(documents, corrections, limit: limit)
      let half = documents.count / 2
      let graphs = try [documents.prefix(half), documents.dropFirst(half)].map { part in
        try (try? graph(part, random.chance(50) ? corrections : Corrections(), limit: limit)) ?? graph(part, Corrections(), limit: limit)
      }
      #expect(try corrected(graphs, corrections).json() == whole.json(), "\(seed)")
      #expect(try corrected([whole], Corrections()).json() == graph(documents, Corrections(), limit: limit).json(), "\(seed)")
      #expect(try Graph.problemsOfDerivedMembers(json: whole.json()) == [], "\(seed)")
    }
  }

  @Test func diffsOfCorrectedGraphsLoseNothing() throws {
    try cases(120) { documents, corrections, whole, _, seed in
      let plain = try graph(documents, Corrections())
      let diff = GraphDiff(from: plain, to: whole)
      #expect(try plain.applying(diff).json() == whole.json(), "\(seed)")
      #expect(try whole.applying(diff.inverse).json() == plain.json(), "\(seed)")
      let file = DiffFile(diff, from: plain, to: whole)
      #expect(try DiffFile(json: file.json()).applied(to: plain).json() == whole.json(), "\(seed)")
      #expect(diff.relations.allSatisfy { $0.causes == [.correction] }, "\(seed)")
    }
  }

  @Test func aFileSaysWhatItsCorrectionsSay() throws {
    try cases(100) { _, corrections, _, _, seed in
      let read = try Corrections(yaml: corrections.yaml, path: "c.yaml")
      #expect(read.list.map(\.content) == corrections.list.map(\.content), "\(seed)")
      #expect(read.digest == corrections.digest, "\(seed)")
    }
  }

  @Test func editsByHandAreKept() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(state: UInt64(seed))
      let plain = try graph((0..<6).map { GeneratedDocuments.document($0, &random) }, Corrections())
      var edited = plain
      edited.relations.removeAll { _ in random.chance(30) }
      for index in edited.relations.indices where random.chance(20) { edited.relations[index].confidence = 1 }
      for index in edited.entities.indices where random.chance(20) { edited.entities[index].name = "Name \(index)" }
      #expect(edited.isEdited == (edited != plain))
      let (edits, lost) = Corrections.edits(from: plain, to: edited)
      #expect(lost == [], "seed \(seed)")
      let kept = try corrected([plain], edits)
      #expect(kept.relations.map(\.place) == edited.relations.map(\.place), "seed \(seed)")
      #expect(kept.relations.map(\.confidence) == edited.relations.map(\.confidence), "seed \(seed)")
      #expect(kept.entities.map(\.name) == edited.entities.map(\.name), "seed \(seed)")
      guard !edited.entities.isEmpty else { continue }
      edited.entities[0].mentions.removeLast()
      #expect(Corrections.edits(from: plain, to: edited).lost == ["the mentions of node \(edited.entities[0].id)"], "seed \(seed)")
    }
  }

  /// Documents that each name somebody.
  private func documents(_ names: [String]) -> [DocumentGraph] {
    names.enumerated().map { number, name in
      let mention = Mention(document: "d\(number)", range: 0..<name.unicodeScalars.count, text: name, kind: .name)
      return DocumentGraph(
        document: Graph.Document(id: "d\(number)", digest: Digest.sha256(name.utf8), words: 2),
        entities: [DocumentGraph.Node(type: .person, mentions: [mention])], relations: [])
    }
  }

  @Test func whoIsToldApartCanBeSomebodyElse() throws {
    let documents = documents(["Ivo Novak", "I. Novak", "Novak", "Mara Quint"])
    #expect(try graph(documents, Corrections()).entities.map(\.id) == ["ivo-novak", "mara-quint"])
    let apart = Correction(.distinct(["Ivo Novak", "I. Novak"]))
    #expect(try graph(documents, Corrections([apart])).entities.map(\.id) == ["i-novak", "ivo-novak", "mara-quint", "novak"])
    let joined = try graph(documents, Corrections([apart, Correction(.same(["i-novak", "mara-quint"]))]))
    #expect(joined.entities.first { $0.aliases.contains("I. Novak") || $0.name == "I. Novak" }?.bearers.count == 2)
    #expect(joined.entity("ivo-novak")?.corrected == .changed)
    // The last name alone is anybody's again.
    for corrections in [
      [apart, Correction(.same(["Ivo Novak", "I. Novak"]))],
      [apart, Correction(.same(["Ivo Novak", "Mara Quint"])), Correction(.same(["mara-quint", "I. Novak"]))],
    ] {
      #expect { try graph(documents, Corrections(corrections)) } throws: { "\($0)".contains("contradicts") }
    }
  }

  @Test func contradictionsNameBothLines() throws {
    var random = SeededGenerator(state: 3)
    let documents = (0..<6).map { GeneratedDocuments.document($0, &random) }
    let relation = try #require(try graph(documents, Corrections()).relations.first)
    let name = try #require(try graph(documents, Corrections()).entity(relation.source)?.name)
    func place(_ line: Int) -> Correction.Place { Correction.Place(path: "c.yaml", line: line, column: 3) }
    var named = EdgeReference(relation)
    named.source = name
    let said: [Correction.Content] = [.reject(EdgeReference(relation)), .confirm(named)]
    #expect { try graph(documents, Corrections(said.enumerated().map { Correction($0.element, place: place($0.offset + 1)) })) } throws: {
      "\($0)" == "c.yaml: line 2, column 3: confirm contradicts reject in line 1; keep one of them"
    }
    // The one that says more counts, whatever stands first.
    named.polarity = nil
    let corrected = try graph(documents, Corrections([Correction(said[0]), Correction(.confirm(named))]))
    #expect(corrected.rejected.relations.map(\.place) == [relation.place])
  }
}

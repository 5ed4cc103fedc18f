import RelataSupport
import Testing

@testable import RelataGraph

/// Files of corrections: what they say, and what is wrong with them.
@Suite struct CorrectionsTests {
  private func read(_ text: String) throws -> Corrections { try Corrections(yaml: text, path: "c.yaml") }

  @Test func readsEveryKind() throws {
    let corrections = try read(
      """
      # Read on Monday.
      - reject: {source: Peru, type: opposes, target: Chile}
        author: A. Reader
        date: 2031-05-02
        reason: he is quoted
      - confirm: {document: d1, sentence: "met in Lima"}
      - change: {source: Peru, type: opposes, target: Chile, polarity: negated, document: d2, sentence: "It: does"}
        to: {type: supports, modality: planned, speaker: none, direction: reversed}
      - add: {source: Peru, type: meets, target: Chile, speaker: NATO, document: d1, sentence: They met.}
      - same: [Ivo Novak, novak]
      - distinct: [Ivo Novak, Mara Novak]
      - rename: kiev
        to: Kyiv
      - retype: chornobyl
        to: place
      - drop: monday
      """)
    #expect(corrections.list.map(\.content.kind) == ["reject", "confirm", "change", "add", "same", "distinct", "rename", "retype", "drop"])
    let first = corrections.list[0]
    #expect((first.author, first.date, first.reason) == ("A. Reader", "2031-05-02", "he is quoted"))
    #expect((first.place.line, first.place.column) == (2, 3))
    guard case .change(let edge, let change) = corrections.list[2].content else { throw CorrectionsTestError() }
    #expect(edge.sentence == "It: does" && edge.polarity == .negated)
    #expect(change == EdgeChange(type: "supports", modality: .planned, speaker: .nobody, isReversed: true))
    #expect(try read(corrections.yaml).list.map(\.content) == corrections.list.map(\.content))
    #expect(try read("").isEmpty && read("# nothing\n").isEmpty && read("[]").isEmpty)
    #expect(Corrections().digest == nil)
  }

  @Test func theDigestIsOfWhatIsSaid() throws {
    let one = try read("- drop: a\n- same: [b, c]\n")
    #expect(try one.digest == read("- same: [c, b]\n  author: X\n- drop: a\n- drop: a\n").digest)
    #expect(try one.digest != read("- drop: a\n- same: [b, d]\n").digest)
  }

  @Test(arguments: [
    ("rejct: {}", "line 1, column 1: expected a list"), ("- rejct: {}", "line 1, column 3: rejct is no key of a correction; did you mean reject?"),
    ("- reject: {sorce: a}", "line 1, column 12: sorce is no key of a relation; expected one of source"),
    ("- reject: {source: a, type: meets}", "line 1, column 11: expected source, type and target"),
    ("- reject: {source: a, type: meets, target: b, sentence: s}", "a sentence needs its document"),
    ("- confirm: {source: a, type: b, target: c, polarity: no}", "no is no polarity; expected one of affirmed, negated"),
    ("- reject: a", "expected a relation: {source"), ("- change: {document: a, sentence: b}", "change needs to"),
    ("- change: {document: a, sentence: b}\n  to: {}", "expected at least one of type"),
    ("- change: {document: a, sentence: b}\n  to: {direction: left}", "left is no direction; expected one of reversed"),
    ("- add: {source: a, type: b, target: c}", "add needs document, sentence"), ("- same: [a]", "same needs at least two names"),
    ("- same: [a, a]", "same needs at least two names"), ("- rename: a", "rename needs to"),
    ("- retype: a\n  to: thing", "thing is no entity type; expected one of person"),
    ("- drop: a\n  to: b", "line 2, column 7: drop takes no to"), ("- drop: a\n  same: [b, c]", "drop and same in one correction"),
    ("- drop: a\n  date: monday", "line 2, column 9: monday is no date"), ("- drop: ''", "expected a name"), ("- author: a", "expected one of reject"),
    ("- drop: a\n\t- drop: b", "line 2"), ("- &x drop: *x", "line 1"),
    (
      "- reject: {source: a, type: b, target: c}\n- confirm: {source: a, type: b, target: c}",
      "line 2, column 3: confirm contradicts reject in line 1; keep one"
    ),
    ("- distinct: [a, b, c]\n- drop: d\n- same: [x, c, a]", "line 3, column 3: same contradicts distinct in line 1"),
    ("- rename: a\n  to: b\n- rename: a\n  to: c", "line 3, column 3: rename contradicts rename in line 1"),
  ])
  func saysWhatIsWrongAndWhere(text: String, message: String) {
    #expect { try read(text) } throws: { error in
      let found = "\(error)".hasPrefix("c.yaml: ") && "\(error)".contains(message)
      if !found { print("\(error)") }
      return found
    }
  }

  @Test func refusesWhatIsTooLarge() {
    let text = String(repeating: "- drop: a\n", count: 1_000_000)
    #expect { try read(text) } throws: { "\($0)".contains("more than the limit of 8 MB; split it") }
  }

  @Test func contradictionsOfSeveralFilesNameBoth() {
    #expect { try Corrections(files: [("a.yaml", "- rename: x\n  to: y\n"), ("b.yaml", "- rename: x\n  to: z\n")]) } throws: {
      "\($0)" == "b.yaml: line 1, column 3: rename contradicts rename in a.yaml, line 1; keep one of them"
    }
  }

  @Test func extendingKeepsWhatIsThere() throws {
    let new = Correction(.drop("it: \"is\"\n#"), author: "A. Reader")
    for (text, start) in [
      ("", ""), ("# mine\n", "# mine\n"), ("[]\n", ""), ("# mine\n- drop: a # why\n", "# mine\n- drop: a # why\n"), ("  - drop: a", "  - drop: a\n"),
    ] {
      let extended = try Corrections.extending(text, path: "c.yaml", by: [new])
      #expect(extended.hasPrefix(start))
      #expect(try read(extended).list.last?.content == new.content)
    }
    #expect { try Corrections.extending("[{drop: a}]", path: "c.yaml", by: [new]) } throws: { "\($0)".contains("c.yaml") }
    #expect { try Corrections.extending("- rename: a\n  to: b\n", path: "c.yaml", by: [Correction(.rename("a", to: "c"))]) } throws: {
      "\($0)".contains("line 3, column 3: rename contradicts rename in line 1")
    }
  }

  @Test func whatIsDoubtfulIsAskedOnce() throws {
    func entity(_ id: String, _ name: String) -> Entity { Entity(id: id, name: name, type: .person) }
    func relation(_ target: String, _ polarity: Polarity, _ confidence: Double, _ mark: CorrectionMark? = nil) -> Relation {
      Relation(source: "ivo-novak", target: target, type: "meets", polarity: polarity, confidence: confidence, corrected: mark)
    }
    let graph = Graph(
      generator: Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: ""), corpus: Graph.Corpus(name: "", documents: []),
      relationTypes: [:],
      entities: [entity("ivo-novak", "Ivo Novak"), entity("novak", "Novak"), entity("quint", "Mara Quint"), entity("quinn", "Mara Quinn"), entity("z", "Zed")],
      relations: [
        relation("quint", .affirmed, 0.8), relation("quint", .negated, 0.7), relation("novak", .affirmed, 0.9), relation("z", .affirmed, 1, .confirmed),
      ])
    let doubts = graph.doubts()
    #expect(doubts.contains(.names("ivo-novak", "novak")) && doubts.contains(.names("quinn", "quint")))
    #expect(doubts.filter { if case .names = $0 { true } else { false } }.count == 2)
    guard case .contradiction(let one, let other) = doubts.first else { throw CorrectionsTestError() }
    #expect(one.polarity == .affirmed && other.polarity == .negated)
    #expect(doubts.filter { if case .edge = $0 { true } else { false } }.count == 3)
    let decided = Corrections(doubts.flatMap { $0.choices.last?.corrections ?? [] }.map { Correction($0) })
    #expect(!graph.doubts(decided: decided).contains { if case .names = $0 { true } else { false } })
    #expect(Set(doubts.flatMap(\.choices).map(\.key)).isDisjoint(with: ["u", "q", " "]))
    #expect(doubts.allSatisfy { !$0.text(in: graph).isEmpty })
  }

  @Test func textsThatSteerAreWrittenSafely() throws {
    for text in ["\u{1B}[31m", "\u{202E}x", "a\u{2028}b", "'", "\"\\", "- a", "a: b", "a #b", "*a", "é", "中文", "\u{10FFFF}", "\u{FEFF}a", "no", "~", "1"] {
      let yaml = Corrections([Correction(.drop(text))]).yaml
      #expect(try read(yaml).list.first?.content == .drop(text), "\(yaml)")
      #expect(yaml.unicodeScalars.allSatisfy { $0 == "\n" || TerminalText.kind($0) == .plain })
    }
  }
}

private struct CorrectionsTestError: Error {}

import Foundation
import Testing

/// Ontologies and gazetteers from the command line.
@Suite struct KnowledgeCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The first YAML block of a page.
  private func block(of page: String) throws -> String {
    let text = try String(contentsOf: KnowledgeCommandTests.root.appendingPathComponent(page), encoding: .utf8)
    return try #require(text.components(separatedBy: "```yaml\n").dropFirst().first).components(separatedBy: "```")[0]
  }

  private func relations(_ graph: String) throws -> [String] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(graph.utf8)) as? [String: Any])
    let edges = try #require(object["edges"] as? [[String: Any]])
    return edges.map { "\($0["source"] ?? "") \($0["key"] ?? "") \($0["target"] ?? "")" }
  }

  /// The takeovers of the README, as a reader would try them.
  @Test func readsTheTakeoversOfTheReadme() throws {
    let scratch = try Scratch()
    let ontology = try scratch.file("takeovers.yaml", try block(of: "README.md"))
    let article = try scratch.file(
      "deal.txt", "The takeover of Siemens by Bosch surprised the market. Volkswagen plans to acquire Renault. Peru attacked Chile.")
    let result = try Command.run(["extract", article, "--ontology", ontology])
    #expect(result.status == 0, "\(result.error)")
    #expect(try relations(result.output) == ["bosch acquires siemens", "volkswagen acquires:planned renault"])
  }

  /// Constructions, a word and a relation that nobody has built in, by data files alone.
  @Test func readsConstructionsOfAUsersFiles() throws {
    let scratch = try Scratch()
    let article = try scratch.file(
      "article.txt",
      """
      Kenya is at odds with Uganda. Chad pressed for Mali to withdraw its troops. Ghana is no friend of Togo.

      Peru glimmed for Chile to open the pass. Bolivia frosted Brazil.
      """)
    let documented = try scratch.file("documented.yaml", try block(of: "Documentation/patterns.md"))
    let own = try scratch.file(
      "own.yaml",
      """
      patterns:
        - construction: glim for somebody to do
          comment: "`Peru glimmed for Chile to open the pass`: it wants it of Chile."
          match:
            glim: upos VERB, lemma glim, trait calling-for
            deed: upos VERB, after glim, dependent of glim, has [relation mark, form to]
            asked: relation nsubj|obl, after glim, before deed, either [dependent of deed] or [dependent of glim]
            asker: agent of glim
          tells: {relation: glims-at, source: asker, target: asked, words: glim}
      """)
    let ontology = try scratch.file("ontology.yaml", "extends: built-in\nrelations:\n  glims-at: {label: glims at}\nframes: []\n")
    let lexicon = try scratch.file("lexicon.yaml", "verbs:\n  calling-for: [glim]\n")
    let without = try Command.run(["extract", article])
    #expect(try relations(without.output).isEmpty, "\(without.output)")
    let result = try Command.run([
      "extract", article, "--patterns", documented, "--patterns", own, "--ontology", ontology, "--lexicon", lexicon, "-o", scratch.path("graph.json"),
    ])
    #expect(result.status == 0, "\(result.error)")
    let graph = try String(contentsOfFile: scratch.path("graph.json"), encoding: .utf8)
    #expect(
      try relations(graph) == ["chad demands-of mali", "ghana opposes togo", "kenya opposes uganda", "peru glims-at chile"])
    let explained = try Command.run(["explain", scratch.path("graph.json"), "peru", "glims-at", "chile"])
    #expect(explained.output.contains("construction glims-at: glim for somebody to do (pattern), own.yaml:2"), "\(explained.output)")
  }

  /// Examples of a user's file are run, and one that does not hold is named.
  @Test func checksTheExamplesOfAUsersPatterns() throws {
    let scratch = try Scratch()
    let text = try block(of: "Documentation/patterns.md")
    let good = try Command.run(["check", "--patterns", try scratch.file("good.yaml", text)])
    #expect(good.status == 0 && good.output.isEmpty && good.error.contains("8 of 8 examples hold"), "\(good.output)\(good.error)")
    let wrong = text.replacingOccurrences(of: "tells: [ghana opposes togo]", with: "tells: [togo opposes ghana]")
    let bad = try Command.run(["check", "--patterns", try scratch.file("bad.yaml", wrong)])
    let line = try #require(wrong.components(separatedBy: "\n").firstIndex { $0.contains("text: Ghana is no friend of Togo.") }) + 1
    #expect(bad.status == 1, "\(bad.error)")
    #expect(
      bad.output.hasSuffix("bad.yaml: line \(line), column 1: construction no friend of: tells ghana opposes togo of “Ghana is no friend of Togo.”\n"),
      "\(bad.output)")
    let none = try Command.run(["check", "--patterns", scratch.path("none.yaml")])
    #expect(none.status == 2 && none.output.isEmpty, "\(none.error)")
  }

  /// Why an edge is missing: how probable the network finds it, whether a rule proposes it or not.
  @Test func candidatesShowScores() throws {
    let scratch = try Scratch()
    let article = try scratch.file("article.txt", "Peru met Chile.")
    func sentence(_ arguments: [String]) throws -> [String: Any] {
      let result = try Command.run(["candidates", article] + arguments)
      let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.error)")
      return try #require((document["sentences"] as? [[String: Any]])?.first)
    }
    #expect(try sentence([])["scores"] == nil)
    let pairs = try #require(try sentence(["--scores"])["scores"] as? [[String: Any]])
    #expect(pairs.map { [$0["source"] as? Int, $0["target"] as? Int] } == [[0, 1], [1, 0]])
    for pair in pairs {
      let probabilities = try #require(pair["probabilities"] as? [String: Double])
      #expect(probabilities["meets"] ?? 0 > 0.5 && probabilities.values.allSatisfy { (0.01...1).contains($0) }, "\(probabilities)")
      #expect(pair["polarity"] as? String == "affirmed" && pair["modality"] as? String == "actual")
    }
  }

  private static let type = "relations:\n  buys: {label: buys}\n"

  @Test(arguments: [
    ("--ontology", "relations:\n  buys: {labels: x}\n", "2", "labels"),
    ("--ontology", type + "frames:\n  - {relation: buys, verbs: [buy], target: [patient]}\n", "4", "source"),
    ("--ontology", type + "frames:\n  - {relation: sells, verbs: [sell], source: [agent], target: [patient]}\n", "4", "sells"),
    ("--ontology", "relations:\n\tbuys: {label: buys}\n", "2", "tab"),
    ("--gazetteer", "entities:\n  - {id: acme, type: organization, name: Acme, nick: A}\n", "2", "nick"),
    ("--gazetteer", "entities:\n  - {id: acme, type: organization}\n", "2", "name"),
    ("--gazetteer", "entities:\n  - {id: acme, type: organization, name: Acme, aliases: [NATO]}\n", "2", "nato"),
    (
      "--gazetteer", "entities:\n  - {id: a, type: place, name: Aland, within: [b]}\n  - {id: b, type: place, name: Bland, within: [a]}\n", "2",
      "within"
    ),
    ("--gazetteer", "entities:\n\t- {id: a}\n", "2", "tab"),
    ("--patterns", "patterns:\n  - repair: mine\n    comment: Mine.\n    match: {verb: upos VREB}\n    edit: []\n", "4", "VREB"),
  ])
  func saysWhereAMistakeIs(_ option: String, _ text: String, _ line: String, _ expected: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("mine.yaml", text)
    let article = try scratch.file("article.txt", "Peru met Chile.")
    let result = try Command.run(["extract", article, option, file, "-o", scratch.path("graph.json")])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(result.error.contains("mine.yaml: line \(line)"), "\(result.error)")
    #expect(result.error.contains(expected), "\(result.error)")
    #expect(try scratch.names == ["article.txt", "mine.yaml"])
  }

  @Test(arguments: ["--ontology", "--gazetteer"]) func refusesFilesOfManyMegabytes(_ option: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("mine.yaml", String(repeating: "# padding padding padding\n", count: 400_000))
    let article = try scratch.file("article.txt", "Peru met Chile.")
    let result = try Command.run(["extract", article, option, file, "-o", scratch.path("graph.json")])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(result.error.contains("mine.yaml") && result.error.contains("MB"), "\(result.error)")
    #expect(try scratch.names == ["article.txt", "mine.yaml"])
  }
}

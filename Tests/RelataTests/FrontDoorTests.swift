import Foundation
import Relata
import RelataAssembly
import RelataExtraction
import RelataSupport
import Testing

/// What a program gets in one line.
@Suite struct FrontDoorTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func theExampleGivesWhatTheTextsSay() throws {
    let lines = try example()
    #expect(lines.contains { $0.hasPrefix("peru accuses chile: Peru accused Chile of spying.") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("ana-rojas leads chile: ") }, "\(lines)")
  }

  /// The example is shown as it is compiled.
  @Test(arguments: ["README.md", "Sources/Relata/Relata.docc/Relata.md"]) func theExampleIsTheOneThatIsShown(_ file: String) throws {
    let source = try String(contentsOf: FrontDoorTests.root.appendingPathComponent("Tests/RelataTests/Example.swift"), encoding: .utf8)
    let shown = try String(contentsOf: FrontDoorTests.root.appendingPathComponent(file), encoding: .utf8)
    let code = source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    #expect(shown.contains("```swift\n" + code.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n```"))
  }

  @Test func theHeaderNamesWhatMadeTheGraph() throws {
    let relata = try Relata(scoring: .rules(threshold: 0.5))
    let generator = try relata.graph(of: ["Peru accused Chile of spying."], name: "spies").generator
    #expect(generator == relata.generator)
    #expect(generator.name == "relata" && generator.version == Relata.version && generator.threshold == 0.5 && generator.scorer.isEmpty)
    for digest in [generator.model, generator.ontology, generator.gazetteer] { #expect(digest.hasPrefix("sha256:")) }
  }

  @Test func examplesOfBuiltInPatternsHold() throws {
    let relata = try Relata(scoring: .rules())
    let found = try relata.checkExamples()
    #expect(found.count > 40 && found.failures.isEmpty, "\(found.failures)")
  }

  /// Examples that are mended without the pattern, mended otherwise, or no trees.
  @Test(arguments: [
    ("1 Chad Chad PROPN _ 2 nsubj\n2 left leave VERB _ 0 root", "left <-root", "the tree is so without it"),
    ("1 Chad Chad PROPN _ 2 nsubj\n2 left leave VERB _ 0 root", "Chad <-obj- left", "Chad <-obj- left is not in Chad <-nsubj- left"),
    ("1 Chad Chad PROPN _ 9 nsubj\n2 left leave VERB _ 0 root", "left <-root", "a head is no word of its tree"),
    ("1 Chad leave", "left <-root", "1 Chad leave is no word of a tree"),
  ])
  func examplesOfRepairsThatDoNotHold(_ tree: String, _ fact: String, _ message: String) throws {
    let rows = tree.split(separator: "\n").map { "          \($0)\n" }.joined()
    let text = """
      patterns:
        - repair: mine
          comment: Mine.
          match: {verb: form zzz}
          edit: [relabel verb as root]
          examples:
            - before: |
      \(rows)        after: [\(fact)]

      """
    let patterns = try PatternGrammar.builtIn().extended(by: [("mine.yaml", text)])
    let found = try Relata(ontology: .builtIn(nil, patterns), scoring: .rules()).checkExamples(of: ["mine.yaml"])
    #expect(found.count == 1 && found.failures.count == 1)
    let failure = try #require(found.failures.first)
    #expect(failure.line == 7 && failure.message.hasPrefix("repair mine: \(message)"), "\(failure)")
  }

  /// Texts, documents and files with the same articles make the same entities and relations.
  @Test func textsDocumentsAndFilesAreRead() throws {
    let texts = ["Peru accused Chile of spying.", "Kenya attacked Chad on Monday."]
    let relata = try Relata(scoring: .rules())
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relata-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, text) in texts.enumerated() {
      try Data(text.utf8).write(to: folder.appendingPathComponent("text-\(number + 1).txt"))
    }
    let graph = try relata.graph(of: texts)
    #expect(graph.relations.map(\.key) == ["attacks", "accuses"])
    #expect(graph.corpus.documents.map(\.id) == ["text-1", "text-2"])
    let documents = try relata.graph(of: texts.enumerated().reversed().map { Document(id: "text-\($0 + 1)", text: $1) }, name: "texts")
    #expect(documents.json() == graph.json())
    let files = try relata.graph(ofFiles: [folder.path])
    #expect(files.relations == graph.relations && files.entities == graph.entities)
  }

  @Test func refusesTwoDocumentsOfOneIdentifier() throws {
    let documents = [Document(id: "a", text: "Peru accused Chile of spying."), Document(id: "a", text: "Kenya attacked Chad.")]
    #expect(throws: CorpusError(path: "document 2", cause: .duplicate(id: "a", first: "document 1", part: nil))) {
      try Relata(scoring: .rules()).graph(of: documents)
    }
  }

  /// As `relata merge` does it.
  @Test func graphsArePutTogether() throws {
    let relata = try Relata(scoring: .rules())
    let documents = ["Peru accused Chile of spying.", "Kenya attacked Chad on Monday."].enumerated().map { Document(id: "d\($0)", text: $1) }
    let whole = try relata.graph(of: documents, name: "all")
    var assembly = try GraphAssembly(remaking: whole.generator, gazetteer: .builtIn(), ontology: .builtIn())
    for document in documents { try assembly.add(try relata.graph(of: [document], name: "all")) }
    #expect(try assembly.graph().json() == whole.json())
  }
}

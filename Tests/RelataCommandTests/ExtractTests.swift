import Foundation
import Testing

@Suite struct ExtractTests {
  private static let articles = [
    "2024-03-01-oslo":
      "Talks in Oslo\n\nNorwegian Prime Minister Jonas Gahr Støre met Danish Prime Minister Mette Frederiksen in Oslo on Friday. “We agreed,” he said.",
    "2024-03-02-lima": "Peru and Chile\n\nPeru accused Chile of spying. Chile rejected the accusation. 🇵🇪 Peru’s president will visit Santiago on Monday.",
    "2024-03-03-nairobi": "Kenya\n\nKenya will not send troops to Haiti, according to Reuters. The United Nations praised Kenya.",
  ]

  private func corpus(_ scratch: Scratch) throws -> [String] {
    try ExtractTests.articles.sorted { $0.key < $1.key }.map { try scratch.file("corpus/\($0.key).txt", $0.value) }
  }

  @Test func isTheSameWhateverTheJobsOrderLocaleAndFolder() throws {
    let scratch = try Scratch()
    let files = try corpus(scratch)
    let first = try Command.run(["extract"] + files + ["--jobs", "1"])
    #expect(first.status == 0 && first.output.contains("\"source\": \"peru\""), "\(first.error)")
    let others = [
      try Command.run(["extract"] + files + ["--jobs", "2"]),
      try Command.run(["extract"] + files.reversed() + ["--jobs", "3"]),
      try Command.run(["extract"] + files, environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"]),
      try Command.run(["extract"] + ExtractTests.articles.keys.sorted().map { "corpus/\($0).txt" }, folder: scratch.folder),
      try Command.run(["extract", "corpus/*.txt", "--name", "corpus"], folder: scratch.folder),
      try Command.run(["extract", "corpus"], folder: scratch.folder),
    ]
    for other in others { #expect(other.output == first.output, "\(other.error)") }
  }

  /// Offsets count Unicode scalars, and the text there is the evidence.
  @Test func everySpanIsItsText() throws {
    let scratch = try Scratch()
    let result = try Command.run(["extract"] + (try corpus(scratch)))
    let graph = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    try expectExactSpans(graph) { ExtractTests.articles[$0] }
  }

  @Test func everySpanOfTheSeedsIsItsText() throws {
    let seeds = checkout.deletingLastPathComponent().appendingPathComponent("shared/seeds")
    guard FileManager.default.fileExists(atPath: seeds.path) else {
      print("shared/seeds is not there: its spans are not checked")
      return
    }
    let result = try Command.run(["extract", seeds.path])
    #expect(result.status == 0, "\(result.error)")
    let graph = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    try expectExactSpans(graph) { try? String(contentsOf: seeds.appendingPathComponent($0 + ".txt"), encoding: .utf8) }
  }

  private func expectExactSpans(_ graph: [String: Any], text: (String) throws -> String?) throws {
    let edges = try #require(graph["edges"] as? [[String: Any]])
    let nodes = try #require(graph["nodes"] as? [[String: Any]])
    #expect(!edges.isEmpty && !nodes.isEmpty)
    let spans = edges.flatMap { $0["evidence"] as? [[String: Any]] ?? [] } + nodes.flatMap { $0["mentions"] as? [[String: Any]] ?? [] }
    for span in spans {
      let document = try #require(span["document"] as? String)
      let scalars = Array(try #require(try text(document)).unicodeScalars)
      let (start, end) = (try #require(span["start"] as? Int), try #require(span["end"] as? Int))
      #expect(start < end && end <= scalars.count)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<end])
      #expect(String(view) == span["text"] as? String)
      for part in ["trigger", "source", "target"] {
        guard let inner = span[part] as? [String: Int], let from = inner["start"], let to = inner["end"] else { continue }
        #expect(from < to && to <= scalars.count)
      }
    }
  }

  /// One agency text in three papers is one source; a report of one's own is another.
  @Test func countsReprintsAsOneSource() throws {
    let scratch = try Scratch()
    let agency =
      "Peru accused Chile of spying on Monday. The foreign ministry in Lima said that two officers had been expelled and that a protest note was sent."
    let articles = [
      ("wire", "2031-05-01", agency), ("paper", "2031-05-02", "Spies at work\n\n" + agency),
      ("herald", "2031-05-02", agency + " Both governments were silent on Tuesday."),
      (
        "own", "2031-05-03",
        "Peru accused Chile of breaking a treaty on fishing, and Chilean fishermen burned their nets in front of the embassy in the evening."
      ),
    ]
    for (id, date, text) in articles { try scratch.file("news/\(date)-\(id).txt", text) }
    func accusation(_ arguments: [String]) throws -> (weight: Int?, sources: Int?, confidence: Double?, originals: Set<String>) {
      let result = try Command.run(["extract", scratch.path("news")] + arguments)
      let graph = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.error)")
      let edges = try #require(graph["edges"] as? [[String: Any]])
      let edge = try #require(edges.first { $0["source"] as? String == "peru" && $0["target"] as? String == "chile" && $0["type"] as? String == "accuses" })
      let corpus = (graph["graph"] as? [String: Any])?["corpus"] as? [String: Any]
      let originals = (corpus?["documents"] as? [[String: Any]] ?? []).compactMap { $0["reprintOf"] as? String }
      return (edge["weight"] as? Int, edge["sources"] as? Int, edge["confidence"] as? Double, Set(originals))
    }
    let (one, each) = (try accusation([]), try accusation(["--count-reprints"]))
    #expect(one.weight == 4 && one.sources == 2 && one.originals == ["2031-05-01-wire"])
    #expect(each.weight == 4 && each.sources == 4 && each.originals.isEmpty)
    let bounded = try accusation(["--evidence", "1"])
    #expect(bounded.weight == one.weight && bounded.sources == one.sources && bounded.confidence == one.confidence)
  }

  @Test func readsJSONLinesFromStandardInput() throws {
    let line = #"{"id": "a", "date": "2024-05-01", "headline": "Peru accused Chile", "body": "Peru accused Chile of spying."}"#
    let result = try Command.run(["extract", "-"], input: line + "\n")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("\"type\": \"accuses\""))
    #expect(result.error == "relata: 1 document of fewer than 20 words; --fewest-words 20 leaves them out (a)\n")
  }

  @Test func extractsFromParsedText() throws {
    let scratch = try Scratch()
    let parsed = try Command.run(["parse", try scratch.file("a.txt", "Peru accused Chile of spying.\n")])
    #expect(parsed.status == 0, "\(parsed.error)")
    let result = try Command.run(["extract", "--conllu", try scratch.file("a.conllu", parsed.output)])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("\"type\": \"accuses\""))
  }

  @Test func writesAtomically() throws {
    let scratch = try Scratch()
    let old = try scratch.file("graph.json", "old")
    let bad = try Command.run(["extract", try scratch.file("bad.jsonl", "{\"text\": 1}\n"), "-o", old])
    #expect(bad.status == 2)
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    #expect(try scratch.names == ["bad.jsonl", "graph.json"])
    let good = try Command.run(["extract", try scratch.file("a.txt", "Peru accused Chile."), "-o", old])
    #expect(good.status == 0 && good.output.isEmpty, "\(good.error)")
    #expect(try String(contentsOfFile: old, encoding: .utf8).hasPrefix("{"))
    #expect(try scratch.names == ["a.txt", "bad.jsonl", "graph.json"])
  }

  /// Sets are in another order in each process, which must reach no decision.
  @Test func isTheSameInEachProcess() throws {
    let scratch = try Scratch()
    let article = try scratch.file(
      "lima.txt", "President Vera Novak of Kenya and President Jan Berg of Mali spoke in Lima. Novak and Berg criticised the government.")
    let graphs = try (0..<8).map { _ in try Command.run(["extract", article]).output }
    #expect(Set(graphs).count == 1)
  }
}

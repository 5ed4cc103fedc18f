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

  @Test func readsJSONLinesFromStandardInput() throws {
    let line = #"{"id": "a", "date": "2024-05-01", "headline": "Peru accused Chile", "body": "Peru accused Chile of spying."}"#
    let result = try Command.run(["extract", "-"], input: line + "\n")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("\"type\": \"accuses\""))
    #expect(result.error.isEmpty)
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
}

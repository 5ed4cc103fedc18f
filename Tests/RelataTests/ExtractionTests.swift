import Foundation
import RelataSupport
import Testing

@testable import Relata

@Suite struct ExtractionTests {
  private func relata() throws -> Relata {
    var relata = try Relata(scoring: .rules())
    relata.jobs = 2
    return relata
  }

  /// Calls the function with the corpus of a file of articles, which is gone then.
  private func withCorpus(_ count: Int, _ body: (Corpus, String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("relata-\(UUID().uuidString).jsonl").path
    let lines = (0..<count).map { "{\"id\": \"d\($0)\", \"text\": \"Peru accused Chile of spying.\"}\n" }
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(try Corpus([path]), path)
  }

  @Test func refusesWhatTakesTooLong() throws {
    var relata = try relata()
    relata.documentTime = .zero
    try withCorpus(5) { corpus, path in
      let refused = (0..<5).map { CorpusError(path: path, cause: .tooSlow(id: "d\($0)", limit: .zero)) }
      #expect(throws: refused[0]) { try relata.extract(corpus, name: "c") }
      relata.skipsUnreadable = true
      let result = try relata.extract(corpus, name: "c")
      #expect(result.skipped == refused)
      #expect(result.graph.documentCount == 0 && result.parsed == 0)
    }
  }

  @Test func theLimitLeavesNoTrace() throws {
    var relata = try relata()
    try withCorpus(5) { corpus, _ in
      let unlimited = try relata.extract(corpus, name: "c").graph.whole()
      relata.documentTime = .seconds(1_000_000)
      #expect(try relata.extract(corpus, name: "c").graph.whole().json() == unlimited.json())
      #expect(unlimited.corpus.documents.map(\.id) == ["d0", "d1", "d2", "d3", "d4"])
    }
  }

  /// What is written in pieces is what is held in memory.
  @Test func writesTheWholeGraph() throws {
    var relata = try relata()
    relata.limit = 1
    try withCorpus(5) { corpus, _ in
      let graph = try relata.extract(corpus, name: "c").graph
      var written: [UInt8] = []
      try graph.writeJSON({ (bytes) throws(ScratchError) in written += bytes }, failed: { $0 })
      #expect(try graph.whole().json() == written)
      #expect(try graph.whole().relations.contains { !$0.omitted.isEmpty })
    }
  }
}

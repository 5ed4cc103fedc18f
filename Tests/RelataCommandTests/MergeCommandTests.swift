import Foundation
import Testing

@Suite struct MergeCommandTests {
  private static let articles = [
    "Peru accused Chile of spying. Ana Soto, the president of Peru, met Jorge Vidal in Lima.", "Soto criticized Vidal on Monday. Chile supported Bolivia.",
    "Marta Soto praised Jorge Vidal. Peru and Chile signed an agreement.", "Vidal will visit Peru. Soto thanked him.",
  ]

  private func extract(_ articles: [Int], _ scratch: Scratch, _ name: String, _ arguments: [String] = []) throws -> String {
    let lines = articles.map { #"{"id": "a\#($0)", "date": "2031-05-0\#($0 + 1)", "text": "\#(MergeCommandTests.articles[$0])"}"# }
    let input = try scratch.file(name + ".jsonl", lines.joined(separator: "\n") + "\n")
    let output = scratch.folder.appendingPathComponent(name + ".json").path
    let result = try Command.run(["extract", input, "-o", output, "--name", "news"] + arguments)
    #expect(result.status == 0, "\(result.error)")
    return output
  }

  @Test(arguments: [[], ["--evidence", "1"]]) func partsInAnyOrderAreTheWhole(arguments: [String]) throws {
    let scratch = try Scratch()
    let parts = try (0..<4).map { try extract([$0], scratch, "part\($0)", arguments) }
    let whole = try String(contentsOfFile: extract([0, 1, 2, 3], scratch, "whole", arguments), encoding: .utf8)
    for order in [[0, 1, 2, 3], [3, 1, 0, 2], [2, 0, 3, 1]] {
      #expect(try Command.run(["merge"] + order.map { parts[$0] }).output == whole)
    }
    let pair = scratch.folder.appendingPathComponent("pair.json").path
    #expect(try Command.run(["merge", parts[3], parts[1], "-o", pair]).status == 0)
    #expect(try Command.run(["merge", parts[0], pair, parts[2]]).output == whole)
    #expect(try Command.run(["merge", parts[0], "--name", "other"]).output.contains("\"name\": \"other\""))
  }

  @Test func needsWhatTheGraphsWereMadeWith() throws {
    let scratch = try Scratch()
    let gazetteer = try scratch.file("mine.yaml", "entities:\n  - id: vidal\n    type: person\n    name: Jorge Vidal\n")
    let mine = try extract([0], scratch, "mine", ["--gazetteer", gazetteer])
    let refused = try Command.run(["merge", mine])
    #expect(refused.status == 2 && refused.error.contains("made with another gazetteer") && refused.error.contains("--gazetteer"), "\(refused.error)")
    let taken = try Command.run(["merge", mine, "--gazetteer", gazetteer])
    #expect(try taken.status == 0 && taken.output == String(contentsOfFile: mine, encoding: .utf8), "\(taken.error)")
    let other = try Command.run(["merge", try extract([1], scratch, "other"), mine])
    #expect(other.status == 2 && other.error.contains("different tools (gazetteer)"), "\(other.error)")
  }
}

import Foundation
import Testing

@Suite struct ExplainCommandTests {
  /// A graph of two short articles.
  private func graph(_ scratch: Scratch) throws -> String {
    try scratch.file("news/one.txt", "Peruvian President Vera Novak accused Chile of spying on Monday. She did not thank Bolivia.")
    try scratch.file("news/two.txt", "Chile rejected the accusation. V. Novak met Chilean officials.")
    let path = scratch.path("graph.json")
    let result = try Command.run(["extract", scratch.path("news"), "-o", path])
    try #require(result.status == 0, "\(result.error)")
    return path
  }

  @Test func explainsAnEdge() throws {
    let scratch = try Scratch()
    let result = try Command.run(["explain", try graph(scratch), "Vera Novak", "accuses", "chile"])
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    for part in [
      "vera-novak accuses chile", "PLOVER ACCUSE", "frame accuses: accuse (verb)", "one, characters 0 to 64",
      "Peruvian President [Vera Novak] *accused* {Chile} of spying on Monday.",
    ] { #expect(result.output.contains(part), "\(part) in \(result.output)") }
  }

  @Test func explainsAnEntity() throws {
    let scratch = try Scratch()
    let result = try Command.run(["explain", try graph(scratch), "vera-novak"])
    #expect(result.status == 0, "\(result.error)")
    for part in ["Vera Novak  ×1  same name", "V. Novak  ×1  initials", "She  ×1  refers back", "accuses"] {
      #expect(result.output.contains(part), "\(part) in \(result.output)")
    }
  }

  @Test func saysWhatThereIsInstead() throws {
    let scratch = try Scratch()
    let path = try graph(scratch)
    let edge = try Command.run(["explain", path, "vera-novak", "attacks", "chile"])
    #expect(edge.status == 2 && edge.output.isEmpty && edge.error.contains("there is accuses"), "\(edge.error)")
    let entity = try Command.run(["explain", path, "nobody"])
    #expect(entity.status == 2 && entity.output.isEmpty && entity.error.contains("nobody"), "\(entity.error)")
  }
}

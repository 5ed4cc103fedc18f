import Foundation
import Testing

/// What runs every morning: new articles are added to a graph, and a page tells what is new.
@Suite struct MorningRunTests {
  private static let days: [[(name: String, text: String)]] = [
    [
      ("2031-05-04-lima", "Peru accuses Chile\n\nPeru accused Chile of spying on Sunday. Kenya praised Ghana."),
      ("2031-05-04-oslo", "Envoys gather in Oslo\n\nChad and Mali will meet in Oslo."),
    ],
    [("2031-05-05-lima", "Chile answers\n\nChile accused Peru of lying. Peru accused Chile of spying.")],
    [("2031-05-06-oslo", "Oslo meeting held\n\nChad and Mali met in Oslo. Bolivia threatened Peru with sanctions.")],
  ]

  /// A day's articles as JSON Lines.
  private func lines(_ day: Int) throws -> String {
    try MorningRunTests.days[day].map { article in
      let parts = article.text.components(separatedBy: "\n\n")
      let object = ["id": article.name, "title": parts[0], "text": parts[1], "date": String(article.name.prefix(10)), "source": "Example Post"]
      return String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self) + "\n"
    }.joined()
  }

  private func run(_ scratch: Scratch, _ arguments: String...) throws -> Command.Result { try Command.run(arguments, folder: scratch.folder) }

  private func bytes(_ scratch: Scratch, _ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))) }

  @Test func threeDays() throws {
    let scratch = try Scratch()
    for day in 0..<3 { try scratch.file("day\(day).jsonl", lines(day)) }
    #expect(try run(scratch, "extract", "day0.jsonl", "-o", "graph.json").status == 0)
    for day in 1..<3 {
      try FileManager.default.copyItem(atPath: scratch.path("graph.json"), toPath: scratch.path("before\(day).json"))
      let added = try run(scratch, "update", "graph.json", "day\(day).jsonl", "--add")
      #expect(added.status == 0 && !added.error.contains("removes") && !added.error.contains("anew"), "\(added.error)")
      let all = (0...day).map { "day\($0).jsonl" }
      #expect(try Command.run(["extract"] + all + ["-o", "whole.json"], folder: scratch.folder).status == 0)
      #expect(try bytes(scratch, "graph.json") == bytes(scratch, "whole.json"), "day \(day)")
      let again = try run(scratch, "update", "graph.json", "day\(day).jsonl", "--add")
      #expect(try again.status == 0 && bytes(scratch, "graph.json") == bytes(scratch, "whole.json"))
    }
    let second = try run(scratch, "diff", "--new", "before1.json", "before2.json")
    #expect(second.status == 1 && second.output.hasPrefix("corpus: 1 new article, "), "\(second.output)")
    // That Peru accuses Chile was known; that another article says so is no news.
    #expect(!second.output.contains("Peru — accuses — Chile") && second.output.contains("Chile — accuses — Peru"), "\(second.output)")
    #expect(second.output.contains("“Chile accused Peru of lying.”\n    2031-05-05, Example Post: Chile answers"), "\(second.output)")
    let third = try run(scratch, "diff", "--new", "before2.json", "graph.json")
    // A plan that was carried out is news.
    #expect(third.output.contains("Chad — meets — Mali\n") && third.output.contains("Bolivia — threatens — Peru"), "\(third.output)")
    let nothing = try run(scratch, "diff", "--new", "graph.json", "graph.json")
    #expect(nothing.status == 0 && nothing.output == "Nothing new.\n")
  }

  @Test func thePageIsOfOneKindInEachFormat() throws {
    let scratch = try Scratch()
    try scratch.file("a.jsonl", lines(0))
    try scratch.file("b.jsonl", lines(0) + lines(2))
    for name in ["a", "b"] { #expect(try run(scratch, "extract", name + ".jsonl", "-o", name + ".json").status == 0) }
    for name in ["new.txt", "new.md", "new.html"] {
      #expect(try run(scratch, "diff", "--new", "a.json", "b.json", "--exit-zero", "-o", name).status == 0)
      let text = try String(contentsOfFile: scratch.path(name), encoding: .utf8)
      #expect(text.contains("Bolivia threatened Peru with sanctions.") && text.contains("Oslo meeting held"), "\(name): \(text)")
      #expect(text.contains("<script") == false && text.contains("src=") == false && text.contains("href=") == false)
    }
    let one = try run(scratch, "diff", "--new", "a.json", "b.json", "--limit", "1")
    #expect(one.output.contains("\nand ") && one.output.components(separatedBy: "“").count == 2, "\(one.output)")
    #expect(try run(scratch, "diff", "--new", "a.json", "b.json", "--format", "svg").status == 64)
  }

  /// A page that a screen or a sheet of paper holds, whatever happened.
  @Test func thePageIsAPage() throws {
    let scratch = try Scratch()
    try scratch.file("a.txt", "Peru met Chile.")
    let states = ["Chad", "Mali", "Kenya", "Ghana", "Bolivia", "Libya", "Sudan", "Egypt", "France", "Spain"]
    for (number, one) in states.enumerated() {
      let text = states.filter { $0 != one }.map { "\(one) accused \($0) of spying." }.joined(separator: " ")
      try scratch.file("b/\(number).txt", text)
    }
    #expect(try run(scratch, "extract", "a.txt", "-o", "a.json").status == 0 && run(scratch, "extract", "b", "-o", "b.json").status == 0)
    let result = try run(scratch, "diff", "--new", "a.json", "b.json")
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count < 60 && result.output.contains("more"), "\(result.output)")
  }

  @Test func documentsThatAreNotThereAreNotForgottenByMistake() throws {
    let scratch = try Scratch()
    for number in 0..<20 { try scratch.file("news/\(number).txt", "Peru accused Chile of spying \(number) times.") }
    #expect(try run(scratch, "extract", "news", "-o", "graph.json").status == 0)
    let before = try bytes(scratch, "graph.json")
    try FileManager.default.removeItem(atPath: scratch.path("news/0.txt"))
    let tenth = try run(scratch, "update", "graph.json", "news", "-o", "less.json")
    #expect(tenth.status == 0 && tenth.error.hasSuffix("relata: removes 1 document that is not among the inputs\n"), "\(tenth.error)")
    for number in 1..<5 { try FileManager.default.removeItem(atPath: scratch.path("news/\(number).txt")) }
    let many = try run(scratch, "update", "graph.json", "news")
    #expect(many.status == 2 && many.error.contains("5 of 20 documents are not among the inputs") && many.error.contains("--prune"), "\(many.error)")
    #expect(try bytes(scratch, "graph.json") == before)
    #expect(try run(scratch, "update", "graph.json", "news", "--add").status == 0)
    #expect(try bytes(scratch, "graph.json") == before)
    #expect(try run(scratch, "update", "graph.json", "news", "--prune").status == 0)
    #expect(try run(scratch, "verify", "graph.json", "news").status == 0)
    #expect(try run(scratch, "update", "graph.json", "news", "--prune", "--add").status == 64)
  }

  @Test func whatChangedIsReadAnewAndOtherToolsAreTold() throws {
    let scratch = try Scratch()
    try scratch.file("a.txt", "Peru accused Chile of spying.")
    try scratch.file("b.txt", "Kenya praised Ghana.")
    #expect(try run(scratch, "extract", "a.txt", "b.txt", "-o", "graph.json").status == 0)
    try scratch.file("a.txt", "Peru praised Chile.")
    #expect(try run(scratch, "update", "graph.json", "a.txt", "--add").status == 0)
    #expect(try run(scratch, "extract", "a.txt", "b.txt", "-o", "whole.json").status == 0)
    #expect(try bytes(scratch, "graph.json") == bytes(scratch, "whole.json"))
    let names = try scratch.file("names.yaml", "entities: []\n")
    let other = try run(scratch, "update", "graph.json", "a.txt", "--add", "--gazetteer", names)
    #expect(other.status == 2 && other.error.contains("can't be added to: the graph was made with another gazetteer"), "\(other.error)")
  }
}

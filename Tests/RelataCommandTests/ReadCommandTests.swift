import Foundation
import Testing

@Suite struct ReadCommandTests {
  private static let article = "The dockers of Marseille went back to work on Saturday, after the owners of the port had agreed to talks with them."

  @Test func showsWhatIsRead() throws {
    let scratch = try Scratch()
    try scratch.file("in/2025-02-03-strike.txt", "Strike ends\n\n\(ReadCommandTests.article)\n")
    try scratch.file(
      "in/table.csv", "id,title,text,date,source\n7,Ferries sail,\(ReadCommandTests.article.replacingOccurrences(of: ",", with: "")),3.2.2025,Wire\n")
    try scratch.file("in/sheet.xlsx", "x")
    let result = try Command.run(["read", scratch.path("in")])
    #expect(result.status == 0)
    let lines = try result.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["id"] as? String } == ["2025-02-03-strike", "7"])
    #expect(lines.map { $0["date"] as? String } == ["2025-02-03", "2025-02-03"])
    #expect(lines.map { $0["words"] as? Int } == [24, 24])
    #expect(lines[0]["text"] as? String == "Strike ends\n\n\(ReadCommandTests.article)\n")
    #expect(result.error.contains("skipped: 1 .xlsx; save sheets as CSV"))
    let table = try Command.run(["read", scratch.path("in"), "--format", "table"])
    #expect(table.output.split(separator: "\n").map { $0.split(separator: " ").first } == ["date", "2025-02-03", "2025-02-03"])
    #expect(table.output.contains("Ferries sail") && !table.output.contains("dockers"))
  }

  /// What is shown is what other commands read, with the offsets they give.
  @Test func isReadAsTheInputsAre() throws {
    let scratch = try Scratch()
    try scratch.file(
      "in/a.html", "<html><body><h1>Peru and Chile</h1><p>Peru accused Chile of spying on Friday, and the two spoke of nothing else.</p></body></html>")
    try scratch.file("in/b.csv", "id;text\nb;\"Kenya praised Ghana.\nBoth are well.\"\n")
    let read = try Command.run(["read", scratch.path("in")])
    #expect(try Command.run(["read", "-"], input: read.output).output == read.output)
    let graph = try Command.run(["extract", scratch.path("in"), "--name", "x"])
    #expect(graph.status == 0 && graph.output.contains("\"accuses\""))
    #expect(try Command.run(["extract", "-", "--name", "x"], input: read.output).output == graph.output)
    try scratch.file("graph.json", graph.output)
    #expect(try Command.run(["verify", scratch.path("graph.json"), scratch.path("in")]).status == 0)
  }

  @Test func listsWhatCannotBeRead() throws {
    let scratch = try Scratch()
    let table = try scratch.file("a.csv", "id,text,date\n1,One.,2025-01-01\n2,Two.,03/02/2025\n3,Three.,2025-01-03\n")
    let refused = try Command.run(["read", table, "-o", scratch.path("out.jsonl")])
    #expect(refused.status == 2)
    #expect(refused.error.contains("a.csv: row 3: the date 03/02/2025 may be read in two ways; say which with --dates day-first or --dates month-first"))
    #expect(try scratch.names == ["a.csv"])
    let rest = try Command.run(["read", table, "--skip-unreadable"])
    #expect(rest.status == 0 && rest.output.split(separator: "\n").count == 2)
    #expect(rest.error.contains("left out: ") && rest.error.contains("row 3"))
    #expect(try Command.run(["read", table, "--dates", "month-first"]).output.contains("2025-03-02"))
  }
}

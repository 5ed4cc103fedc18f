import Foundation
import Testing

/// Each is one clear line with file, cause and remedy, status 2, and no output.
@Suite struct BadInputTests {
  private func expectRefusal(_ arguments: [String], _ words: [String], input: String? = nil) throws {
    let scratch = try Scratch()
    let output = scratch.path("out.json")
    let result = try Command.run(["extract"] + arguments + ["-o", output], input: input)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(result.error.hasPrefix("relata: "))
    for word in words { #expect(result.error.contains(word), "\(word) in \(result.error)") }
    #expect(try scratch.names.isEmpty)
  }

  @Test func missingPath() throws { try expectRefusal(["/no/such/place"], ["/no/such/place", "no such file or folder", "check the path"]) }

  @Test func emptyFolder() throws {
    let scratch = try Scratch()
    try expectRefusal([scratch.folder.path], ["no documents", ".txt"])
  }

  @Test func emptyFile() throws {
    let scratch = try Scratch()
    try expectRefusal([try scratch.file("a.txt", "")], ["a.txt", "empty", "--skip-unreadable"])
  }

  @Test func binaryFile() throws {
    let scratch = try Scratch()
    try expectRefusal([try scratch.file("a.txt", Data([0x50, 0x4B, 0, 1, 2]))], ["a.txt", "binary"])
  }

  @Test func invalidUTF8() throws {
    let scratch = try Scratch()
    try expectRefusal([try scratch.file("a.txt", Data([0x41, 0x42, 0xFF, 0x43]))], ["a.txt", "not UTF-8 (byte 2)", "iconv"])
  }

  @Test func fiftyMegabytesInOneLine() throws {
    let scratch = try Scratch()
    try expectRefusal([try scratch.file("a.txt", Data(repeating: 0x61, count: 50_000_000))], ["a.txt", "limit", "split it"])
  }

  @Test func anArticleOverTheLimit() throws {
    let scratch = try Scratch()
    let text = String(repeating: "Peru met Chile. ", count: 70_000)
    try expectRefusal([try scratch.file("a.txt", text)], ["a.txt", "over the limit of 1 MB", "--largest-document"])
    let page = "<html><body><p>" + text + "</p></body></html>"
    try expectRefusal([try scratch.file("a.html", page)], ["a.html", "over the limit of 1 MB", "--largest-document"])
    try expectRefusal(["-"], ["standard input", "over the limit of 1 MB", "--largest-document"], input: "{\"text\": \"\(text)\"}\n")
  }

  @Test func goesOnBehindALineOverTheLimit() throws {
    let lines = "{\"id\": \"a\", \"text\": \"" + String(repeating: "a", count: 9_000_000) + "\"}\n{\"id\": \"b\", \"text\": \"Kenya praised Ghana.\"}\n"
    let result = try Command.run(["extract", "-", "--skip-unreadable"], input: lines)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("left out: standard input") && result.error.contains("over the limit"))
    #expect(result.output.contains("\"kenya\""))
  }

  @Test func anArticleThatTakesTooLong() throws {
    let scratch = try Scratch()
    let file = try scratch.file("c/long.txt", String(repeating: "Peru met Chile. ", count: 5_000))
    try expectRefusal(
      [file, "--document-time", "0.000001"], ["long.txt", "document long", "1e-06 seconds", "split it", "--skip-unreadable", "--document-time"])
    let left = try Command.run(["extract", scratch.path("c"), "--document-time", "0.000001", "--skip-unreadable"])
    #expect(left.status == 2 && left.output.isEmpty)
    #expect(left.error.contains("left out: ") && left.error.contains("none of the documents could be read"), "\(left.error)")
    let short = try scratch.file("short.txt", "Peru met Chile.")
    let (limited, unlimited) = (try Command.run(["extract", short]), try Command.run(["extract", short, "--document-time", "0"]))
    #expect(limited.status == 0 && limited.output == unlimited.output)
    for wrong in ["-1", "x"] { #expect(try Command.run(["extract", short, "--document-time", wrong]).status == 64) }
  }

  @Test(arguments: ["[", "{\"a\":"]) func jsonInJSON(_ open: String) throws {
    let line = "{\"text\": \"Peru met Chile.\", \"x\": " + String(repeating: open, count: 100_000) + "\n"
    try expectRefusal(["-"], ["standard input", "line 1", "nested deeper than 256 levels"], input: line)
  }

  @Test func oneIdentifierTwice() throws {
    let scratch = try Scratch()
    let lines = "{\"id\": \"x\", \"text\": \"One.\"}\n{\"id\": \"x\", \"text\": \"Two.\"}\n"
    try expectRefusal([try scratch.file("a.jsonl", lines)], ["a.jsonl", "same document id", "x", "rename"])
  }

  @Test func malformedJSONLines() throws {
    let scratch = try Scratch()
    try expectRefusal([try scratch.file("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": }\n")], ["a.jsonl", "line 2", "column 10"])
  }

  @Test func unwritableOutput() throws {
    let scratch = try Scratch()
    let result = try Command.run(["extract", try scratch.file("a.txt", "Peru accused Chile."), "-o", scratch.path("no/folder/out.json")])
    #expect(result.status == 2)
    #expect(result.error.contains("can't be written") && result.error.contains("check the folder"))
    #expect(try scratch.names == ["a.txt"])
  }

  /// `/dev/full` takes nothing, as a disk without space does.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDisk() throws {
    let scratch = try Scratch()
    let file = try scratch.file("a.txt", "Peru accused Chile.")
    let result = try Command.run(["extract", file], outputPath: "/dev/full")
    #expect(result.status == 2)
    #expect(result.error.contains("standard output") && result.error.contains("No space left"))
  }

  @Test func goesOnWhenAsked() throws {
    let scratch = try Scratch()
    try scratch.file("c/a.txt", "Peru accused Chile of spying.")
    try scratch.file("c/b.txt", "")
    try scratch.file("c/c.jsonl", "{\"text\": }\n{\"id\": \"d\", \"text\": \"Kenya praised Ghana.\"}\n")
    let result = try Command.run(["extract", scratch.path("c"), "--skip-unreadable"])
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("left out: ") && result.error.contains("b.txt") && result.error.contains("line 1"))
    #expect(result.output.contains("\"peru\"") && result.output.contains("\"kenya\""))
  }

  @Test func wrongUsage() throws {
    let result = try Command.run(["extract", "--no-such-option"])
    #expect(result.status == 64)
    #expect(result.error.contains("Usage"))
  }
}

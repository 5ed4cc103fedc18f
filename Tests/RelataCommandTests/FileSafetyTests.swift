import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens to files, whatever they are and wherever they lead.
@Suite struct FileSafetyTests {
  private static let text = "Peru accused Chile of spying. Kenya praised Ghana."

  private func graph(_ scratch: Scratch, _ name: String = "g.json") throws -> String {
    let article = try scratch.file("article-of-\(name).txt", FileSafetyTests.text)
    let result = try Command.run(["extract", article, "-o", scratch.path(name)])
    try #require(result.status == 0, "\(result.error)")
    return scratch.path(name)
  }

  // MARK: Outputs

  @Test func anOutputThatIsReadIsRefused() throws {
    let scratch = try Scratch()
    let (one, two) = (try graph(scratch, "one.json"), try graph(scratch, "two.json"))
    let article = try scratch.file("a.txt", FileSafetyTests.text)
    let style = try scratch.file("style.yaml", "ink: \"#000000\"\n")
    let names = try scratch.file("names.yaml", "entities: []\n")
    let words = try scratch.file("words.yaml", "verbs: {}\n")
    let said = try scratch.file("said.yaml", "- drop: peru\n")
    symlink(one, scratch.path("link.json"))
    let diff = scratch.path("diff.json")
    #expect(try Command.run(["diff", one, two, "--exit-zero", "-o", diff]).status == 0)
    let jobs: [[String]] = [
      ["extract", article, "-o", article], ["extract", article, "--gazetteer", names, "-o", names],
      ["extract", article, "--lexicon", words, "-o", words], ["parse", article, "-o", article],
      ["candidates", article, "-o", article], ["read", article, "-o", article],
      ["candidates", article, "--gazetteer", names, "-o", names],
      ["update", one, article, "-o", article], ["render", one, "--format", "dot", "-o", one],
      ["render", one, "--style", style, "--format", "dot", "-o", style], ["render", one, "--format", "dot", "-o", scratch.path("link.json")],
      ["export", one, "--format", "graphml", "-o", one], ["export", one, "--format", "html", "-o", one], ["diff", one, two, "-o", two],
      ["patch", one, diff, "-o", diff], ["merge", one, two, "-o", one], ["timeline", one, "-o", one], ["query", one, "pairs", "-o", one],
      ["count", one, "-o", one], ["count", one, "--gazetteer", names, "-o", names], ["export", one, "--format", "sqlite", "-o", one],
      ["export", one, "--format", "events", "--gazetteer", names, "-o", names], ["extract", article, "--corrections", said, "-o", said],
      ["update", one, article, "--corrections", said, "-o", said], ["merge", one, two, "--corrections", said, "-o", said],
      ["correct", one, "--corrections", said, "--apply", "-o", said], ["correct", one, "drop", "peru", "--corrections", one],
      ["review", one, "--corrections", one],
      ["correct", one, "drop", "peru", "--gazetteer", names, "--corrections", names],
    ]
    for job in jobs {
      let output = job[job.count - 1]
      let before = try Data(contentsOf: URL(fileURLWithPath: output))
      let result = try Command.run(job)
      #expect(result.status == 2 && result.error.contains("would be written over"), "\(job): \(result.status) \(result.error)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == before, "\(job)")
    }
    // Version control's driver hands over copies.
    #expect(try Command.run(["merge", "--base", one, one, two, "-o", one]).status == 0)
  }

  @Test func outputsGoThroughLinksAndPipes() throws {
    let scratch = try Scratch()
    let path = try graph(scratch)
    symlink("monday.svg", scratch.path("latest.svg"))
    #expect(try Command.run(["render", path, "-o", scratch.path("latest.svg")]).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("latest.svg")) == "monday.svg")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    // As `>(…)` is in other shells; with a journal, which has no place beside a pipe.
    shell.arguments = [
      "-c", "\"$0\" extract \"$1\" -o /dev/fd/1 | cat > \"$2\"", Command.executable.path, scratch.path("article-of-g.json.txt"), scratch.path("piped.json"),
    ]
    try shell.run()
    shell.waitUntilExit()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: scratch.path("piped.json"))))
    #expect(!FileManager.default.fileExists(atPath: "/dev/fd/1.journal"))
  }

  // MARK: Inputs

  /// Links, FIFOs and folders that lead to themselves are not followed; what is named is.
  @Test func foldersAreReadWithoutWhatLeadsOutOfThem() throws {
    let scratch = try Scratch()
    try scratch.file("news/a.txt", FileSafetyTests.text)
    try scratch.file("secret.txt", "Chad attacked Libya.")
    symlink("../secret.txt", scratch.path("news/b.txt"))
    symlink("..", scratch.path("news/up"))
    symlink(".", scratch.path("news/loop"))
    mkfifo(scratch.path("news/c.txt"), 0o600)
    let result = try Command.run(["extract", scratch.path("news")])
    #expect(result.status == 0 && !result.output.contains("libya") && result.output.contains("\"peru\""), "\(result.error)")
    #expect(result.error.contains("passed over 3 links in folders"), "\(result.error)")
    for command in ["read", "parse"] {
      let other = try Command.run([command, scratch.path("news")])
      #expect(other.status == 0 && !other.output.contains("Libya") && other.error.contains("passed over 3 links in folders"), "\(command): \(other.error)")
    }
    let named = try Command.run(["extract", scratch.path("news/b.txt")])
    #expect(named.status == 0 && named.output.contains("\"libya\""))
    symlink("news", scratch.path("current"))
    #expect(try Command.run(["extract", scratch.path("current"), "--name", "news"]).output == Command.run(["extract", scratch.path("news")]).output)
  }

  @Test func aGraphAmongItsArticlesIsNoArticle() throws {
    let scratch = try Scratch()
    try scratch.file("news/a.txt", FileSafetyTests.text)
    let path = scratch.path("news/graph.json")
    for command in [
      ["extract", scratch.path("news"), "-o", path], ["export", path, "-o", scratch.path("news/page.html")],
      ["export", path, "-o", scratch.path("news/table.csv")],
      ["export", path, "--format", "events", "-o", scratch.path("news/events.csv")], ["count", path, "-o", scratch.path("news/counts.csv")],
      ["query", path, "pairs", "--format", "csv", "-o", scratch.path("news/pairs.csv")],
    ] {
      #expect(try Command.run(command).status == 0)
    }
    #expect(try Command.run(["diff", path, path, "-o", scratch.path("news/diff.json")]).status == 0)
    let first = try Data(contentsOf: URL(fileURLWithPath: path))
    for command in [["extract", scratch.path("news"), "-o", path], ["update", path, scratch.path("news")]] {
      let result = try Command.run(command)
      #expect(result.status == 0 && result.error.contains("passed over \(path): it is what relata wrote"), "\(result.error)")
      for name in [
        "page.html", "diff.json", "table-nodes.csv", "table-edges.csv", "table-evidence.csv", "table-documents.csv", "events.csv", "counts.csv", "pairs.csv",
      ] {
        #expect(result.error.contains("passed over \(scratch.path("news/" + name)): it is what relata wrote"), "\(name): \(result.error)")
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    }
    let read = try Command.run(["read", scratch.path("news")])
    #expect(read.status == 0 && read.output.split(separator: "\n").count == 1 && read.error.contains("passed over \(path): it is what relata wrote"))
    #expect(try Command.run(["verify", path, scratch.path("news")]).status == 0)
    let named = try Command.run(["extract", path])
    #expect(named.status == 2 && named.error.contains("is a graph or a diff that relata wrote, not articles"), "\(named.error)")
    // What is named is kept as it is, also where only a graph of ours may be replaced.
    let page = try Command.run(["read", scratch.path("news/page.html")])
    #expect(page.status == 2 && page.error.contains("that relata wrote, not articles"), "\(page.error)")
  }

  @Test func byteOrderMarksArePassedOver() throws {
    let scratch = try Scratch()
    let mark = Data([0xEF, 0xBB, 0xBF])
    let path = try graph(scratch)
    let marked = try scratch.file("marked.json", mark + Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(try Command.run(["summary", marked]).output == Command.run(["summary", path]).output)
    for (name, text) in [
      ("a.jsonl", "{\"id\": \"a\", \"text\": \"\(FileSafetyTests.text)\"}\n"), ("a.json", "{\"id\": \"a\", \"text\": \"\(FileSafetyTests.text)\"}\n"),
      ("a.txt", FileSafetyTests.text),
    ] {
      let result = try Command.run(["extract", try scratch.file("marked/" + name, mark + Data(text.utf8))])
      #expect(result.status == 0 && result.output.contains("\"peru\""), "\(name): \(result.error)")
    }
    let trees = try Command.run(["parse", scratch.path("article-of-g.json.txt")]).output
    let result = try Command.run(["extract", "--conllu", try scratch.file("a.conllu", mark + Data(trees.utf8))])
    #expect(result.status == 0 && result.output.contains("\"peru\""), "\(result.error)")
    let names = try scratch.file("names.yaml", mark + Data("entities: []\n".utf8))
    #expect(try Command.run(["extract", scratch.path("marked/a.txt"), "--gazetteer", names]).status == 0)
  }

  @Test func identifiersThatAreThereTwiceAreNamedWithTheirLines() throws {
    let scratch = try Scratch()
    let lines = try scratch.file("a.jsonl", "{\"id\": \"x\", \"text\": \"One.\"}\n\n{\"id\": \"x\", \"text\": \"Two.\"}\n")
    #expect(try Command.run(["extract", lines]).error.contains("a.jsonl: line 3 has the same document id as line 1: x"))
    let list = try scratch.file("b.json", "[{\"id\": \"y\", \"text\": \"One.\"}, {\"id\": \"x\", \"text\": \"Two.\"}]")
    #expect(try Command.run(["extract", lines, list, "--skip-unreadable"]).error.contains("b.json: object 2 has the same document id as line 1 of"))
    let table = try scratch.file("c.csv", "id,text\nz,One.\nx,Two.\n")
    #expect(try Command.run(["read", list, table]).error.contains("c.csv: row 3 has the same document id as object 2 of \(list): x; rename"))
  }

  // MARK: Journals

  @Test func aJournalIsNobodysFile() throws {
    let scratch = try Scratch()
    let article = try scratch.file("a.txt", FileSafetyTests.text)
    let foreign = try scratch.file("out.json.journal", "what I wrote in the mountains\n")
    let taken = try Command.run(["extract", article, "-o", scratch.path("out.json")])
    #expect(taken.status == 2 && taken.error.contains("no journal that relata wrote"), "\(taken.error)")
    symlink("out.json.journal", scratch.path("next.json.journal"))
    symlink("not-there", scratch.path("third.json.journal"))
    for name in ["next.json", "third.json"] {
      let linked = try Command.run(["extract", article, "-o", scratch.path(name)])
      #expect(linked.status == 2 && linked.error.contains("is a link"), "\(linked.error)")
    }
    #expect(try String(contentsOfFile: foreign, encoding: .utf8) == "what I wrote in the mountains\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("not-there")))
    mkfifo(scratch.path("fourth.json.journal"), 0o600)
    #expect(try Command.run(["extract", article, "-o", scratch.path("fourth.json")]).status == 2)
    #expect(try scratch.names == ["a.txt", "fourth.json.journal", "next.json.journal", "out.json.journal", "third.json.journal"])
  }

  // MARK: Knowledge and options

  @Test(arguments: [
    ("entities:\n- {id: a, type: state, name: \"\"}\n", "--gazetteer", "line 2, column 30: expected a name"),
    ("entities:\n- {id: a, type: state, name: \"  \"}\n", "--gazetteer", "line 2, column 30: expected a name"),
    ("entities:\n- {id: a, type: state, name: A, aliases: [\"\"]}\n", "--gazetteer", "line 2, column 43: expected a name"),
    ("entities:\n- {id: a, type: state, name: A, name: B}\n", "--gazetteer", "line 2, column 33: the key name is there twice"),
    ("relations:\n  a: {label: x}\n  a: {label: y}\n", "--ontology", "line 3, column 3: the key a is there twice"),
    ("relations:\n  \"\": {label: x}\n", "--ontology", "line 2, column 3: expected a name"),
    ("nouns:\n  measure: [odds]\n", "--lexicon", "line 2, column 13: odds is no lemma of a noun, but a plural; write odd"),
  ])
  func knowledgeThatContradictsItselfIsRefused(_ text: String, _ option: String, _ message: String) throws {
    let scratch = try Scratch()
    let result = try Command.run(["extract", try scratch.file("a.txt", FileSafetyTests.text), option, try scratch.file("k.yaml", text)])
    #expect(result.status == 2 && result.error.contains(message), "\(result.error)")
  }

  @Test func knowledgeThatIsNotUTF8IsRefused() throws {
    let scratch = try Scratch()
    let file = try scratch.file("k.yaml", Data("entities:\n- {id: a, type: state, name: \"".utf8) + Data([0xFF]) + Data("\"}\n".utf8))
    let result = try Command.run(["extract", try scratch.file("a.txt", FileSafetyTests.text), "--gazetteer", file])
    #expect(result.status == 2 && result.error.contains("line 2: is not UTF-8"), "\(result.error)")
  }

  @Test(arguments: ["2025-13", "2025-02-30", "2025-00", "25", "2025-1", "2025-01-01-01", ""]) func datesThatAreNoneAreRefused(_ date: String) throws {
    #expect(try Command.run(["render", "no.json", "--since=\(date)"]).status == 64)
  }

  @Test func verifyFindsSelfLoops() throws {
    let scratch = try Scratch()
    var text = try String(contentsOfFile: try graph(scratch), encoding: .utf8)
    #expect(text.contains("\"target\": \"ghana\""))
    text.replace("\"target\": \"ghana\"", with: "\"target\": \"kenya\"")
    let result = try Command.run(["verify", try scratch.file("loop.json", text)])
    #expect(result.status == 1 && result.output.contains("edge kenya supports kenya: is of a node with itself"), "\(result.output)\(result.error)")
  }

  @Test func whatIsMisspeltIsSuggested() throws {
    for (arguments, words) in [
      (["extrct", "x"], ["There is no command 'extrct'", "'extract'"]), (["help", "foo"], ["There is no command 'foo'"]),
      (["udpate"], ["Did you mean 'update'?"]),
    ] {
      let result = try Command.run(arguments)
      #expect(result.status == 64 && result.output.isEmpty)
      for word in words { #expect(result.error.contains(word), "\(result.error)") }
    }
    let scratch = try Scratch()
    let article = try scratch.file("a.txt", "Vladimir Putin met Recep Tayyip Erdogan in Sochi. Putin accused Chile of spying.")
    try #require(try Command.run(["extract", article, "-o", scratch.path("g.json")]).status == 0)
    for name in ["Putni", "Erdogna", "Vladmir"] {
      let result = try Command.run(["render", scratch.path("g.json"), "--focus", name, "--format", "dot"])
      #expect(result.status == 2 && result.error.contains("did you mean"), "\(name): \(result.error)")
    }
  }

  #if os(Linux)
    /// Of a sparse file, which takes no room on the disk.
    @Test func memoryThatRunsOutIsTold() throws {
      let scratch = try Scratch()
      let path = try scratch.file("big.json", "")
      truncate(path, 300 << 20)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "ulimit -v 400000; exec \"$0\" summary \"$1\" 2> \"$2\"", Command.executable.path, path, scratch.path("error")]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
      #expect(try String(contentsOfFile: scratch.path("error"), encoding: .utf8) == "relata: \(path): has 314 MB, for which there is no memory\n")
    }

    /// In the midst of the work, at whatever allocation it is.
    @Test func memoryThatRunsOutMidwayIsToldInALine() throws {
      let scratch = try Scratch()
      let lines = (0..<1_000_000).map { "{\"id\": \"n\($0)\", \"name\": \"N\", \"type\": \"state\", \"count\": 0, \"mentions\": []}" }.joined(separator: ",\n")
      let path = try scratch.file("g.json", "{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [\(lines)], \"edges\": []}")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "ulimit -v 220000; exec \"$0\" summary \"$1\" 2> \"$2\"", Command.executable.path, path, scratch.path("error")]
      try process.run()
      process.waitUntilExit()
      let error = try String(contentsOfFile: scratch.path("error"), encoding: .utf8)
      #expect(process.terminationStatus == 2 && error.contains("relata: out of memory") && !error.contains("racktrac"), "\(error)")
    }
  #endif
}

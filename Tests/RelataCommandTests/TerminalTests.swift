import Foundation
import Testing

@testable import RelataCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Others' words steer no terminal: not in reports, not in messages, not in data that is shown on one.
@Suite struct TerminalTests {
  /// Controls of C0 and C1, a hyperlink, a title, a bell, marks that turn the direction, and lines that look like ours.
  private static let hostile = "\u{1B}[31mRed\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}desrever\u{2066}\u{200F}\u{61C}\u{85}\u{2028}\r\nrelata: all is well\u{8}\u{7F}"

  private func graph(_ scratch: Scratch, _ name: String, weight: Int) throws -> String {
    let text = TerminalTests.hostile
    func node(_ id: String) -> [String: Any] {
      let mention: [String: Any] = ["document": "d" + text, "start": 0, "end": 1, "text": text, "kind": "name"]
      return ["id": id + text, "name": id + text, "type": "person", "aliases": [text, id + "alias"], "count": 1, "mentions": [mention]]
    }
    func edge(_ source: String, _ target: String, _ type: String) -> [String: Any] {
      let span = ["start": 0, "end": 1]
      let evidence: [String: Any] = [
        "document": "d" + text, "start": 0, "end": text.unicodeScalars.count, "text": text, "frame": text, "path": text, "trigger": span, "source": span,
        "target": span, "confidence": 0.5,
      ]
      return [
        "source": source + text, "target": target + text, "type": type, "polarity": "affirmed", "modality": "actual", "topic": text, "time": text,
        "plover": "CONSULT", "quad": "verbal cooperation", "attributed": "c" + text, "confidence": 0.5,
        "evidence": [[String: Any]](repeating: evidence, count: weight),
      ]
    }
    let document: [String: Any] = ["id": "d" + text, "digest": "", "words": 1, "title": text, "source": text, "date": "2025-01-0\(weight)"]
    let header: [String: Any] = [
      "schema": "relata/1", "generator": ["name": text, "version": text], "corpus": ["name": text, "digest": "", "documents": [document]],
      "relations": ["meets": ["label": "meets" + text], "t" + text: ["label": text]],
    ]
    let graph: [String: Any] = [
      "directed": true, "multigraph": true, "graph": header, "nodes": [node("a"), node("b"), node("c")],
      "edges": [edge("a", "b", "meets"), edge("b", "c", "t" + text)] + (weight > 1 ? [edge("a", "c", "meets")] : []),
    ]
    return try scratch.file(name, JSONSerialization.data(withJSONObject: graph))
  }

  /// Every command in every format, with work that succeeds and work that fails, on files with hostile names.
  private func jobs(_ scratch: Scratch) throws -> [String: [[String]]] {
    let text = TerminalTests.hostile.filter { $0 != "/" }
    let (one, two) = (try graph(scratch, "one" + text + ".json", weight: 1), try graph(scratch, "two" + text + ".json", weight: 2))
    let line = try JSONSerialization.data(withJSONObject: ["id": "x" + text, "title": text, "text": "Peru met Chile " + text + ". Kenya praised Ghana."])
    let lines = try scratch.file("lines" + text + ".jsonl", line)
    let article = try scratch.file("article" + text + ".txt", "Peru accused Chile of spying " + text + " on Monday.\n")
    let trees = try scratch.file("trees" + text + ".conllu", "1\tbad" + text + "\n")
    let names = try scratch.file("names" + text + ".yaml", "entities:\n- {id: \"" + "\\e[31m" + "\", type: state}\n")
    let broken = try scratch.file("broken" + text + ".json", "{\"graph\": {\"schema\": \"" + "\\u001b[31m" + "\"}, \"nodes\": [], \"edges\": []}")
    let table = try scratch.file("table" + text + ".csv", "id,title,text,source\n\"x\(text)\",\"\(text)\",\"\(text)\",\"\(text)\"\n")
    let twice = try scratch.file("twice" + text + ".jsonl", line + Data("\n".utf8) + line)
    let pages = try scratch.file("page" + text + ".html", "<html><title>\(text)</title><body><h1>\(text)</h1><p>Peru met Chile \(text), and that is all.</p>")
    // With a graph of ours, a link and a file that is not read.
    let folder = scratch.path("folder" + text)
    try scratch.file("folder" + text + "/a" + text + ".txt", "Peru met Chile.")
    try scratch.file("folder" + text + "/b" + text + ".json", "{\"graph\": {\"schema\": \"relata/1\"}}")
    try scratch.file("folder" + text + "/c." + text, "")
    symlink("a", folder + "/d" + text)
    let missing = scratch.path("missing" + text)
    let a = "a" + TerminalTests.hostile
    return [
      "extract": [
        [article], [lines], [article, "--name", text], [missing], [trees, "--conllu"], [article, "--gazetteer", names], [lines, lines + "x"], ["--" + text],
        [article, "-o", scratch.path("no" + text + "/x.json")],
      ],
      "update": [[one, article, "-o", "-"], [one, missing], [broken, article]],
      "summary": [[one], [missing], [broken]],
      "render": ["dot", "svg"].map { [one, "--format", $0] } + [[one, "--focus", "nobody" + text], [one, "--set", "ink=" + text], [one, "--format", "png"]],
      "export": ["json", "graphml", "gexf", "cytoscape", "plover", "ftm", "turtle", "jsonld", "html", "events"].map { [one, "--format", $0] }
        + [[one, "-o", missing + "/x.csv"], [one, "--document", text, "--format", "json"]],
      "diff": ["text", "markdown", "json", "dot", "svg", "html"].map { [one, two, "--format", $0] }
        + [[one, two, "--color", "always"], [one, two, "--stat"], [one, broken], [one, two, "--focus", "x" + text]],
      "patch": [[one, two], [missing, two]],
      "merge": [[one], [one, broken], [one, two]],
      "correct": [
        [one], [one, "drop", a], [one, "drop", text], [one, "dorp" + text, a], [missing], [broken, "drop", a], [one, "--corrections", names],
        [one, "reject", "--document", text, "--sentence", text, "--corrections", missing + "/x.yaml"], ["--from-edited", one, two],
        ["--from-edited", one, one],
      ],
      "review": [[one], [missing], [broken], [one, "--corrections", names]],
      "count": [[one], [one, "--by", "month", "--zeros"], [one, "--level", "entity"], [one, "--measure", "relation"], [missing], [broken]],
      "timeline": [[one], [one, a], [one, "--format", "json"], [one, "--format", "svg"], [one, "x" + text]],
      "query": ["text", "json", "csv"].flatMap { format in
        [["pairs"], ["links", a, "c" + TerminalTests.hostile], ["meets", a], ["neighbours", a]].map { [two] + $0 + ["--format", format] }
      } + [[two, "meets", "x" + text]],
      "explain": [[one, a], [one, a, "meets"], [one, "b" + TerminalTests.hostile, "c" + TerminalTests.hostile], [one, a, "x" + text], [one, "x" + text]],
      "verify": [[one], [one, article], [one, missing]],
      "check": [["--patterns", article], ["--patterns", missing], ["--gazetteer", names]],
      "parse": [[article], [lines], [article, "--segment"], [trees, "--conllu"], [missing]],
      "candidates": [[article], [missing]],
      "read": [article, lines, table, pages].flatMap { [[$0], [$0, "--format", "table"]] } + [
        [folder, "--format", "table"], [table, "--text-column", text], [article, "--encoding", text], [article, "--language", text], [one], [missing],
        [lines, lines + "x", "--format", "table"], [twice, "--format", "table"], [article, "-o", missing + "/x.jsonl"], [article, "-o", article],
      ],
    ]
  }

  /// What would steer a terminal in some output.
  private func steering(_ text: String, keepsColors: Bool = false) -> [String] {
    let shown = keepsColors ? text.replacing(/\u{1B}\[[0-9;]*m/, with: "") : text
    return shown.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x09: false
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }

  @Test func everyCommandIsWalked() throws {
    let walked = try jobs(try Scratch()).keys.sorted()
    #expect(walked == RootCommand.configuration.subcommands.compactMap { $0.configuration.commandName }.sorted())
  }

  /// Formats for people, and all messages, wherever they go.
  @Test func reportsAndMessagesAreClean() throws {
    let scratch = try Scratch()
    let reports: Set<String> = ["summary", "explain", "verify", "check"]
    for (command, jobs) in try jobs(scratch).sorted(by: { $0.key < $1.key }) {
      for job in jobs {
        let result = try Command.run([command] + job)
        #expect(![4, 5, 6, 11].contains(result.status), "\(command) \(job)")
        #expect(steering(result.error).isEmpty, "\(command) \(job): \(steering(result.error))")
        let isText = ["text", "markdown", "table"].contains(job.last ?? "") || !job.contains("--format") && ["query", "diff", "timeline"].contains(command)
        if reports.contains(command) || isText {
          #expect(steering(result.output, keepsColors: job.contains("always")).isEmpty, "\(command) \(job): \(steering(result.output))")
        }
      }
    }
  }

  /// Nobody can make a report say what looks like a line of ours.
  @Test func namesForgeNoLines() throws {
    let scratch = try Scratch()
    for (command, jobs) in try jobs(scratch) where ["summary", "explain", "verify", "timeline", "query", "read"].contains(command) {
      for job in jobs where command != "read" || job.contains("table") {
        if job.contains("json") || job.contains("csv") || job.contains("svg") { continue }
        let result = try Command.run([command] + job)
        #expect(!(result.output + "\n" + result.error).contains("\nrelata: all is well"), "\(command) \(job)")
      }
    }
  }

  #if os(Linux)
    /// What a pseudo-terminal is sent.
    private func shown(_ arguments: [String]) throws -> String {
      // posix_openpt and its like are not imported; these are what they do (ioctl_tty(2), TIOCSPTLCK and TIOCGPTN).
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (lock, number): (Int32, Int32) = (0, 0)
      try #require(master >= 0 && ioctl(master, 0x4004_5431, &lock) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
      defer { close(master) }
      let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(slave >= 0)
      // As they are written, without a carriage return before each line feed.
      var mode = termios()
      tcgetattr(slave, &mode)
      cfmakeraw(&mode)
      tcsetattr(slave, TCSANOW, &mode)
      let process = Process()
      process.executableURL = Command.executable
      process.arguments = arguments
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
      process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
      try process.run()
      close(slave)
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(master, &buffer, buffer.count)
        // Nobody has the other end any more.
        if count <= 0 { break }
        bytes += buffer[..<count]
      }
      process.waitUntilExit()
      return String(decoding: bytes, as: UTF8.self)
    }

    /// Data as well, in whatever format; a picture is not shown at all.
    @Test func nothingSteersATerminal() throws {
      let scratch = try Scratch()
      for (command, jobs) in try jobs(scratch).sorted(by: { $0.key < $1.key }) {
        for job in jobs {
          let text = try shown([command] + job)
          #expect(!text.isEmpty, "\(command) \(job)")
          let keepsColors = command == "diff"
          // Progress is written over itself.
          let lines = text.replacing(/\r[0-9]+ documents read */, with: "").replacing(/\r +\r/, with: "")
          #expect(steering(lines, keepsColors: keepsColors).isEmpty, "\(command) \(job): \(steering(lines))")
        }
      }
    }
  #endif
}

import Foundation
import RelataGraph
import Testing

/// Graph files in a folder of their own.
private struct GraphFolder: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("relata-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ graph: Graph, _ name: String) throws { try Data(graph.json()).write(to: folder.appendingPathComponent(name)) }
  func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  func relata(_ arguments: String..., environment: [String: String]? = nil) throws -> Command.Result {
    try Command.run(arguments, environment: environment, folder: folder)
  }
}

/// Arland and Borduria, as so many articles tell of them.
private func story(articles: Int, planned: Bool = false, ontology: String = "o") -> Graph {
  let documents = (1...articles).map { Graph.Document(id: "a\($0)", date: "2031-05-0\($0)", source: "Herald", digest: "sha256:\($0)", words: 9) }
  let evidence = documents.map { document in
    Evidence(
      document: document.id, range: 0..<29, text: "Arland met Borduria <again> & again.", trigger: 7..<10, source: 0..<6, target: 11..<19, frame: "meets: meet",
      path: "active", confidence: 0.9)
  }
  var relations = [Relation(source: "arland", target: "borduria", type: "meets", modality: planned ? .planned : .actual, confidence: 0.9, evidence: evidence)]
  if articles > 1 {
    relations.append(Relation(source: "arland", target: "borduria", type: "meets", polarity: .negated, confidence: 0.9, evidence: [evidence[articles - 1]]))
  }
  return Graph(
    generator: Graph.Generator(name: "relata", version: "0.1.0", model: "m", ontology: ontology, gazetteer: "g"),
    corpus: Graph.Corpus(name: "story", documents: documents, digest: "sha256:\(articles)"),
    relationTypes: ["meets": RelationType(label: "meets", symmetric: true)],
    entities: [Entity(id: "arland", name: "Arland", type: .state), Entity(id: "borduria", name: "Borduria", type: .state)], relations: relations)
}

@Suite struct DiffCommandTests {
  @Test func exitsWithOneWhereSomethingChanged() throws {
    let scratch = try GraphFolder()
    try scratch.write(story(articles: 1), "old.json")
    try scratch.write(story(articles: 2), "new.json")
    try scratch.write(story(articles: 1, ontology: "p"), "tool.json")
    let rows: [(arguments: [String], status: Int32)] = [
      (["old.json", "old.json"], 0), (["old.json", "new.json"], 1), (["old.json", "new.json", "--exit-zero"], 0), (["old.json", "tool.json"], 1),
      (["old.json", "tool.json", "--ignore", "tool"], 0), (["old.json", "new.json", "--polarity", "affirmed"], 1),
      (["old.json", "new.json", "--polarity", "affirmed", "--ignore", "evidence,confidence"], 0), (["old.json", "new.json", "--document", "a1"], 0),
      (["old.json", "missing.json"], 2), (["old.json", "new.json", "--ignore", "weather"], 64), (["old.json", "new.json", "--relation", "adores"], 2),
    ]
    for (arguments, status) in rows {
      let result = try Command.run(["diff"] + arguments, folder: scratch.folder)
      #expect(result.status == status, "\(arguments): \(result.error)")
    }
  }

  @Test func writesEveryFormat() throws {
    let scratch = try GraphFolder()
    try scratch.write(story(articles: 1, planned: true), "old.json")
    try scratch.write(story(articles: 2), "new.json")
    #expect(try scratch.relata("diff", "old.json", "new.json").output.contains("planned → actual"))
    #expect(try scratch.relata("diff", "old.json", "new.json", "--format", "markdown").output.contains("&lt;again&gt;"))
    #expect(try scratch.relata("diff", "old.json", "new.json", "--format", "dot").output.hasPrefix("digraph"))
    for (name, start) in [("diff.svg", "<?xml"), ("diff.png", "\u{89}PNG"), ("diff.json", "{"), ("diff.md", "|"), ("diff.dot", "digraph")] {
      #expect(try scratch.relata("diff", "old.json", "new.json", "-o", name).status == 1)
      #expect(String(decoding: try scratch.read(name).prefix(7), as: Unicode.ASCII.self).hasPrefix(start) || name == "diff.png", "\(name)")
    }
    #expect(try scratch.relata("diff", "old.json", "new.json", "-o", "diff.html").status == 1)
    let page = String(decoding: try scratch.read("diff.html"), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    for part in ["&lt;again&gt;", "planned → actual", ">Before</button>", ">After</button>", "name=\"change\" value=\"status\" checked"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try scratch.read("diff.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try scratch.relata("diff", "old.json", "new.json", "--stat").output.contains("Status changes"))
  }

  /// Graphviz needs minutes for this layout; the limit ends it, and nothing is written.
  @Test func aLayoutThatTakesTooLongIsGivenUp() throws {
    let scratch = try GraphFolder()
    let nodes = (0..<3_000).map { "{\"id\": \"n\($0)\", \"name\": \"n\($0)\", \"type\": \"person\"}" }.joined(separator: ",")
    let edges = (0..<6_000).map {
      "{\"source\": \"n\($0 % 3_000)\", \"target\": \"n\(($0 * 7_919 + 13 + $0 / 3_000) % 3_000)\", \"type\": \"meets\"}"
    }
    try scratch.write("{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [\(nodes)], \"edges\": []}", "old.json")
    try scratch.write("{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [\(nodes)], \"edges\": [\(edges.joined(separator: ","))]}", "new.json")
    let result = try scratch.relata("diff", "old.json", "new.json", "--all", "--layout", "dot", "--time-limit", "1", "-o", "diff.svg")
    #expect(result.status == 2)
    #expect(result.error.contains("took more than 1 seconds; draw fewer"))
    #expect(throws: CocoaError.self) { try scratch.read("diff.svg") }
  }

  @Test func colorsOnlyWhereItIsWanted() throws {
    let scratch = try GraphFolder()
    try scratch.write(story(articles: 1), "old.json")
    try scratch.write(story(articles: 2), "new.json")
    #expect(try !scratch.relata("diff", "old.json", "new.json").output.contains("\u{1B}"))
    #expect(try scratch.relata("diff", "old.json", "new.json", "--color", "always", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}[32m"))
    #expect(try !scratch.relata("diff", "old.json", "new.json", "--color", "never").output.contains("\u{1B}"))
  }

  @Test func saysWhatIsWrongWithAFileAndWhere() throws {
    let scratch = try GraphFolder()
    let good = String(decoding: story(articles: 2).json(), as: UTF8.self)
    try scratch.write(good, "good.json")
    let node = #"{"id": "arland", "type": "state"}"#
    let header = #""graph": {"schema": "relata/1"}"#
    let rows: [(text: String, message: String)] = [
      ("", "line 1, column 1: expected a graph"), ("[1, 2]", "line 1, column 1: expected a graph"), ("{}", "graph.schema is missing"),
      (#"{"graph": {"schema": "relata/9"}, "nodes": [], "edges": []}"#, "expected schema relata/1, found relata/9"),
      (String(good.prefix(good.utf8.count / 2)), "line "), (#"{\#(header), "nodes": []}"#, "edges is missing"),
      (#"{\#(header), "nodes": [\#(node),\#n \#(node)], "edges": []}"#, "line 2, column 2: node arland is there twice"),
      (
        #"{\#(header), "nodes": [\#(node)],\#n "edges": [{"source": "arland", "target": "zenda", "type": "meets"}]}"#,
        "line 2, column 12: edge arland meets zenda: there is no node zenda"
      ),
      (
        #"{\#(header), "nodes": [\#(node)],\#n "edges": [{"source": "arland", "target": "arland", "type": "meets"},\#n{"source": "arland", "target": "arland", "type": "meets"}]}"#,
        "line 3, column 1: edge arland meets arland is there twice"
      ),
    ]
    for (text, message) in rows {
      try scratch.write(text, "bad.json")
      let result = try scratch.relata("diff", "good.json", "bad.json")
      #expect(result.status == 2)
      #expect(result.error.hasPrefix("relata: bad.json: ") && result.error.contains(message), "\(result.error)")
      #expect(result.error.split(separator: "\n").count == 1)
      #expect(result.output.isEmpty)
    }
  }

  @Test func patchesThereAndBack() throws {
    let scratch = try GraphFolder()
    try scratch.write(story(articles: 1, planned: true), "old.json")
    try scratch.write(story(articles: 3), "new.json")
    #expect(try scratch.relata("diff", "old.json", "new.json", "-o", "diff.json").status == 1)
    #expect(try scratch.relata("patch", "old.json", "diff.json", "-o", "made.json").status == 0)
    #expect(try scratch.read("made.json") == scratch.read("new.json"))
    #expect(try scratch.relata("patch", "--reverse", "new.json", "diff.json", "-o", "back.json").status == 0)
    #expect(try scratch.read("back.json") == scratch.read("old.json"))
    let misfit = try scratch.relata("patch", "new.json", "diff.json")
    #expect(misfit.status == 2 && misfit.output.isEmpty && misfit.error.contains("does not fit"))
    _ = try scratch.relata("diff", "old.json", "new.json", "--ignore", "evidence", "-o", "part.json")
    #expect(try scratch.relata("patch", "old.json", "part.json").error.contains("leaves out evidence"))
    try scratch.write(String(decoding: try scratch.read("diff.json"), as: UTF8.self).replacingOccurrences(of: "Herald", with: "Gazette"), "damaged.json")
    #expect(try scratch.relata("patch", "old.json", "damaged.json").error.contains("the diff is damaged"))
    let notADiff = try scratch.relata("patch", "old.json", "old.json")
    #expect(notADiff.status == 2 && notADiff.error.contains("expected a diff"))
  }

  @Test func showsContradictionsThroughTime() throws {
    let scratch = try GraphFolder()
    try scratch.write(story(articles: 2), "graph.json")
    let text = try scratch.relata("timeline", "graph.json", "Arland", "borduria").output
    #expect(text.contains("! contradiction") && text.contains("negated: 2031-05-02 Herald"))
    #expect(try scratch.relata("timeline", "graph.json", "--format", "json").output.contains("\"contradictory\": true"))
    let svg = try scratch.relata("timeline", "graph.json", "--format", "svg").output
    #expect(svg.contains("&lt;again&gt; &amp; again"))
    #expect(Tags.areBalanced(svg))
    #expect(try scratch.relata("timeline", "graph.json", "Nobody").status == 2)
  }
}

@Suite struct GitTests {
  fileprivate func git(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func showsAndMergesGraphs() throws {
    let scratch = try GraphFolder()
    let folder = scratch.folder
    guard try git(["init", "-q"], in: folder).status == 0 else { return }
    let relata = "'\(Command.executable.path)'"
    for (key, value) in [
      (
        "diff.relata.command",
        "f() { if [ \"$2\" = /dev/null ] || [ \"$5\" = /dev/null ]; then echo \"$1: added or removed\"; else \(relata) diff --exit-zero \"$2\" \"$5\"; fi; }; f"
      ), ("merge.relata.name", "graphs of Relata"),
      ("merge.relata.driver", "\(relata) merge --base %O %A %B -o %A"),
    ] { #expect(try git(["config", key, value], in: folder).status == 0) }
    try scratch.write("*.graph.json diff=relata merge=relata\n", ".gitattributes")
    func extract(_ articles: ClosedRange<Int>) throws {
      for number in 1...3 { try? FileManager.default.removeItem(at: folder.appendingPathComponent("news/a\(number).txt")) }
      try FileManager.default.createDirectory(at: folder.appendingPathComponent("news"), withIntermediateDirectories: true)
      for number in articles { try scratch.write("Peru accused Chile of spying on day \(number).", "news/a\(number).txt") }
      #expect(try scratch.relata("extract", "news", "-o", "story.graph.json").status == 0)
    }
    try scratch.write("news\n", ".gitignore")
    try extract(1...2)
    _ = try git(["add", "."], in: folder)
    #expect(try git(["commit", "-qm", "Two articles"], in: folder).status == 0)
    _ = try git(["checkout", "-qb", "more"], in: folder)
    try extract(1...3)
    let shown = try git(["--no-pager", "diff"], in: folder).output
    #expect(shown.contains("+ a3"), "\(shown)")
    _ = try git(["commit", "-qam", "A third article"], in: folder)
    #expect(try git(["--no-pager", "show", "--ext-diff", "main"], in: folder).output.contains("story.graph.json: added or removed"))
    _ = try git(["checkout", "-q", "main"], in: folder)
    try extract(2...2)
    _ = try git(["commit", "-qam", "Withdraw the first"], in: folder)
    let merge = try git(["merge", "-q", "-m", "Merge", "more"], in: folder)
    #expect(merge.status == 0, "\(merge.output)")
    let merged = try Graph(json: [UInt8](scratch.read("story.graph.json")))
    #expect(merged.corpus.documents.map(\.id) == ["a2", "a3"])
    try extract(2...3)
    #expect(try Data(merged.json()) == scratch.read("story.graph.json"))
  }
}

extension GitTests {
  /// As Documentation/git.md has it: Git compares the timelines of the two sides.
  @Test func comparesTimelinesLineByLine() throws {
    let scratch = try GraphFolder()
    let folder = scratch.folder
    guard try git(["init", "-q"], in: folder).status == 0 else { return }
    #expect(try git(["config", "diff.relata.textconv", "'\(Command.executable.path)' timeline"], in: folder).status == 0)
    try scratch.write("*.graph.json diff=relata\n", ".gitattributes")
    try scratch.write(story(articles: 1, planned: true), "story.graph.json")
    _ = try git(["add", "."], in: folder)
    #expect(try git(["commit", "-qm", "One article"], in: folder).status == 0)
    try scratch.write(story(articles: 2), "story.graph.json")
    let shown = try git(["--no-pager", "diff"], in: folder)
    #expect(shown.status == 0)
    #expect(shown.output.contains("-    2031-05-01  planned: “Arland met Borduria"), "\(shown.output)")
    #expect(shown.output.contains("+  → 2031-05-02  not actual: “Arland met Borduria"), "\(shown.output)")
    #expect(shown.output.contains("+  ! contradiction"))
    #expect(!shown.output.contains("\"evidence\""))
    _ = try git(["commit", "-qam", "A second article"], in: folder)
    #expect(try git(["--no-pager", "log", "-p", "-1"], in: folder).output.contains("+  ! contradiction"))
  }
}

private enum Tags {
  /// Whether every tag that is opened is closed: enough for a file that a small writer made.
  static func areBalanced(_ text: String) -> Bool {
    var open: [Substring] = []
    for tag in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = tag.firstIndex(of: ">") else { return false }
      let inside = tag[..<end]
      let name = inside.prefix { !$0.isWhitespace && $0 != "/" }
      if inside.hasPrefix("/") {
        guard open.popLast() == inside.dropFirst() else { return false }
      } else if !inside.hasSuffix("/") {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}

import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What `Documentation/security.md` promises, of the command as it was built.
@Suite struct SecurityTests {
  /// A tool that a test needs; without it the test is skipped, and says so.
  private static func hasTool(_ path: String, _ arguments: [String]) -> Bool {
    guard FileManager.default.isExecutableFile(atPath: path) else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static let canTrace = hasTool("/usr/bin/strace", ["-o", "/dev/null", "/bin/true"])
  private static let canUnshare = hasTool("/usr/bin/unshare", ["-rn", "/bin/true"])

  private func run(_ tool: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Every kind of work, with names in the articles and the graph that are paths and links.
  private func jobs(_ scratch: Scratch) throws -> [[String]] {
    let article = try scratch.file("named/a.txt", "Peru accused Chile of spying. See file://\(scratch.path("secret.txt")) and http://127.0.0.1:9/x.\n")
    let page = try scratch.file(
      "named/b.html",
      """
      <!DOCTYPE html SYSTEM "\(scratch.path("secret.txt"))"><html><head><link rel="stylesheet" href="\(scratch.path("secret.txt"))"></head>
      <body><img src="\(scratch.path("secret.txt"))"><iframe src="http://127.0.0.1:9/"></iframe>
      <p>Kenya praised Ghana on Friday, and both spoke of the harbour, the bridge and of the price of grain.</p></body></html>
      """)
    try scratch.file("secret.txt", "not to be read")
    let table = try scratch.file(
      "named/c.csv", "id,text,url\n1,\"<p>Peru met Chile. <img src='\(scratch.path("secret.txt"))'></p>\",file://\(scratch.path("secret.txt"))\n")
    let feed = try scratch.file(
      "named/d.xml",
      """
      <!DOCTYPE rss SYSTEM "\(scratch.path("secret.txt"))"><?xml-stylesheet href="\(scratch.path("secret.txt"))"?><rss><channel><item><title>T</title>
      <link>\(scratch.path("secret.txt"))</link><enclosure url="http://127.0.0.1:9/x"/><description>Peru met Chile.</description></item></channel></rss>
      """)
    let graph = try scratch.file("named/hostile.json", hostileGraph(image: scratch.path("secret.txt")))
    return [
      ["read", table, feed, "-o", scratch.path("out.jsonl")], ["extract", article, page, "-o", scratch.path("out.json")],
      ["parse", article, "-o", scratch.path("out.conllu")],
      ["render", graph, "-o", scratch.path("out.svg")], ["render", graph, "-o", scratch.path("out.png")],
      ["export", graph, "-o", scratch.path("out.html")], ["export", graph, "-o", scratch.path("out.graphml")],
      ["diff", graph, graph, "--format", "svg", "-o", scratch.path("out-diff.svg")],
      ["merge", scratch.path("out.json"), scratch.path("out.json"), "-o", scratch.path("out-merged.json")],
    ]
  }

  /// A graph whose every text tries to become an attribute, an element or a script.
  private func hostileGraph(image: String) throws -> String {
    func text(_ number: Int) -> String {
      [
        "x\", image=\"\(image)\", shapefile=\"\(image)", "<<TABLE><TR><TD><IMG SRC=\"\(image)\"/></TD></TR></TABLE>>", "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\" href=\"javascript:alert(1)\" onload=\"alert(1)", "]]><!--",
        "\\N\\\" URL=\"file://\(image)\\",
        "&lt;script&gt;", "${alert(1)}`'", "<a xlink:href=\"http://127.0.0.1:9/\">x</a>", "{{{x}}}",
      ][number % 12]
    }
    let nodes = (0..<12).map { number in
      [
        "id": "n\(number) " + text(number), "name": text(number), "type": ["person", "state"][number % 2], "aliases": [text(number + 1)],
        "iso": text(number + 2), "count": 0, "mentions": [] as [Any],
      ] as [String: Any]
    }
    let edges = (0..<11).map { number in
      let spans = ["start": 0, "end": 1]
      return [
        "source": "n\(number) " + text(number), "target": "n\(number + 1) " + text(number + 1), "type": "t " + text(number), "polarity": "affirmed",
        "modality": "actual", "topic": text(number), "time": text(number + 3), "plover": text(number), "confidence": 0.5,
        "evidence": [
          [
            "document": "d " + text(0), "start": 0, "end": 1, "text": text(number), "frame": text(number), "path": text(number), "trigger": spans,
            "source": spans, "target": spans,
          ] as [String: Any]
        ],
      ] as [String: Any]
    }
    let header: [String: Any] = [
      "schema": "relata/1", "generator": ["name": text(2), "version": text(3)],
      "corpus": [
        "name": text(2), "digest": "", "documents": [["id": "d " + text(0), "digest": "", "words": 1, "title": text(2), "source": text(5), "date": text(3)]],
      ],
      "relations": Dictionary(uniqueKeysWithValues: (0..<11).map { ("t " + text($0), ["label": text($0)]) }),
    ]
    let graph: [String: Any] = ["directed": true, "multigraph": true, "graph": header, "nodes": nodes, "edges": edges]
    return String(decoding: try JSONSerialization.data(withJSONObject: graph), as: UTF8.self)
  }

  @Test(.enabled(if: canTrace, "strace can't be run here")) func opensNoSocketAndNoFileThatIsNotNamed() throws {
    let scratch = try Scratch()
    for job in try jobs(scratch) {
      let trace = scratch.path("trace")
      #expect(try run("/usr/bin/strace", ["-f", "-e", "trace=open,openat,socket,connect,execve", "-o", trace, Command.executable.path] + job) == 0, "\(job)")
      let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
      #expect(calls.contains { $0.contains("openat") })
      #expect(!calls.contains { $0.contains("socket(") || $0.contains("connect(") }, "\(job)")
      #expect(calls.count { $0.contains("execve(") } == 1, "\(job)")
      #expect(!calls.contains { $0.contains("secret.txt") }, "\(job)")
      // Of the folder, only what is named and what is written.
      let named = job.filter { $0.hasPrefix(scratch.folder.path) }
      for call in calls where call.contains(scratch.folder.path) && call.contains("O_RDONLY") && !call.contains("O_DIRECTORY") {
        #expect(named.contains { call.contains("\"\($0)\"") }, "\(job.first ?? ""): \(call)")
      }
    }
  }

  @Test(.enabled(if: canUnshare, "namespaces can't be made here")) func worksWithoutANetwork() throws {
    let scratch = try Scratch()
    for job in try jobs(scratch) { #expect(try run("/usr/bin/unshare", ["-rn", Command.executable.path] + job) == 0, "\(job)") }
  }

  /// Elements and attributes of an XML document.
  private final class Collector: NSObject, XMLParserDelegate {
    var elements: Set<String> = []
    var attributes: [(name: String, value: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      elements.insert(name)
      for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { self.attributes.append((name, value)) }
    }
  }

  @Test(arguments: ["red", "\\\\", "#12345", "\\\"; } </style>"]) func refusesColoursThatAreNone(_ color: String) throws {
    let scratch = try Scratch()
    let relations = "{\"meets\": {\"label\": \"meets\", \"color\": \"\(color)\"}}"
    let graph = try scratch.file("g.json", "{\"graph\": {\"schema\": \"relata/1\", \"relations\": \(relations)}, \"nodes\": [], \"edges\": []}")
    let result = try Command.run(["render", graph, "-o", scratch.path("out.dot")])
    #expect(result.status == 2 && result.error.contains("is no colour; expected #rrggbb"), "\(result.error)")
  }

  @Test func picturesHoldNothingThatActs() throws {
    let scratch = try Scratch()
    let graph = try scratch.file("g.json", hostileGraph(image: scratch.path("secret.txt")))
    let empty = try scratch.file("e.json", "{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [], \"edges\": []}")
    let pictures = [
      ["render", graph, "--all", "-o", scratch.path("a.svg")], ["render", graph, "--all", "--group", "--layout", "neato", "-o", scratch.path("b.svg")],
      ["timeline", graph, "-o", scratch.path("c.svg")], ["diff", empty, graph, "--exit-zero", "-o", scratch.path("d.svg")],
    ]
    for job in pictures {
      let result = try Command.run(job)
      #expect(result.status == 0, "\(job): \(result.error)")
      let collector = Collector()
      let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: job[job.count - 1])))
      parser.delegate = collector
      #expect(parser.parse(), "\(job)")
      #expect(
        collector.elements.isSubset(of: ["svg", "g", "title", "desc", "text", "polygon", "polyline", "path", "ellipse", "rect", "line", "circle", "style"]),
        "\(collector.elements)")
      for (name, value) in collector.attributes {
        #expect(!name.hasPrefix("on") && !name.hasSuffix("href") && name != "src", "\(name)")
        if name == "style" || name == "fill" || name == "stroke" { #expect(!value.contains("url("), "\(value)") }
      }
    }
  }

  @Test func pagesHoldNoScriptButTheirOwn() throws {
    let scratch = try Scratch()
    let graph = try scratch.file("g.json", hostileGraph(image: scratch.path("secret.txt")))
    let empty = try scratch.file("e.json", "{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [], \"edges\": []}")
    let pages = try [graph, empty].map { path in
      let result = try Command.run(["export", path, "--format", "html"])
      #expect(result.status == 0, "\(result.error)")
      // A value with quotation marks in it stands in apostrophes, and `<` in no value.
      return result.output.replacing(/='[^'<>]*'/, with: "=''")
    }
    // As many scripts and elements that could act as in the page of an empty graph.
    for mark in ["<script", "</script", "<iframe", "<object", "<embed", "<img", "<link", "<base"] {
      let counts = pages.map { $0.lowercased().components(separatedBy: mark).count }
      #expect(counts[0] == counts[1], "\(mark): \(counts)")
    }
    // Tags without their quoted values: no text has got out of its quotes.
    let markup = pages[0].replacing(/<script[^>]*>.*?<\/script>/.dotMatchesNewlines(), with: "")
    let tags = markup.matches(of: /<[a-zA-Z][^<>]*>/)
    #expect(tags.count > 100)
    for tag in tags { #expect(!String(tag.output.replacing(/"[^"]*"/, with: "")).contains(/\s(on\w+|src|href|xlink:href)\s*=/), "\(tag.output)") }
  }

  #if os(Linux)
    /// With a bound on memory that a tree a hundred times as large as its page would break.
    @Test func hostilePagesTakeLittleMemory() throws {
      let scratch = try Scratch()
      let paragraph = "<p>Kenya praised Ghana on Friday, and both spoke of the harbour, of the bridge and of the price of grain.</p>"
      let pages = [
        String(repeating: "<p>", count: 4_000_000), String(repeating: "<div>", count: 100_000), "<p>" + String(repeating: "&amp;", count: 300_000) + "</p>",
        "<p " + (0..<200_000).map { "a\($0)=1" }.joined(separator: " ") + ">", String(repeating: "<b a b c d e f g h i j k l m n>", count: 190_000),
      ]
      for (number, page) in pages.enumerated() {
        let file = try scratch.file("\(number).html", paragraph + page)
        let status = try run(
          "/bin/sh", ["-c", "ulimit -v 1000000; exec \"$0\" extract \"$1\" -o \"$2\"", Command.executable.path, file, scratch.path("out.json")])
        #expect(status == 0 || status == 2, "page \(number)")
      }
    }
  #endif
}

import Foundation
import Testing

@Suite struct RenderCommandTests {
  static let graph = """
    {"directed": true, "multigraph": true,
     "graph": {"schema": "relata/1", "corpus": {"name": "Talks", "digest": "", "documents": [{"id": "d", "title": null, "date": "2030-01-02", "source": null, "digest": "", "words": 3}]},
      "generator": {"name": "relata", "version": "1", "model": "", "ontology": "", "gazetteer": ""},
      "relations": {"meets": {"label": "meets", "symmetric": true}}},
     "nodes": [{"id": "ada-stone", "name": "Ada Stone", "type": "person", "aliases": ["Stone"], "mentions": []},
      {"id": "bo-reed", "name": "Bo Reed", "type": "person", "aliases": [], "mentions": []},
      {"id": "cy-reed", "name": "Cy Reed", "type": "person", "aliases": ["Reed"], "mentions": []},
      {"id": "di-reed", "name": "Di Reed", "type": "person", "aliases": ["Reed"], "mentions": []}],
     "edges": [{"source": "ada-stone", "target": "bo-reed", "key": "meets", "type": "meets", "polarity": "affirmed", "modality": "actual", "quad": "verbal cooperation", "confidence": 0.9,
      "evidence": [{"document": "d", "start": 0, "end": 21, "text": "Ada Stone met Bo Reed", "trigger": {"start": 10, "end": 13}, "source": {"start": 0, "end": 9}, "target": {"start": 14, "end": 21}, "confidence": 0.9}]}]}
    """

  let folder: URL
  var graph: String { folder.appendingPathComponent("graph.json").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("render-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(RenderCommandTests.graph.utf8).write(to: folder.appendingPathComponent("graph.json"))
  }

  @Test(arguments: [("svg", "<?xml"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF"), ("dot", "digraph relata {")])
  func theExtensionTellsTheFormat(format: String, start: String) throws {
    let picture = folder.appendingPathComponent("picture.\(format)")
    let result = try Command.run(["render", graph, "-o", picture.path])
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(String(decoding: try Data(contentsOf: picture), as: UTF8.self).hasPrefix(start))
    let piped = try Command.run(["render", graph, "--format", format])
    #expect(piped.status == 0)
    #expect(piped.output.hasPrefix(start))
  }

  @Test func anSVGIsTheSameWithoutTheMachinesFonts() throws {
    let bare = folder.appendingPathComponent("fonts.conf").path
    try Data("<fontconfig><cachedir>\(folder.path)</cachedir></fontconfig>".utf8).write(to: URL(fileURLWithPath: bare))
    let drawn = try Command.run(["render", graph], environment: ["FONTCONFIG_FILE": bare])
    #expect(drawn.status == 0)
    #expect(drawn.output == (try Command.run(["render", graph]).output))
  }

  @Test func saysWhatItLeavesOut() throws {
    let result = try Command.run(["render", graph, "--format", "dot"])
    #expect(result.error.contains("2 entities without others; see them with --all"))
    #expect(try Command.run(["render", graph, "--format", "dot", "--all"]).error.isEmpty)
  }

  @Test(arguments: [
    ["--focus", "stone"], ["--focus", "Ada Stone", "--depth", "2"], ["--relation", "meets", "--theme", "dark"], ["--min-weight", "1", "--set", "ink=#000000"],
    ["--until", "2030"], ["--facts", "lines"], ["--legend", "off", "--credit", "The desk"], ["--title", "", "--subtitle", "Who met"],
  ])
  func viewsAreDrawn(arguments: [String]) throws {
    let result = try Command.run(["render", graph] + arguments)
    #expect(result.status == 0)
    #expect(result.output.contains(">Ada Stone<"))
  }

  @Test(arguments: [
    (["--focus", "Ada Stine"], "did you mean ada-stone?"), (["--focus", "Reed"], "may be any of cy-reed, di-reed"),
    (["--focus", "zzz"], "there is no entity \"zzz\""),
    (["--relation", "meet"], "there is meets"), (["--document", "x"], "there is no document \"x\""), (["-o", "picture.bmp"], "the extension tells no format"),
    (["-o", "/nowhere/at/all.svg"], "can't be written"), (["--style", "/nowhere.yaml"], "/nowhere.yaml: no such file"),
    (["--set", "fills.person=red"], "red is no colour"),
    (["--dpi", "1200", "--format", "png", "--set", "font=Times"], ""),
  ])
  func mistakesAreOneLine(arguments: [String], message: String) throws {
    let result = try Command.run(["render", graph] + arguments)
    let lines = result.error.split(separator: "\n").filter { !$0.contains("left out") }
    if message.isEmpty {
      #expect(result.status == 0)
    } else {
      #expect(result.status == 2)
      #expect(lines.count == 1 && lines[0].hasPrefix("relata: ") && lines[0].contains(message), "\(result.error)")
      #expect(result.output.isEmpty)
    }
  }

  @Test(arguments: [
    (["--size", "180x120mm"], "width=\"510pt\" height=\"340pt\""), (["--size", "5x4in"], "width=\"360pt\" height=\"288pt\""),
    (["--landscape"], "width=\"842pt\" height=\"595pt\""), (["--size", "a5"], "width=\"420pt\" height=\"595pt\""), (["--width", "36cm"], "width=\"1020pt\""),
  ])
  func aPictureHasTheSizeThatIsAskedFor(arguments: [String], size: String) throws {
    let result = try Command.run(["render", graph] + arguments)
    #expect(result.status == 0)
    #expect(result.output.contains(size), "\(result.output.prefix(600))")
  }

  @Test(arguments: [
    (["--size", "180"], "expected WIDTHxHEIGHT"), (["--size", "1x1mm"], "expected WIDTHxHEIGHT"), (["--width", "9 miles"], "expected a length"),
    (["--size", "A4", "--width", "9cm"], "choose one"), (["--width", "9cm", "--landscape"], "--landscape turns"),
    (["--size", "12x11mm"], "12x11mm: not even a single line fits"),
    (["--size", "4000x4000mm", "--dpi", "1200", "--format", "png"], "ask for 63 or fewer"),
  ])
  func sizesThatAreNoneAreNamed(arguments: [String], message: String) throws {
    let result = try Command.run(["render", graph] + arguments)
    #expect([2, 64].contains(result.status) && result.error.contains(message), "\(result.error)")
  }

  @Test func aPDFIsTheSameInEveryTimeZone() throws {
    let pictures = try ["UTC", "Asia/Kolkata", "America/St_Johns"].map { zone in
      let file = folder.appendingPathComponent("zone.pdf")
      #expect(try Command.run(["render", graph, "-o", file.path], environment: ["TZ": zone]).status == 0)
      return try Data(contentsOf: file)
    }
    #expect(pictures[0] == pictures[1] && pictures[1] == pictures[2])
  }

  @Test func wordsAreTheReadersOwn() throws {
    let labels = folder.appendingPathComponent("de.yaml")
    try Data("relations: {meets: trifft}\nwords: {person: Mensch}\n".utf8).write(to: labels)
    let result = try Command.run([
      "render", graph, "--labels", labels.path, "--title", "Gespräche", "--subtitle", "Wer & wer", "--source", "Eigene Recherche", "--dates", "", "--credit",
      "Redaktion",
    ])
    #expect(result.status == 0)
    for text in ["> trifft <", ">Mensch<", ">Gespräche<", ">Wer &amp; wer<", ">Eigene Recherche<", ">Redaktion<"] {
      #expect(result.output.contains(text), "\(text)")
    }
    #expect(!result.output.contains("2030-01-02<"))
    try Data("words: {nein: x}".utf8).write(to: labels)
    #expect(try Command.run(["render", graph, "--labels", labels.path]).error.contains("de.yaml: line 1, column 9: nein is no text of a picture"))
  }

  @Test func filesThatAreNoGraphsAreNamed() throws {
    let bad = folder.appendingPathComponent("bad.json")
    try Data("{\"nodes\": 3}".utf8).write(to: bad)
    let result = try Command.run(["render", bad.path])
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("relata: \(bad.path): line 1, column 11: expected an array"))
    #expect(try Command.run(["render", folder.path]).status == 2)
  }

  /// Graphviz needs minutes for this layout; the limit ends it.
  @Test func theTimeLimitIsKept() throws {
    let nodes = (0..<3_000).map { "{\"id\": \"n\($0)\", \"name\": \"n\($0)\", \"type\": \"person\"}" }.joined(separator: ",")
    let edges = (0..<6_000).map {
      "{\"source\": \"n\($0 % 3_000)\", \"target\": \"n\(($0 * 7_919 + 13 + $0 / 3_000) % 3_000)\", \"type\": \"meets\", \"time\": \"\($0)\"}"
    }
    .joined(separator: ",")
    let large = folder.appendingPathComponent("large.json")
    try Data("{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [\(nodes)], \"edges\": [\(edges)]}".utf8).write(to: large)
    let picture = folder.appendingPathComponent("large.svg")
    let result = try Command.run(["render", large.path, "--all", "--layout", "dot", "--time-limit", "1", "-o", picture.path])
    #expect(result.status == 2)
    #expect(result.error.contains("took more than 1 seconds; draw fewer"))
    #expect(!FileManager.default.fileExists(atPath: picture.path))
  }
}

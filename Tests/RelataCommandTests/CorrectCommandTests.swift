import Foundation
import Testing

/// Corrections from the command line: written once, and never seen again.
@Suite struct CorrectCommandTests {
  private final class Desk {
    let scratch: Scratch
    static let articles = [
      "a": "Peru accused Chile of spying. Ana Soto, the president of Peru, met Jorge Vidal in Lima.",
      "b": "Soto criticized Vidal on Monday. Chile supported Bolivia.",
      "c": "Marta Soto praised Jorge Vidal. Peru and Chile signed an agreement. The two shook hands.",
    ]

    init() throws {
      scratch = try Scratch()
      for (name, text) in Desk.articles { try scratch.file("news/\(name).txt", text) }
      #expect(try relata("extract", "news", "-o", "graph.json").status == 0)
    }

    @discardableResult
    func relata(_ arguments: String...) throws -> Command.Result { try Command.run(arguments, folder: scratch.folder) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))) }

    func header(_ name: String = "graph.json") throws -> [String: Any] {
      let graph = try JSONSerialization.jsonObject(with: bytes(name)) as? [String: Any]
      return graph?["graph"] as? [String: Any] ?? [:]
    }

    func edges(_ name: String = "graph.json") throws -> [[String: Any]] {
      let graph = try JSONSerialization.jsonObject(with: bytes(name)) as? [String: Any]
      return graph?["edges"] as? [[String: Any]] ?? []
    }

    func has(_ source: String, _ type: String, _ target: String, in name: String = "graph.json") throws -> Bool {
      try edges(name).contains { $0["source"] as? String == source && $0["type"] as? String == type && $0["target"] as? String == target }
    }
  }

  @Test func aWrongEdgeIsGoneForGood() throws {
    let desk = try Desk()
    #expect(try desk.has("peru", "accuses", "chile"))
    func shown() throws -> [Int] {
      try [["summary", "graph.json"], ["render", "graph.json", "--format", "dot"], ["export", "graph.json", "--format", "graphml"]].map {
        try Command.run($0, folder: desk.scratch.folder).output.components(separatedBy: "accused Chile").count
      }
    }
    let before = try shown()
    let done = try desk.relata("correct", "graph.json", "reject", "Peru", "accuses", "Chile", "--apply", "--author", "A. Reader", "--reason", "satire")
    #expect(done.status == 0, "\(done.error)")
    #expect(try !desk.has("peru", "accuses", "chile"))
    #expect(try String(decoding: desk.bytes("corrections.yaml"), as: UTF8.self).contains("author: A. Reader"))
    let rejected = (try desk.header()["rejected"] as? [String: Any])?["edges"] as? [[String: Any]]
    #expect(rejected?.first?["corrected"] as? String == "rejected")
    #expect(try desk.relata("verify", "graph.json", "news").status == 0)
    // What was said before is not lost by naming another file.
    let other = try desk.relata("correct", "graph.json", "drop", "chile", "--corrections", "other.yaml")
    #expect(other.status == 2 && other.error.contains("was corrected already"), "\(other.error)")
    // Not drawn, exported or counted.
    #expect(try zip(shown(), before).allSatisfy { $0 < $1 })
    // An update says what would be lost, and keeps it when it is told.
    try desk.scratch.file("news/d.txt", "Peru accused Chile of theft. Kenya praised Ghana.")
    let forgotten = try desk.relata("update", "graph.json", "news")
    #expect(forgotten.status == 2 && forgotten.error.contains("--corrections"), "\(forgotten.error)")
    let updated = try desk.relata("update", "graph.json", "news", "--corrections", "corrections.yaml")
    #expect(updated.status == 0, "\(updated.error)")
    #expect(try !desk.has("peru", "accuses", "chile"))
    #expect(try desk.relata("extract", "news", "-o", "fresh.json", "--corrections", "corrections.yaml").status == 0)
    #expect(try desk.bytes("graph.json") == desk.bytes("fresh.json"))
    #expect(try desk.relata("update", "graph.json", "news", "--no-corrections").status == 0)
    #expect(try desk.relata("extract", "news", "-o", "plain.json").status == 0)
    #expect(try desk.bytes("graph.json") == desk.bytes("plain.json"))
    let merged = try desk.relata("merge", "plain.json", "-o", "merged.json", "--corrections", "corrections.yaml")
    #expect(try merged.status == 0 && desk.bytes("merged.json") == desk.bytes("fresh.json"), "\(merged.error)")
    #expect(try desk.relata("correct", "plain.json", "--corrections", "corrections.yaml", "--apply").status == 0)
    #expect(try desk.bytes("plain.json") == desk.bytes("fresh.json"))
  }

  /// The promise of corrections: one command, and neither new articles nor another model nor other graphs bring the edge back.
  @Test func whatIsTakenOutOnceStaysOutForGood() throws {
    let desk = try Desk()
    #expect(try desk.relata("correct", "graph.json", "reject", "Peru", "accuses", "Chile", "--apply").status == 0)
    func expectFresh(_ step: String, _ options: [String]) throws {
      #expect(try !desk.has("peru", "accuses", "chile"), "\(step)")
      let fresh = try Command.run(["extract", "news", "-o", "fresh.json", "--corrections", "corrections.yaml"] + options, folder: desk.scratch.folder)
      #expect(fresh.status == 0 && !fresh.error.contains("does nothing"), "\(step): \(fresh.error)")
      #expect(try desk.bytes("graph.json") == desk.bytes("fresh.json"), "\(step)")
    }
    // New articles say it again, and others read them: without the network, and with another bar.
    for (number, options) in [[], ["--scorer", "rules"], ["--min-confidence", "0.05"], ["--scorer", "rules", "--min-confidence", "0.5"]].enumerated() {
      try desk.scratch.file("news/new-\(number).txt", "Peru accused Chile of fraud number \(number). Kenya praised Ghana.")
      let plain = try Command.run(["extract", "news", "-o", "plain.json"] + options, folder: desk.scratch.folder)
      #expect(try plain.status == 0 && desk.has("peru", "accuses", "chile", in: "plain.json"), "\(options): what nobody would say again shows nothing")
      let updated = try Command.run(["update", "graph.json", "news", "--corrections", "corrections.yaml"] + options, folder: desk.scratch.folder)
      #expect(updated.status == 0, "\(options): \(updated.error)")
      try expectFresh("update \(options)", options)
    }
    // A colleague's graph of other articles, who never corrected anything.
    let options = ["--scorer", "rules", "--min-confidence", "0.5"]
    try desk.scratch.file("more/other.txt", "Peru accused Chile of smuggling. Kenya accused Ghana of theft.")
    #expect(try Command.run(["extract", "more", "-o", "other.json"] + options, folder: desk.scratch.folder).status == 0)
    #expect(try desk.has("peru", "accuses", "chile", in: "other.json"))
    let merged = try desk.relata("merge", "graph.json", "other.json", "-o", "graph.json", "--name", "news", "--corrections", "corrections.yaml")
    #expect(merged.status == 2 && merged.error.contains("graph.json"), "an input is no output: \(merged.error)")
    #expect(try desk.relata("merge", "graph.json", "other.json", "-o", "all.json", "--name", "news", "--corrections", "corrections.yaml").status == 0)
    try desk.scratch.file("graph.json", desk.bytes("all.json"))
    try desk.scratch.file("news/other.txt", "Peru accused Chile of smuggling. Kenya accused Ghana of theft.")
    try expectFresh("merge", options)
  }

  @Test func whatWasRejectedIsExportedWhereItIsAskedFor() throws {
    let desk = try Desk()
    #expect(try desk.relata("correct", "graph.json", "reject", "Peru", "accuses", "Chile", "--apply").status == 0)
    #expect(try desk.relata("correct", "graph.json", "drop", "bolivia", "--apply").status == 0)
    for format in ["graphml", "gexf", "cytoscape"] {
      let usual = try desk.relata("export", "graph.json", "--format", format)
      #expect(usual.status == 0 && !usual.output.contains("accused Chile") && !usual.output.contains("Bolivia\""), "\(format)")
      let whole = try desk.relata("export", "graph.json", "--format", format, "--rejected")
      #expect(whole.status == 0 && whole.output.contains("accused Chile") && whole.output.contains("r:peru|accuses|chile|rejected"), "\(format)")
    }
    #expect(try desk.relata("export", "graph.json", "--format", "csv", "-o", "tables", "--rejected").status == 0)
    #expect(try String(decoding: desk.bytes("tables/edges.csv"), as: UTF8.self).contains("r:peru|accuses|chile|rejected,peru,chile,accuses"))
    let nodes = try String(decoding: desk.bytes("tables/nodes.csv"), as: UTF8.self).split(separator: "\n")
    #expect(nodes.contains { $0.hasPrefix("bolivia,") && $0.contains("rejected") })
    let refused = try desk.relata("export", "graph.json", "--format", "turtle", "--rejected")
    #expect(refused.status == 64 && refused.error.contains("graphml, gexf"), "\(refused.error)")
  }

  @Test func correctsAllThatCanBeCorrected() throws {
    let desk = try Desk()
    for words in [
      ["confirm", "peru", "accuses", "chile"], ["change", "--document", "b", "--sentence", "Chile supported Bolivia", "--to-type", "aids"],
      ["add", "Peru", "cooperates-with", "Chile", "--document", "c", "--sentence", "The two shook hands.", "--articles", "news"],
      ["rename", "chile", "Republic of Chile"], ["retype", "bolivia", "place"],
    ] {
      let done = try Command.run(["correct", "graph.json"] + words, folder: desk.scratch.folder)
      #expect(done.status == 0, "\(words): \(done.error)")
    }
    let applied = try desk.relata("correct", "graph.json", "--apply", "--articles", "news")
    #expect(applied.status == 0 && applied.output == "", "\(applied.error)")
    func mark(_ source: String, _ type: String, _ target: String) throws -> String? {
      try desk.edges().first { $0["source"] as? String == source && $0["type"] as? String == type && $0["target"] as? String == target }?["corrected"]
        as? String
    }
    #expect(try mark("peru", "accuses", "chile") == "confirmed")
    #expect(try mark("chile", "aids", "bolivia") == "changed")
    #expect(
      try mark("chile", "cooperates-with", "peru") == "added" || mark("peru", "cooperates-with", "chile") == "added"
        || mark("chile", "cooperates-with", "peru") == "confirmed")
    #expect(try desk.relata("explain", "graph.json", "Republic of Chile").status == 0)
    #expect(try desk.relata("verify", "graph.json", "news").output == "")
    #expect(try desk.relata("extract", "news", "-o", "fresh.json", "--corrections", "corrections.yaml").status == 0)
    #expect(try desk.bytes("fresh.json") == desk.bytes("graph.json"))
    #expect(try desk.relata("diff", "graph.json", "fresh.json").status == 0)
    // The article is withdrawn: what was said of it does nothing, and says so.
    try FileManager.default.removeItem(atPath: desk.scratch.path("news/c.txt"))
    let updated = try desk.relata("update", "graph.json", "news", "--prune", "--corrections", "corrections.yaml")
    #expect(updated.status == 0 && updated.error.contains("add does nothing: there is no document c"), "\(updated.error)")
    let listed = try desk.relata("correct", "graph.json")
    #expect(listed.status == 1 && listed.output.contains("corrections.yaml: line"), "\(listed.output)")
  }

  @Test func diffNamesCorrectionsAsCauses() throws {
    let desk = try Desk()
    #expect(try desk.relata("correct", "graph.json", "reject", "peru", "accuses", "chile", "--apply", "-o", "new.json").status == 0)
    let diff = try desk.relata("diff", "graph.json", "new.json")
    #expect(diff.status == 1 && diff.output.contains("because it was corrected") && diff.output.contains("the corrections changed"), "\(diff.output)")
    #expect(!diff.output.contains("the file was edited"))
    #expect(try desk.relata("diff", "graph.json", "new.json", "--format", "json", "-o", "d.json").status == 1)
    #expect(try desk.relata("patch", "graph.json", "d.json", "-o", "patched.json").status == 0)
    #expect(try desk.bytes("patched.json") == desk.bytes("new.json"))
  }

  @Test func editedGraphsAreNoticedAndCanBeKept() throws {
    let desk = try Desk()
    var graph = try JSONSerialization.jsonObject(with: desk.bytes("graph.json")) as? [String: Any] ?? [:]
    var edges = graph["edges"] as? [[String: Any]] ?? []
    edges.removeAll { $0["type"] as? String == "accuses" }
    graph["edges"] = edges
    try desk.scratch.file("edited.json", JSONSerialization.data(withJSONObject: graph))
    for command in [["verify", "edited.json"], ["update", "edited.json", "news"], ["merge", "edited.json"], ["correct", "edited.json", "drop", "peru"]] {
      let noticed = try Command.run(command, folder: desk.scratch.folder)
      #expect(noticed.status == (command[0] == "verify" ? 1 : 2), "\(command)")
      #expect((noticed.output + noticed.error).contains("relata correct --from-edited OLD"), "\(command): \(noticed.output + noticed.error)")
    }
    // A file that was only laid out anew is no other.
    let laid = try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: desk.bytes("graph.json")))
    #expect(try desk.relata("verify", desk.scratch.file("laid.json", laid)).status == 0)
    let kept = try desk.relata("correct", "--from-edited", "graph.json", "edited.json")
    #expect(kept.status == 0, "\(kept.error)")
    #expect(try desk.relata("update", "graph.json", "news", "--corrections", "corrections.yaml").status == 0)
    #expect(try !desk.has("peru", "accuses", "chile"))
  }

  @Test func badInputIsRefusedAndWritesNothing() throws {
    let desk = try Desk()
    try desk.scratch.file("bad.yaml", "- drop: Perru\n")
    try desk.scratch.file("both.yaml", "- same: [Ana Soto, Vidal]\n- distinct: [Jorge Vidal, ana-soto]\n")
    let files: [(String, String)] = [
      ("bad.yaml", "bad.yaml: line 1, column 3: there is no entity \"Perru\" in the graph; did you mean peru?"),
      ("both.yaml", "both.yaml: line 2, column 3: distinct contradicts same in line 1"), ("none.yaml", "none.yaml: no such file"),
      ("key.yaml", "key.yaml: line 2, column 3: rejct is no key of a correction; did you mean reject?"),
      ("tabs.yaml", "tabs.yaml: line 2, column 1: is not YAML: found a tab character that violates indentation"),
      ("large.yaml", "large.yaml: has 10 MB, more than the limit of 8 MB; split it"),
    ]
    try desk.scratch.file("key.yaml", "- drop: peru\n- rejct: {document: a, sentence: accused}\n")
    try desk.scratch.file("tabs.yaml", "- drop: peru\n\tauthor: A. Reader\n")
    try desk.scratch.file("large.yaml", String(repeating: "- drop: peru\n", count: 800_000))
    for (file, message) in files {
      for command in [["extract", "news", "-o", "new.json"], ["merge", "graph.json", "-o", "new.json"], ["update", "graph.json", "news", "-o", "new.json"]] {
        let refused = try Command.run(command + ["--corrections", file], folder: desk.scratch.folder)
        #expect(refused.status == 2 && refused.error.contains(message), "\(command) \(file): \(refused.error)")
        #expect(try !desk.scratch.names.contains("new.json"))
      }
    }
    let skipped = try desk.relata("extract", "news", "--corrections", "bad.yaml", "--skip-unmatched", "-o", "new.json")
    #expect(skipped.status == 0 && skipped.error.contains("drop does nothing: there is no entity"), "\(skipped.error)")
    for (words, message) in [
      (["reject", "Perru", "accuses", "Chile"], "did you mean peru"),
      (["reject", "peru", "acuses", "chile"], "acuses is no relation type; did you mean accuses"),
      (["reject", "kenya", "accuses", "chile"], "there is no entity"), (["reject", "chile", "accuses", "peru"], "there is no relation chile accuses peru"),
      (["add", "peru", "meets", "chile", "--document", "c", "--sentence", "The two shook hands."], "--articles"),
      (["add", "peru", "meets", "chile", "--document", "c", "--sentence", "They danced.", "--articles", "news"], "is not in c"),
    ] {
      let refused = try Command.run(["correct", "graph.json"] + words, folder: desk.scratch.folder)
      #expect(refused.status == 2 && refused.error.contains(message), "\(words): \(refused.error)")
      #expect(try !desk.scratch.names.contains("corrections.yaml"))
    }
    for words in [
      ["rejct"], ["reject", "a"], ["drop"], ["retype", "peru", "thing"], ["same", "peru"], ["change", "peru", "accuses", "chile"],
      ["drop", "peru", "--document", "a"],
    ] {
      #expect(try Command.run(["correct", "graph.json"] + words, folder: desk.scratch.folder).status == 64, "\(words)")
    }
  }

  @Test func reviewsGoOnWhereTheyEnded() throws {
    let desk = try Desk()
    let count = try desk.edges().count
    func review(_ keys: String) throws -> Command.Result { try Command.run(["review", "graph.json"], input: keys, folder: desk.scratch.folder) }
    func written() throws -> [String] {
      try String(decoding: desk.bytes("corrections.yaml"), as: UTF8.self).split(separator: "\n").map { $0.split(separator: ":").first.map(String.init) ?? "" }
    }
    // Names first: the Soto of one article may be either of two. Then the weakest edge.
    let first = try review(String(repeating: " ", count: 2) + "crq")
    #expect(first.status == 0 && first.error.contains("2 answers in corrections.yaml"), "\(first.output)\(first.error)")
    #expect(first.output.contains("Are these the same?"), "\(first.output)")
    let said = try written()
    #expect(said.count == 2)
    // What is decided is not asked again, and the last answer can be taken back.
    let second = try review(String(repeating: " ", count: 2) + "ruq")
    #expect(second.output.contains(" of \(count + 2 - 2). "), "\(second.output)")
    #expect(try written() == said)
    #expect(try review("").status == 0)
    #expect(try desk.relata("correct", "graph.json", "--apply").status == 0)
    #expect(try desk.edges().filter { $0["corrected"] != nil }.count == said.filter { $0 == "- confirm" }.count)
  }
}

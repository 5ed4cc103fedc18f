import Foundation
import RelataGraph
import Testing

@testable import RelataExport

/// Each format of one small graph as a whole; the graph has parallel edges, edges without evidence, and what formats must escape.
@Suite struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

  static func graph() throws -> Graph {
    try Graph(json: [UInt8](Data(contentsOf: folder.appendingPathComponent("graph.json"))))
  }

  @Test(arguments: [
    (ExportFile.json, "graph.json"), (.graphml, "graph.graphml"), (.gexf, "graph.gexf"), (.cytoscape, "graph.cyjs"), (.csvNodes, "csv/nodes.csv"),
    (.csvEdges, "csv/edges.csv"), (.csvEvidence, "csv/evidence.csv"), (.csvDocuments, "csv/documents.csv"),
    (.neo4jNodes, "neo4j/nodes.csv"), (.neo4jRelationships, "neo4j/relationships.csv"), (.neo4jScript, "neo4j/load.cypher"),
    (.plover, "events.jsonl"), (.events, "events-flat.jsonl"), (.eventsCSV, "events.csv"), (.negatedEvents, "negated.jsonl"),
    (.ftm, "graph.ftm"), (.turtle, "graph.ttl"), (.jsonld, "graph.jsonld"),
  ])
  func writesAsExpected(file: ExportFile, name: String) throws {
    let expected = try Data(contentsOf: GoldenTests.folder.appendingPathComponent(name))
    let found = try written(GoldenTests.graph(), file)
    if found != [UInt8](expected) {
      let lines = zip(String(decoding: found, as: UTF8.self).split(separator: "\n"), String(decoding: expected, as: UTF8.self).split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      Issue.record("\(name): found \(first?.0 ?? "another length"), expected \(first?.1 ?? "another length")")
    }
  }

  private func written(_ graph: Graph, _ file: ExportFile) -> [UInt8] {
    var bytes: [UInt8] = []
    graph.export(file) { bytes += $0 }
    return bytes
  }

  @Test func everyFileOfEveryFormatIsWritten() {
    let empty = Graph(
      generator: .init(name: "", version: "", model: "", ontology: "", gazetteer: ""), corpus: .init(name: "", documents: [], digest: ""), relationTypes: [:],
      entities: [], relations: [])
    for file in ExportFormat.allCases.flatMap(\.files) where ![.plover, .ftm, .events, .negatedEvents].contains(file) {
      #expect(!written(empty, file).isEmpty, "\(file)")
    }
  }
}

@Suite struct ExportFormatTests {
  @Test(arguments: [
    ("a.dot", ExportFormat.dot), ("a.gv", .dot), ("a.json", .json), ("a/b.GraphML", .graphml), ("a.gexf", .gexf), ("a.cyjs", .cytoscape),
    ("a.cytoscape.json", .cytoscape), ("a.csv", .csv), ("a.events.csv", .events), ("a.jsonl", .plover), ("a.ftm.json", .ftm), ("a.ftm.jsonl", .ftm),
    ("a.ttl", .turtle),
    ("a.jsonld", .jsonld),
  ])
  func isKnownByEnding(path: String, format: ExportFormat) {
    #expect(ExportFormat(path: path) == format)
  }

  @Test(arguments: ["a", "a.xyz", "graphml", "csv", ""])
  func isNotGuessed(path: String) {
    #expect(ExportFormat(path: path) == nil)
  }

  @Test func whatIsDeniedGoesBesideTheEvents() {
    #expect(ExportFormat.events.paths(output: "out/a.csv").files.map(\.path) == ["out/a.csv", "out/a-negated.csv"])
    #expect(ExportFormat.events.paths(output: "out.d/a").files.map(\.path) == ["out.d/a", "out.d/a-negated"])
    #expect(ExportFormat.events.paths(output: "-").files.map(\.path) == ["-"])
    #expect(ExportFormat.events.paths(output: "a.CSV").files.map(\.file) == [.eventsCSV, .negatedEventsCSV])
  }

  @Test func tablesGoToSeveralFiles() {
    #expect(
      ExportFormat.csv.paths(output: "out/a.csv").files.map(\.path) == ["out/a-nodes.csv", "out/a-edges.csv", "out/a-evidence.csv", "out/a-documents.csv"])
    #expect(ExportFormat.csv.paths(output: "out/").files.map(\.path) == ["out/nodes.csv", "out/edges.csv", "out/evidence.csv", "out/documents.csv"])
    #expect(ExportFormat.neo4j.paths(output: "out").folder == "out")
    #expect(ExportFormat.gexf.paths(output: "a.gexf").files.map(\.path) == ["a.gexf"])
  }
}

@Suite struct ExportTextTests {
  @Test(arguments: [("a\u{0}b", "ab"), ("a\tb\n", "a\tb\n"), ("\u{FFFE}x\u{FFFF}", "x"), ("\u{FFFD}", "\u{FFFD}"), ("🙂\u{7F}", "🙂"), ("", "")])
  func dropsWhatXMLForbids(text: String, expected: String) {
    #expect(ExportText.clean(text) == expected)
  }

  @Test(arguments: [("russia", "russia"), ("a|b", "a%7Cb"), ("100%", "100%25"), ("a b", "a%20b"), ("\u{1}", "%01"), ("є", "є"), ("a&b", "a%26b")])
  func encodesIdentifiers(id: String, expected: String) {
    #expect(ExportText.identifier(id) == expected)
  }
}

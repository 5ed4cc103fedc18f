import Foundation
import Testing

/// `export`, `verify` and `query` as users run them.
@Suite struct ExportCommandTests {
  static let graph = #"""
    {"directed": true, "multigraph": true, "graph": {"schema": "relata/1", "relations": {"meets": {"label": "meets", "symmetric": true, "plover": "CONSULT"}},
     "corpus": {"name": "c", "digest": "", "documents": []}},
     "nodes": [{"id": "ada", "name": "Ada", "type": "person", "count": 0, "mentions": []}, {"id": "bo", "name": "Bo", "type": "person", "count": 0, "mentions": []}],
     "edges": [{"source": "ada", "target": "bo", "type": "meets", "key": "meets", "weight": 0, "evidence": []}]}
    """#

  @Test(arguments: ["dot", "json", "graphml", "gexf", "cytoscape", "ftm", "turtle", "jsonld"])
  func exportsToStandardOutput(format: String) throws {
    let result = try Command.run(["export", "-", "--format", format], input: ExportCommandTests.graph)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("Ada"))
    #expect(result.error == "")
  }

  @Test func exportsTablesToFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(try Command.run(["export", "-", "-o", "t.csv"], input: ExportCommandTests.graph, folder: folder).status == 0)
    #expect(try Command.run(["export", "-", "--format", "neo4j", "-o", "neo/import"], input: ExportCommandTests.graph, folder: folder).status == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(
      names == [
        "neo", "neo/import", "neo/import/load.cypher", "neo/import/nodes.csv", "neo/import/relationships.csv", "t-documents.csv", "t-edges.csv",
        "t-evidence.csv", "t-nodes.csv",
      ])
  }

  @Test(arguments: [
    (["export", "-"], "what format?"), (["export", "-", "-o", "a.xyz"], "what format?"), (["export", "-", "--format", "csv"], "several files"),
    (["export", "-", "--format", "sqlite"], "sqlite is a file"),
    (["query", "-", "links", "ada"], "two entities"), (["query", "-", "pairs", "--limit", "0"], "at least 1"),
  ])
  func refusesWrongUse(arguments: [String], message: String) throws {
    let result = try Command.run(arguments, input: ExportCommandTests.graph)
    #expect(result.status == 64)
    #expect(result.error.contains(message))
    #expect(result.output == "")
  }

  @Test(arguments: [
    (["export", "-", "--format", "gexf"], "{"), (["export", "missing.json", "--format", "gexf"], ""), (["verify", "-"], "[]"),
    (["verify", "-", "no-such-folder"], ExportCommandTests.graph), (["query", "-", "opposes", "nobody"], ExportCommandTests.graph),
    (["export", "-", "-o", "no/such/folder/a.gexf"], ExportCommandTests.graph),
  ])
  func reportsBadInputInOneLine(arguments: [String], input: String) throws {
    let result = try Command.run(arguments, input: input)
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("relata: "))
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(result.output == "")
  }

  @Test func verifiesAndListsProblems() throws {
    let result = try Command.run(["verify", "-"], input: ExportCommandTests.graph)
    #expect(result.status == 1)
    #expect(result.output == "edge ada meets bo: has no evidence\n")
  }

  @Test(arguments: [
    ("text", "first  second  evidence  cooperation  conflict  facts  negated\nada    bo      0         0            0         0      0\n"),
    ("csv", "first,second,evidence,cooperation,conflict,facts,negated\nada,bo,0,0,0,0,0\n"),
  ])
  func answersQuestions(format: String, expected: String) throws {
    let result = try Command.run(["query", "-", "pairs", "--format", format], input: ExportCommandTests.graph)
    #expect(result.status == 0)
    #expect(result.output == expected)
  }
}

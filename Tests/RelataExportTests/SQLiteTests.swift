import CSQLite
import Foundation
import RelataGraph
import Testing

@testable import RelataExport

/// The database, read back with SQLite.
@Suite struct SQLiteTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relata-" + UUID().uuidString)

  private func rows(_ sql: String) throws -> [[String?]] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("graph.sqlite").path
    try GoldenTests.graph().writeSQLite(to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["graph.sqlite"])
    var database: OpaquePointer?
    try #require(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    try #require(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(database)))")
    defer { sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append((0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
    }
    return rows
  }

  @Test func hasEveryRow() throws {
    let graph = try GoldenTests.graph()
    let counts = try rows(
      "SELECT (SELECT count(*) FROM nodes), (SELECT count(*) FROM edges), (SELECT count(*) FROM evidence), (SELECT count(*) FROM documents)")
    let evidence = graph.relations.reduce(0) { $0 + $1.evidence.count }
    #expect(counts == [[graph.entities.count, graph.relations.count, evidence, graph.corpus.documents.count].map { String($0) }])
  }

  @Test func everythingRefersToWhatIsThere() throws {
    #expect(try rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try rows("PRAGMA integrity_check") == [["ok"]])
  }

  /// Datasette links what refers, and offers a search where the index is written in its spelling.
  @Test func programsSeeWhatRefersAndWhatIsIndexed() throws {
    for table in ["events", "negated_events"] {
      let keys = try rows("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('\(table)') ORDER BY 1")
      #expect(keys == [["actor_id", "nodes"], ["document", "documents"], ["edge", "edges"], ["recipient_id", "nodes"]])
    }
    #expect(try rows("SELECT name FROM sqlite_master WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"sentences\"%'") == [["sentences_fts"]])
  }

  @Test func sentencesAreFoundByTheirWords() throws {
    let found = try rows("SELECT sentences.text FROM sentences_fts JOIN sentences ON sentences.id = sentences_fts.rowid WHERE sentences_fts MATCH 'monday'")
    #expect(found == [["Ada met Bo on Monday."]])
  }

  @Test func eventsHaveTheColumnsOfTheirTable() throws {
    #expect(try rows("SELECT name FROM pragma_table_info('events') ORDER BY cid").map { $0[0] } == EventColumns.all.map(\.name))
    #expect(try rows("SELECT event, quad FROM events WHERE id = 'e:d1|0-21|ada|REJECT|bo'") == [["REJECT", "verbal conflict"]])
  }

  @Test func leavesNothingWhereItCantWrite() throws {
    let path = folder.appendingPathComponent("none/graph.sqlite").path
    #expect(throws: OutputError.self) { try GoldenTests.graph().writeSQLite(to: path) }
  }

  /// As every output is written.
  @Test func goesThroughALinkAndKeepsTheMode() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.appendingPathComponent("link.sqlite").path
    let file = folder.appendingPathComponent("kept.sqlite").path
    #expect(FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o640]))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "kept.sqlite")
    try GoldenTests.graph().writeSQLite(to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "kept.sqlite")
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o640 && attributes[.size] as? Int ?? 0 > 0)
  }
}

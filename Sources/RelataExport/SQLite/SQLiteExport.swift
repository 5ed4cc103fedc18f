import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Graph {
  /// Writes the graph as a SQLite database, whole or not at all: nodes, edges, evidence, sentences with a full-text index, documents and events.
  ///
  /// - Parameters:
  ///   - path: The database's file, which is written anew.
  ///   - actors: The countries and sectors of the actors of events; without it, as far as the graph tells them.
  public func writeSQLite(to path: String, actors: ActorDirectory? = nil) throws(OutputError) {
    func failure() -> OutputError { OutputError(path: path, reason: String(cString: strerror(errno))) }
    // SQLite asks for a name; the file loses it as soon as it is open.
    guard let (descriptor, scratch) = UnnamedFile.openNamed(OutputFile.folder(of: path) + ".relata.") else { throw failure() }
    defer { close(descriptor) }
    do {
      let database: SQLiteDatabase
      do {
        defer { unlink(scratch) }
        database = try SQLiteDatabase(path: scratch)
      }
      try SQLiteExport(self, actors ?? ActorDirectory(self)).write(to: database)
    } catch {
      throw OutputError(path: path, reason: error.message)
    }
    try OutputFile.write(to: path) { (write) throws(OutputError) in
      var place = 0
      while true {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, initialized in
          count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(place))
          initialized = max(0, count)
        }
        guard count >= 0 || errno == EINTR else { throw failure() }
        if count == 0 { return }
        place += max(0, count)
        try write(piece)
      }
    }
  }
}

/// The tables of a database, in the order in which they refer to each other.
private struct SQLiteExport {
  let graph: Graph
  let actors: ActorDirectory

  init(_ graph: Graph, _ actors: ActorDirectory) {
    self.graph = graph
    self.actors = actors
  }

  func write(to database: SQLiteDatabase) throws(SQLiteError) {
    // A file that is thrown away where it is not whole needs no journal.
    try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; BEGIN")
    try writeAbout(database)
    try writeNodes(database)
    try writeDocuments(database)
    try writeEdges(database)
    try writeEvidence(database)
    let list = EventList(graph)
    try writeEvents("events", list.events, database)
    try writeEvents("negated_events", list.negated, database)
    try database.run(
      """
      CREATE INDEX edges_source ON edges(source); CREATE INDEX edges_target ON edges(target); CREATE INDEX evidence_edge ON evidence(edge);
      CREATE INDEX evidence_sentence ON evidence(sentence); CREATE INDEX events_actor ON events(actor_id); CREATE INDEX events_recipient ON events(recipient_id);
      CREATE INDEX events_edge ON events(edge); CREATE INDEX negated_events_edge ON negated_events(edge);
      -- Datasette finds the index of a table by this very spelling.
      CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content="sentences", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
      INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild');
      CREATE VIEW statements AS SELECT edges.source, edges.type, edges.target, edges.polarity, edges.modality, edges.attributed, documents.date,
        sentences.text, evidence.confidence, evidence.document FROM evidence JOIN edges ON edges.id = evidence.edge
        JOIN sentences ON sentences.id = evidence.sentence LEFT JOIN documents ON documents.id = evidence.document;
      COMMIT
      """)
  }

  private func writeAbout(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.run("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    let insert = try database.prepare("INSERT INTO about VALUES (?, ?)")
    for (name, value) in graph.exportAttributes { try insert.run([.text(name), .text(value)]) }
  }

  private func writeNodes(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.run("CREATE TABLE nodes (id TEXT PRIMARY KEY, \(SQLiteExport.columns(NodeAttributes.of(graph))))")
    let insert = try database.prepare(SQLiteExport.insert("nodes", NodeAttributes.of(graph).count + 1))
    for entity in graph.entities { try insert.run([.text(entity.id)] + NodeAttributes.of(graph).map { $0.value(entity) }) }
  }

  private func writeDocuments(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.run("CREATE TABLE documents (id TEXT PRIMARY KEY, \(SQLiteExport.columns(DocumentAttributes.all)))")
    let insert = try database.prepare(SQLiteExport.insert("documents", DocumentAttributes.all.count + 1))
    for document in graph.corpus.documents { try insert.run([.text(document.id)] + DocumentAttributes.all.map { $0.value(document) }) }
  }

  private func writeEdges(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.run(
      """
      CREATE TABLE edges (id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES nodes(id), target TEXT NOT NULL REFERENCES nodes(id), key TEXT NOT NULL, \
      \(SQLiteExport.columns(EdgeAttributes.of(graph))))
      """)
    let insert = try database.prepare(SQLiteExport.insert("edges", EdgeAttributes.of(graph).count + 4))
    for row in RelationRows(graph) {
      try insert.run(
        [.text(row.id), .text(row.relation.source), .text(row.relation.target), .text(row.relation.key)] + EdgeAttributes.of(graph).map { $0.value(row) })
    }
  }

  private struct Place: Hashable {
    var document: String
    var range: Range<Int>
  }

  private func writeEvidence(_ database: SQLiteDatabase) throws(SQLiteError) {
    let columns = EvidenceAttributes.all.filter { !["document", "start", "end", "text"].contains($0.name) }
    try database.run(
      """
      CREATE TABLE sentences (id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), start INTEGER, "end" INTEGER, text TEXT);
      CREATE TABLE evidence (id TEXT PRIMARY KEY, edge TEXT NOT NULL REFERENCES edges(id), document TEXT NOT NULL REFERENCES documents(id), \
      sentence INTEGER NOT NULL REFERENCES sentences(id), \(SQLiteExport.columns(columns)))
      """)
    let sentence = try database.prepare(SQLiteExport.insert("sentences", 5))
    let insert = try database.prepare(SQLiteExport.insert("evidence", columns.count + 4))
    var numbers: [Place: Int] = [:]
    for row in RelationRows(graph) {
      for (number, evidence) in row.relation.evidence.enumerated() {
        let place = Place(document: evidence.document, range: evidence.range)
        let known = numbers[place]
        let id = known ?? numbers.count + 1
        if known == nil {
          numbers[place] = id
          let range = evidence.range
          try sentence.run([.integer(id), .text(evidence.document), .integer(range.lowerBound), .integer(range.upperBound), .text(evidence.text)])
        }
        try insert.run([.text("\(row.id)#\(number + 1)"), .text(row.id), .text(evidence.document), .integer(id)] + columns.map { $0.value(evidence) })
      }
    }
  }

  private func writeEvents(_ table: String, _ events: [Event], _ database: SQLiteDatabase) throws(SQLiteError) {
    let references = ["actor_id": "nodes", "recipient_id": "nodes", "edge": "edges", "document": "documents"]
    try database.run("CREATE TABLE \(table) (\(SQLiteExport.columns(EventColumns.all, references: references)), PRIMARY KEY (id))")
    let insert = try database.prepare(SQLiteExport.insert(table, EventColumns.all.count))
    let rows = EventRows(graph, actors)
    for event in events {
      let row = rows.row(event)
      try insert.run(EventColumns.all.map { $0.value(row) })
    }
  }

  /// - Parameter references: The tables whose identifiers columns hold.
  private static func columns<Subject>(_ attributes: [ExportAttribute<Subject>], references: [String: String] = [:]) -> String {
    attributes.map { attribute in
      let type =
        switch attribute.kind {
        case .text: "TEXT"
        case .integer, .flag: "INTEGER"
        case .real: "REAL"
        }
      return "\"\(attribute.name)\" \(type)" + (references[attribute.name].map { " REFERENCES \($0)(id)" } ?? "")
    }.joined(separator: ", ")
  }

  private static func insert(_ table: String, _ count: Int) -> String {
    "INSERT INTO \(table) VALUES (\(Array(repeating: "?", count: count).joined(separator: ", ")))"
  }
}

import RelataGraph

/// The formats that graphs are handed to other tools in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case dot, json, graphml, gexf, cytoscape, csv, neo4j, sqlite, events, plover, ftm, turtle, jsonld
  /// What is denied, which is no event.
  case negatedEvents = "negated-events"

  /// The format that the name of a file asks for.
  public init?(path: String) {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    let matches = ExportFormat.allCases.flatMap { format in format.endings.filter(name.hasSuffix).map { (format, $0.count) } }
    // .ftm.json is no .json.
    guard let longest = matches.max(by: { $0.1 < $1.1 }) else { return nil }
    self = longest.0
  }

  /// What names of files end in.
  public var endings: [String] {
    switch self {
    case .dot: [".dot", ".gv"]
    case .json: [".json"]
    case .graphml: [".graphml"]
    case .gexf: [".gexf"]
    case .cytoscape: [".cyjs", ".cytoscape.json"]
    case .csv: [".csv"]
    case .neo4j: []
    case .sqlite: [".sqlite", ".sqlite3", ".db"]
    case .events: [".events.jsonl", ".events.csv"]
    case .negatedEvents: [".negated.jsonl", ".negated.csv"]
    case .plover: [".plover.jsonl", ".jsonl"]
    case .ftm: [".ftm", ".ftm.json", ".ftm.jsonl"]
    case .turtle: [".ttl"]
    case .jsonld: [".jsonld"]
    }
  }

  /// The files that make up the format: one, but for tables, and none for a database, which `writeSQLite` writes.
  public var files: [ExportFile] {
    switch self {
    case .dot: [.dot]
    case .json: [.json]
    case .graphml: [.graphml]
    case .gexf: [.gexf]
    case .cytoscape: [.cytoscape]
    case .csv: [.csvNodes, .csvEdges, .csvEvidence, .csvDocuments]
    case .neo4j: [.neo4jNodes, .neo4jRelationships, .neo4jScript]
    case .sqlite: []
    case .events: [.events]
    case .negatedEvents: [.negatedEvents]
    case .plover: [.plover]
    case .ftm: [.ftm]
    case .turtle: [.turtle]
    case .jsonld: [.jsonld]
    }
  }

  /// Where the files go: `output` itself if there is one, otherwise `output-nodes.csv` or `output/nodes.csv`.
  ///
  /// Events are CSV where the name ends in `.csv`, and what is denied goes beside them, unless they go to standard output (`-`).
  ///
  /// - Returns: The files with their paths, and the folder that must be there, if any.
  public func paths(output: String) -> (files: [(file: ExportFile, path: String)], folder: String?) {
    let isTable = output.lowercased().hasSuffix(".csv")
    if self == .negatedEvents { return ([(isTable ? .negatedEventsCSV : .negatedEvents, output)], nil) }
    if self == .events {
      guard output != "-" else { return ([(.events, output)], nil) }
      let dot = output.lastIndex(of: ".").flatMap { $0 > (output.lastIndex(of: "/") ?? output.startIndex) ? $0 : nil } ?? output.endIndex
      let beside = output[..<dot] + "-negated" + output[dot...]
      return ([(isTable ? .eventsCSV : .events, output), (isTable ? .negatedEventsCSV : .negatedEvents, String(beside))], nil)
    }
    guard files.count > 1 else { return (files.map { ($0, output) }, nil) }
    if self == .csv, output.lowercased().hasSuffix(".csv") {
      return (files.map { ($0, output.dropLast(".csv".count) + "-" + $0.name) }, nil)
    }
    let folder = output.hasSuffix("/") ? String(output.dropLast()) : output
    return (files.map { ($0, folder + "/" + $0.name) }, folder)
  }
}

/// A file of an export.
public enum ExportFile: Sendable, Hashable {
  case dot, json, graphml, gexf, cytoscape, csvNodes, csvEdges, neo4jNodes, neo4jRelationships, neo4jScript, plover, ftm, turtle, jsonld
  case events, eventsCSV, negatedEvents, negatedEventsCSV, csvEvidence, csvDocuments

  /// Its name in a folder with the others of its format; empty for a file that is alone.
  var name: String {
    switch self {
    case .csvNodes, .neo4jNodes: "nodes.csv"
    case .csvEdges: "edges.csv"
    case .csvEvidence: "evidence.csv"
    case .csvDocuments: "documents.csv"
    case .neo4jRelationships: "relationships.csv"
    case .neo4jScript: "load.cypher"
    case .dot, .json, .graphml, .gexf, .cytoscape, .plover, .ftm, .turtle, .jsonld: ""
    case .events, .eventsCSV, .negatedEvents, .negatedEventsCSV: ""
    }
  }
}

extension Graph {
  /// Writes a file of an export in pieces, so that no second copy of a large graph is held.
  ///
  /// The same graph gives the same bytes.
  ///
  /// - Parameter actors: The countries and sectors of actors, for tables of events; without it, as far as the graph tells them.
  public func export<Failure: Error>(_ file: ExportFile, actors: ActorDirectory? = nil, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    switch file {
    case .dot:
      // For programs: an edge for each line.
      var diagram = DiagramStyle().diagram(self, facts: DiagramFacts())
      diagram.labelsAreNodes = false
      try write(Array(diagram.dot().utf8))
    case .json: try writeJSON(write)
    case .graphml: try writeGraphML(write)
    case .gexf: try writeGEXF(write)
    case .cytoscape: try writeCytoscapeJSON(write)
    case .csvNodes: try writeNodesCSV(write)
    case .csvEdges: try writeEdgesCSV(write)
    case .csvEvidence: try writeEvidenceCSV(write)
    case .csvDocuments: try writeDocumentsCSV(write)
    case .neo4jNodes: try writeNeo4jNodes(write)
    case .neo4jRelationships: try writeNeo4jRelationships(write)
    case .neo4jScript: try write(Array(neo4jScript().utf8))
    case .events: try writeEvents(negated: false, actors: actors ?? ActorDirectory(self), write)
    case .eventsCSV: try writeEventsCSV(negated: false, actors: actors ?? ActorDirectory(self), write)
    case .negatedEvents: try writeEvents(negated: true, actors: actors ?? ActorDirectory(self), write)
    case .negatedEventsCSV: try writeEventsCSV(negated: true, actors: actors ?? ActorDirectory(self), write)
    case .plover: try writePLOVEREvents(actors: actors ?? ActorDirectory(self), write)
    case .ftm: try writeFollowTheMoney(write)
    case .turtle: try writeTurtle(write)
    case .jsonld: try writeJSONLD(write)
    }
  }
}

import RelataGraph

/// The formats that graphs are handed to other tools in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case dot, json, graphml, gexf, cytoscape, csv, neo4j, plover, ftm, turtle, jsonld

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
    case .plover: [".plover.jsonl", ".jsonl"]
    case .ftm: [".ftm", ".ftm.json", ".ftm.jsonl"]
    case .turtle: [".ttl"]
    case .jsonld: [".jsonld"]
    }
  }

  /// The files that make up the format: one, but for tables.
  public var files: [ExportFile] {
    switch self {
    case .dot: [.dot]
    case .json: [.json]
    case .graphml: [.graphml]
    case .gexf: [.gexf]
    case .cytoscape: [.cytoscape]
    case .csv: [.csvNodes, .csvEdges]
    case .neo4j: [.neo4jNodes, .neo4jRelationships, .neo4jScript]
    case .plover: [.plover]
    case .ftm: [.ftm]
    case .turtle: [.turtle]
    case .jsonld: [.jsonld]
    }
  }

  /// Where the files go: `output` itself if there is one, otherwise `output-nodes.csv` or `output/nodes.csv`.
  ///
  /// - Returns: The files with their paths, and the folder that must be there, if any.
  public func paths(output: String) -> (files: [(file: ExportFile, path: String)], folder: String?) {
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

  /// Its name in a folder with the others of its format; empty for a file that is alone.
  var name: String {
    switch self {
    case .csvNodes, .neo4jNodes: "nodes.csv"
    case .csvEdges: "edges.csv"
    case .neo4jRelationships: "relationships.csv"
    case .neo4jScript: "load.cypher"
    case .dot, .json, .graphml, .gexf, .cytoscape, .plover, .ftm, .turtle, .jsonld: ""
    }
  }
}

extension Graph {
  /// Writes a file of an export in pieces, so that no second copy of a large graph is held.
  ///
  /// The same graph gives the same bytes.
  public func export<Failure: Error>(_ file: ExportFile, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    switch file {
    case .dot: try write(Array(DiagramStyle().diagram(self).dot().utf8))
    case .json: try writeJSON(write)
    case .graphml: try writeGraphML(write)
    case .gexf: try writeGEXF(write)
    case .cytoscape: try writeCytoscapeJSON(write)
    case .csvNodes: try writeNodesCSV(write)
    case .csvEdges: try writeEdgesCSV(write)
    case .neo4jNodes: try writeNeo4jNodes(write)
    case .neo4jRelationships: try writeNeo4jRelationships(write)
    case .neo4jScript: try write(Array(neo4jScript().utf8))
    case .plover: try writePLOVEREvents(write)
    case .ftm: try writeFollowTheMoney(write)
    case .turtle: try writeTurtle(write)
    case .jsonld: try writeJSONLD(write)
    }
  }
}

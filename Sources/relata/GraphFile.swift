import Foundation
import RelataGraph

/// A graph file as it was named on the command line; `-` is standard input.
struct GraphFile {
  var path: String

  /// - Throws: `GraphFileError` with the file and, where it is malformed, line and column.
  func read() throws(GraphFileError) -> Graph {
    let bytes = try contents()
    return try parsed { () throws(JSONError) in try Graph(json: bytes) }
  }

  /// The graph, and what is wrong with the members of the file that reading passes over.
  func readWithProblems() throws(GraphFileError) -> (Graph, [GraphProblem]) {
    let bytes = try contents()
    return try parsed { () throws(JSONError) in (try Graph(json: bytes), try Graph.problemsOfDerivedMembers(json: bytes)) }
  }

  private func contents() throws(GraphFileError) -> [UInt8] {
    do {
      if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped))
    } catch {
      throw GraphFileError(path: path, reason: "can't be read; expected a graph that relata extract wrote")
    }
  }

  private func parsed<Result>(_ parse: () throws(JSONError) -> Result) throws(GraphFileError) -> Result {
    do {
      return try parse()
    } catch {
      throw GraphFileError(path: path, reason: error.description)
    }
  }
}

/// Why a graph file is of no use.
struct GraphFileError: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String { "\(path == "-" ? "standard input" : path): \(reason)" }
}

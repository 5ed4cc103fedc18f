import Foundation
import RelataGraph

/// A graph file as it was named on the command line; `-` is standard input.
struct GraphFile {
  var path: String

  /// - Throws: `GraphFileError` with the file and, where it is malformed, line and column.
  func read() throws(GraphFileError) -> Graph {
    let bytes: [UInt8]
    do {
      bytes =
        try path == "-"
        ? [UInt8](FileHandle.standardInput.readToEnd() ?? Data()) : [UInt8](Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped))
    } catch {
      throw GraphFileError(path: path, reason: "can't be read; expected a graph that relata extract wrote")
    }
    do {
      return try Graph(json: bytes)
    } catch {
      throw GraphFileError(path: path, reason: error.description)
    }
  }
}

struct GraphFileError: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String { "\(path == "-" ? "standard input" : path): \(reason)" }
}

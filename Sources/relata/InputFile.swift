import Foundation
import RelataGraph

/// What is wrong with a file that was named on the command line.
struct InputError: Error, CustomStringConvertible {
  var path: String
  var message: String

  var description: String { "\(path): \(message)" }
}

/// Files that commands read whole.
enum InputFile {
  /// - Parameter path: `-` for standard input.
  static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
    do {
      // Mapped, so that the only copy is the one handed out.
      return Array(try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw InputError(path: path, message: "no such file")
    } catch {
      throw InputError(path: path, message: "can't be read: is it a file, and yours to read?")
    }
  }

  /// - Parameter path: `-` for standard input.
  static func graph(_ path: String) throws -> Graph {
    try parsed(path) { (bytes) throws(JSONError) in try Graph(json: bytes) }
  }

  /// The graph, and what is wrong with the members of the file that reading passes over.
  static func graphWithProblems(_ path: String) throws -> (Graph, [GraphProblem]) {
    try parsed(path) { (bytes) throws(JSONError) in (try Graph(json: bytes), try Graph.problemsOfDerivedMembers(json: bytes)) }
  }

  private static func parsed<Result>(_ path: String, _ parse: ([UInt8]) throws(JSONError) -> Result) throws -> Result {
    let bytes = try bytes(path)
    do {
      return try parse(bytes)
    } catch {
      throw InputError(path: path == "-" ? "standard input" : path, message: "\(error)")
    }
  }
}

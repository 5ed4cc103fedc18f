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
  static func bytes(_ path: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw InputError(path: path, message: "no such file")
    } catch {
      throw InputError(path: path, message: "can't be read: is it a file, and yours to read?")
    }
  }

  /// - Parameter path: `-` for standard input.
  static func graph(_ path: String) throws -> Graph {
    let bytes: [UInt8]
    if path == "-" { bytes = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) } else { bytes = try self.bytes(path) }
    do {
      return try Graph(json: bytes)
    } catch {
      throw InputError(path: path == "-" ? "standard input" : path, message: "\(error)")
    }
  }
}

import ArgumentParser
import RelataExport
import RelataExtraction
import RelataGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the result goes: a file that is written whole or not at all, or standard output.
enum Output {
  /// - Parameters:
  ///   - path: `nil` or `-` for standard output.
  ///   - content: Is handed a function that appends bytes.
  static func write(to path: String?, _ content: (([UInt8]) throws(OutputError) -> Void) throws(OutputError) -> Void) throws(OutputError) {
    if let path, path != "-" { return try OutputFile.write(to: path, content) }
    try content { (bytes) throws(OutputError) in
      guard bytes.withUnsafeBytes({ writeWhole($0, to: STDOUT_FILENO) }) else {
        throw OutputError(path: "standard output", reason: String(cString: strerror(errno)))
      }
    }
  }

  static func write(_ graph: AssembledGraph, to path: String?) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in
      try graph.writeJSON(write) { OutputError(path: $0.folder, reason: $0.reason) }
    }
  }

  static func write(_ bytes: [UInt8], to path: String?) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in try write(bytes) }
  }
}

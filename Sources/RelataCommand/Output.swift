import ArgumentParser
import RelataAssembly
import RelataExport
import RelataExtraction
import RelataGraph
import RelataSupport

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
  ///   - isColored: Whether a terminal shows colours that are in it.
  ///   - content: Is handed a function that appends bytes.
  static func write(to path: String?, isColored: Bool = false, _ content: (OutputFile.Write) throws(OutputError) -> Void) throws(OutputError) {
    if let path, path != "-" { return try OutputFile.write(to: path, content) }
    // What others wrote may be in any format; programs get it as it is, people are shown it.
    var filter = isatty(STDOUT_FILENO) == 1 ? TerminalFilter(keepingColors: isColored) : nil
    try content { (bytes) throws(OutputError) in
      let shown = filter?.filtered(bytes) ?? bytes
      guard shown.withUnsafeBytes({ writeWhole($0, to: STDOUT_FILENO) }) else {
        throw OutputError(path: "standard output", reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Writes what is made of inputs while they are read. Where one is bad, nothing is left of the file, and the error is the input's.
  ///
  /// - Parameter content: Escaping, as one closure that can't escape may not be handed to another.
  static func writeWhileReading(to path: String?, _ content: @escaping (OutputFile.Write) throws -> Void) throws {
    // What went wrong inside, which has a type that the output does not know.
    var problem: (any Error)?
    do {
      try write(to: path) { (write) throws(OutputError) in
        do {
          try content(write)
        } catch let error as OutputError {
          throw error
        } catch {
          problem = error
          throw OutputError(path: path ?? "standard output", reason: "the input is bad")
        }
      }
    } catch {
      throw problem ?? error
    }
  }

  /// Writes a picture or another file that is no text, which a terminal isn't shown.
  static func write(binary bytes: [UInt8], to path: String?) throws {
    if path ?? "-" == "-", isatty(STDOUT_FILENO) == 1 {
      throw InputError(path: "standard output", message: "is a terminal, which can't show this format; name a file with -o")
    }
    try write(bytes, to: path)
  }

  /// Fails where the output is one of the files that are read.
  static func check(_ path: String?, isNoneOf inputs: [String]) throws(OverwrittenInputError) {
    if let path, path != "-" { try OutputFile.check(path, isNoneOf: inputs.filter { $0 != "-" }) }
  }

  /// Writes text that is clean to standard output.
  static func show(_ text: String) throws(OutputError) { try write(Array(text.utf8), to: nil) }

  static func write(_ graph: AssembledGraph, to path: String?) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in
      try graph.writeJSON(write) { OutputError(path: $0.folder, reason: $0.reason) }
    }
  }

  static func write(_ bytes: [UInt8], to path: String?) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in try write(bytes) }
  }
}

import RelataCorpus
import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is wrong with a file that was named on the command line.
struct InputError: Error, CustomStringConvertible {
  var path: String
  var message: String

  var description: String { "\(path): \(message)" }
}

/// Files that commands read whole.
enum InputFile {
  static let missing = "no such file"

  /// - Parameter path: `-` for standard input.
  static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return try contents(of: STDIN_FILENO, path: "standard input") }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw InputError(path: path, message: errno == ENOENT ? missing : "can't be read: is it a file, and yours to read?")
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, path: path)
  }

  /// The text of a file that somebody wrote by hand.
  static func text(_ path: String) throws -> String {
    let bytes = try bytes(path)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let line = 1 + bytes[..<firstInvalidUTF8(bytes)].count { $0 == 0x0A }
    throw InputError(path: path, message: "line \(line): is not UTF-8; convert the file, for example with iconv -t utf-8")
  }

  private static func contents(of descriptor: Int32, path: String) throws -> [UInt8] {
    var information = stat()
    let expected = fstat(descriptor, &information) == 0 ? max(0, Int(information.st_size)) : 0
    // Swift ends the program where there is no memory. Asked of the system, as compilers leave out a `malloc` that nothing uses.
    let room = mmap(nil, expected + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard room != MAP_FAILED else { throw InputError(path: path, message: "has \(expected / 1_000_000) MB, for which there is no memory") }
    munmap(room, expected + 1)
    var bytes: [UInt8] = []
    while true {
      // One byte more than is left, to see the end; of a pipe nobody knows the size.
      let room = max(expected - bytes.count + 1, 1 << 16)
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = read(descriptor, buffer.baseAddress, room)
        initialized = max(0, count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
      } else if errno != EINTR {
        throw InputError(path: path, message: "can't be read: is it a file, and yours to read?")
      }
    }
  }

  /// - Parameter path: `-` for standard input.
  static func graph(_ path: String) throws -> Graph {
    try parsed(path) { (bytes) throws(JSONError) in try Graph(json: bytes) }
  }

  /// A graph, or the one that a diff makes of the graph before it.
  ///
  /// - Parameter before: The graph before it; `nil` for the first.
  static func version(_ path: String, after before: Graph?) throws -> Graph {
    let bytes = try bytes(path)
    let name = path == "-" ? "standard input" : path
    do {
      return try Graph(json: bytes)
    } catch {
      guard let diff = try? DiffFile(json: bytes) else { throw InputError(path: name, message: "\(error)") }
      guard let before else { throw InputError(path: name, message: "is a diff; name the graph that it starts from before it") }
      do {
        return try diff.applied(to: before)
      } catch {
        throw InputError(path: name, message: "\(error)")
      }
    }
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

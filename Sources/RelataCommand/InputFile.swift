import Dispatch
import RelataCorpus
import RelataGraph
import RelataSupport
import Synchronization

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
      throw InputError(path: path, message: errno == ENOENT ? missing : unreadable)
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

  fileprivate static func contents(of descriptor: Int32, path: String) throws -> [UInt8] {
    var information = stat()
    let expected = fstat(descriptor, &information) == 0 ? max(0, Int(information.st_size)) : 0
    // Swift ends the program where there is no memory. Asked of the system, as compilers leave out a `malloc` that nothing uses.
    let room = mmap(nil, expected + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard room != MAP_FAILED else { throw InputError(path: path, message: shortage(expected)) }
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
        throw InputError(path: path, message: unreadable)
      }
    }
  }

  /// - Parameter path: `-` for standard input.
  static func graph(_ path: String) throws -> Graph {
    let file = try GraphFile(path)
    return try file.parsed { (source) throws(JSONError) in try Graph(json: source) }
  }

  /// Two graphs, read at once.
  static func graphs(_ one: String, _ other: String) throws -> (Graph, Graph) {
    if one == "-" || other == "-" { return (try graph(one), try graph(other)) }
    return try concurrently(one, other) { try graph($0) }
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
    let file = try GraphFile(path)
    return (
      try file.parsed { (source) throws(JSONError) in try Graph(json: source) },
      try file.parsed { (source) throws(JSONError) in try Graph.problemsOfDerivedMembers(json: source) }
    )
  }

  fileprivate static let unreadable = "can't be read: is it a file, and yours to read?"

  fileprivate static func shortage(_ size: Int) -> String { "has \(size / 1_000_000) MB, for which there is no memory" }
}

/// A graph's file, of which no more is held than a piece; what comes through a pipe is held.
private final class GraphFile {
  private let path: String
  private var descriptor: Int32 = -1
  private var size = 0
  private var held: [UInt8] = []

  init(_ path: String) throws {
    self.path = path == "-" ? "standard input" : path
    if path != "-" {
      descriptor = open(path, O_RDONLY)
      guard descriptor >= 0 else { throw InputError(path: path, message: errno == ENOENT ? InputFile.missing : InputFile.unreadable) }
      var information = stat()
      if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG { size = Int(information.st_size) }
    }
    // Of files in /proc nobody knows the size either.
    if size == 0 { held = try InputFile.contents(of: descriptor >= 0 ? descriptor : STDIN_FILENO, path: self.path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func parsed<Result>(_ parse: (JSONSource) throws(JSONError) -> Result) throws -> Result {
    guard let source = size == 0 ? JSONSource(held) : JSONSource(file: descriptor, size: size) else {
      throw InputError(path: path, message: InputFile.shortage(size))
    }
    let result: Result
    do {
      result = try parse(source)
    } catch {
      throw InputError(path: path, message: source.isUnreadable ? InputFile.unreadable : "\(error)")
    }
    if source.isUnreadable { throw InputError(path: path, message: InputFile.unreadable) }
    return result
  }
}

/// Does the same with two things at once.
/// - Throws: What the first throws, or else the second.
func concurrently<Input: Sendable, Output: Sendable>(
  _ one: Input, _ other: Input, _ work: @Sendable (Input) throws -> Output
) throws -> (Output, Output) {
  let done = Mutex<(one: Result<Output, any Error>?, other: Result<Output, any Error>?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    let result = Result { try work(number == 0 ? one : other) }
    done.withLock { if number == 0 { $0.one = result } else { $0.other = result } }
  }
  let results = done.withLock { $0 }
  guard let one = results.one, let other = results.other else { throw CancellationError() }
  return (try one.get(), try other.get())
}

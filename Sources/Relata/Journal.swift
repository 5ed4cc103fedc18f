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

/// Why a journal can't be kept.
public struct JournalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The journal.
  public var path: String
  /// What is wrong with it, and what can be done.
  public var reason: String

  /// Both in one line.
  public var description: String { "\(path): \(reason)" }
}

/// What a run has read so far, in a file beside the one that it will write: when it is killed, the next run goes on from there.
///
/// A line for each document: the start of the digest of what follows, the key of the document, and its graph. The first line has an
/// empty graph, which says what made them. A line that does not bear its digest out, such as the last one of a killed run, is passed
/// over with everything behind it.
public final class Journal: Sendable {
  /// Where it is.
  public let path: String
  /// The number of documents that earlier runs left.
  public let found: Int
  private let generator: Graph.Generator
  private let state: Mutex<State>

  private struct State {
    var descriptor: Int32 = -1
    /// Which line an earlier run left for each key.
    var lines = FingerprintTable()
    /// Where these lines begin, and where the last one ends.
    var starts: [Int] = []
    /// Where the next line goes.
    var end = 0
  }

  /// Opens what an earlier run by the same tools left at the path, if it left anything. Nothing is written until there is a document.
  ///
  /// - Throws: `JournalError` where another run is at work on it, or it can't be read.
  public init(path: String, generator: Graph.Generator) throws(JournalError) {
    self.path = path
    self.generator = generator
    var state = State()
    var information = stat()
    if lstat(path, &information) == 0 {
      state.descriptor = try Journal.open(path)
      Journal.findLines(&state, generator)
    }
    found = state.lines.count
    self.state = Mutex(state)
  }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  private static func open(_ path: String) throws(JournalError) -> Int32 {
    let descriptor = systemOpen(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw JournalError(path: path, reason: "is a link, which may lead to anybody's file; move it, or write to another file with -o") }
      throw JournalError(path: path, reason: "can't be written: \(String(cString: strerror(errno))); check the folder, its permissions and the space left")
    }
    guard isJournal(descriptor) else {
      close(descriptor)
      throw JournalError(path: path, reason: "is in the way, and no journal that relata wrote; move it, or write to another file with -o")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw JournalError(path: path, reason: "is in use: another run writes the same graph; wait until it is done")
    }
    return descriptor
  }

  /// Whether a file is empty or begins as a journal does, as far as it goes: anything else is somebody's.
  private static func isJournal(_ descriptor: Int32) -> Bool {
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG, information.st_nlink < 2 else { return false }
    var start = [UInt8](repeating: 0, count: 25)
    let count = pread(descriptor, &start, start.count, 0)
    guard count >= 0 else { return false }
    return start[..<count].enumerated().allSatisfy { place, byte in
      place < 16 ? (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) : byte == Array(" journal ".utf8)[place - 16]
    }
  }

  /// Looks through the whole lines of a file that has a header by the same tools.
  private static func findLines(_ state: inout State, _ generator: Graph.Generator) {
    var start = 0
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    reading: while true {
      let count = pread(state.descriptor, &buffer, buffer.count, off_t(start + pending.count))
      if count <= 0 { break }
      let searched = pending.count
      pending += buffer[..<count]
      var line = 0
      while let stop = pending[max(line, searched)...].firstIndex(of: 0x0A) {
        guard let (key, content) = checked(pending[line..<stop]) else { break reading }
        if state.starts.isEmpty {
          guard (try? Graph(json: Array(pending[content])))?.generator.isIdentical(to: generator) ?? false else { break reading }
        } else {
          state.lines[key] = UInt32(state.starts.count - 1)
        }
        line = stop + 1
        state.end = start + line
        state.starts.append(state.end)
      }
      pending.removeFirst(line)
      start += line
    }
  }

  /// The key of a line, and where its graph is, if the line is whole.
  private static func checked(_ line: ArraySlice<UInt8>) -> (key: String, content: Range<Int>)? {
    let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, checksum(line[parts[1].startIndex...]).elementsEqual(parts[0]) else { return nil }
    return (String(decoding: parts[1], as: UTF8.self), parts[2].indices)
  }

  private static func checksum(_ bytes: some Sequence<UInt8>) -> String.UTF8View.SubSequence { Digest.sha256(bytes).utf8.dropFirst(7).prefix(16) }

  /// What tells a document from all others, and from itself in other versions.
  static func key(of document: Graph.Document) -> String {
    let members = [document.id, document.digest, document.title, document.date, document.source]
    return String(Digest.sha256(members.flatMap { $0.map { Array("\($0.utf8.count):\($0)".utf8) } ?? [0x2D] }).dropFirst(7))
  }

  /// What an earlier run read in the document, or `nil` if it did not come to it.
  func graph(of document: Graph.Document) -> Graph? {
    let key = Journal.key(of: document)
    let found = state.withLock { state in
      state.lines[key].map { (descriptor: state.descriptor, place: state.starts[Int($0)]..<state.starts[Int($0) + 1] - 1) }
    }
    guard let (descriptor, place) = found else { return nil }
    var bytes = [UInt8](repeating: 0, count: place.count)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(place.lowerBound + done)) }
      if count <= 0 { return nil }
      done += count
    }
    guard let line = Journal.checked(bytes[...]), line.key == key else { return nil }
    return try? Graph(json: Array(bytes[line.content]))
  }

  /// Adds what a document says.
  ///
  /// - Parameter graph: That of the document alone.
  /// - Throws: `JournalError`; what was there stays good.
  func add(_ graph: Graph, of document: Graph.Document) throws(JournalError) {
    let line = Journal.line(key: Journal.key(of: document), graph)
    try state.withLock { (state) throws(JournalError) in
      if state.descriptor < 0 { state.descriptor = try Journal.open(path) }
      if state.end == 0 {
        ftruncate(state.descriptor, 0)
        let empty = Graph(generator: generator, corpus: Graph.Corpus(name: "", documents: []), relationTypes: [:], entities: [], relations: [])
        try write(Journal.line(key: "journal", empty), &state)
      }
      try write(line, &state)
    }
  }

  private static func line(key: String, _ graph: Graph) -> [UInt8] {
    let content = Array(key.utf8) + [0x20] + graph.line()
    return Array(checksum(content)) + [0x20] + content + [0x0A]
  }

  private func write(_ bytes: [UInt8], _ state: inout State) throws(JournalError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(state.descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(state.end + done)) }
      if count < 0 {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        ftruncate(state.descriptor, off_t(state.end))
        throw JournalError(path: path, reason: "can't be written: \(reason); what was read is kept: make room and run the same command again")
      }
      done += count
    }
    state.end += bytes.count
  }

  /// Removes the file if it has few documents, so that a run that stops at once leaves nothing behind.
  public func removeIfSmall() { if state.withLock({ $0.end < 1 << 20 }) { remove() } }

  /// Removes the file, when what it is for is written.
  public func remove() { state.withLock { if $0.descriptor >= 0 { unlink(path) } } }
}

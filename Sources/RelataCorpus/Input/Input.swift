#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, a member of an archive or standard input, read from the start to the end, of which no more is held than is asked for.
final class Input {
  /// What errors name.
  let place: Place
  /// The name that tells the kind, where the content doesn't, and the identifier: the file's or the member's.
  let name: String
  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var start = 0
  private var isExhausted = false

  init(_ source: any ByteSource, name: String, place: Place) {
    self.source = source
    self.name = name
    self.place = place
  }

  /// A file, or standard input.
  convenience init(_ source: Corpus.Source) throws(CorpusError) {
    self.init(try FileSource(source), name: source.path, place: Place(path: source.path))
  }

  /// The file itself, where it is one on a disk, rather than a part of it, or what is unpacked.
  var file: FileSource? { (source as? FileSource).flatMap { $0.size == nil ? nil : $0 } }

  var stem: String { place.path == "-" && place.member == nil ? "stdin" : Corpus.stem(name) }

  /// The bytes ahead, of which as many are read as are asked for if there are as many.
  func peek(_ count: Int) throws(CorpusError) -> ArraySlice<UInt8> {
    while buffer.count - start < count, try fill(max(1 << 16, count - (buffer.count - start))) {}
    return buffer[start..<min(buffer.count, start + count)]
  }

  func isAtEnd() throws(CorpusError) -> Bool { try peek(1).isEmpty }

  func skip(_ count: Int) throws(CorpusError) {
    var rest = count
    while rest > 0 {
      if start == buffer.count, try !fill(1 << 16) { return }
      let step = min(rest, buffer.count - start)
      start += step
      rest -= step
    }
  }

  /// The bytes ahead, as many as there are, but no more than asked for.
  func take(_ count: Int) throws(CorpusError) -> [UInt8] {
    let bytes = Array(try peek(count))
    start += bytes.count
    return bytes
  }

  /// All that is ahead; of more than the limit, one byte more.
  func rest(limit: Int) throws(CorpusError) -> [UInt8] {
    while buffer.count - start <= limit, try fill(1 << 16) {}
    let bytes = start == 0 && buffer.count <= limit ? buffer : Array(buffer[start...].prefix(limit + 1))
    buffer = []
    start = 0
    return bytes
  }

  struct Line {
    /// Without the newline; no more than the limit.
    var bytes: [UInt8]
    /// How long it is.
    var length: Int
  }

  /// The bytes up to the next newline, which is passed; `nil` at the end.
  func line(limit: Int) throws(CorpusError) -> Line? {
    var line = Line(bytes: [], length: 0)
    while true {
      if start == buffer.count, try !fill(1 << 16) { return line.length > 0 ? line : nil }
      let end = newline()
      let stop = end ?? buffer.count
      line.length += stop - start
      if line.bytes.count < limit { line.bytes += buffer[start..<stop].prefix(limit - line.bytes.count) }
      start = end.map { $0 + 1 } ?? stop
      if end != nil { return line }
    }
  }

  private func newline() -> Int? {
    buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// - Returns: Whether anything was read.
  private func fill(_ count: Int) throws(CorpusError) -> Bool {
    if isExhausted { return false }
    var read = 0
    var problem: CorpusError.Cause?
    let piece = [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
      do throws(CorpusError.Cause) { read = try source.read(into: UnsafeMutableRawBufferPointer(bytes)) } catch { problem = error }
      initialized = read
    }
    if start == buffer.count { buffer = piece } else { buffer = Array(buffer[start...]) + piece }
    start = 0
    if read == 0 { isExhausted = true }
    if let problem { throw place.error(problem) }
    return read > 0
  }
}

/// What is left of an input.
final class InputSource: ByteSource {
  private let input: Input

  init(_ input: Input) { self.input = input }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int {
    do throws(CorpusError) {
      let bytes = try input.take(min(buffer.count, 1 << 16))
      buffer.copyBytes(from: bytes)
      return bytes.count
    } catch {
      throw error.cause
    }
  }
}

/// Where something is, as errors name it.
struct Place: Sendable {
  /// The file as it was named; `-` for standard input.
  var path: String
  /// In an archive.
  var member: String?

  /// - Parameter part: A row, a message, a record.
  func error(_ cause: CorpusError.Cause, at part: String? = nil) -> CorpusError {
    let parts = [member, part].compactMap { $0 }
    return CorpusError(path: path, part: parts.isEmpty ? nil : parts.joined(separator: ", "), cause: cause)
  }

  func inside(_ name: String) -> Place { Place(path: path, member: [member, name].compactMap { $0 }.joined(separator: ", ")) }
}

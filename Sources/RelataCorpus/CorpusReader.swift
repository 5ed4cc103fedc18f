import RelataGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the documents of a corpus one after the other.
public struct CorpusReader {
  private let sources: [Corpus.Source]
  private let limit: SizeLimit
  private var next = 0
  private var lines: LineReader?
  /// Documents of a JSON file that are read and not yet handed out.
  private var pending: [Document] = []
  /// Graphs and pages in folders that relata wrote, as far as it was read.
  public private(set) var passedOver: [String] = []
  private var origins = DocumentOrigins()

  public init(_ corpus: Corpus) {
    sources = corpus.sources
    limit = SizeLimit(text: corpus.largestDocument)
  }

  /// Whether there is nothing left to read.
  public var isAtEnd: Bool { pending.isEmpty && lines == nil && next >= sources.count }

  /// The file that the last document was in.
  public var path: String { next > 0 ? sources[next - 1].path : "" }

  /// The next document, or `nil` after the last.
  ///
  /// After an error, the next call goes on behind what could not be read.
  /// - Throws: `CorpusError`
  public mutating func read() throws(CorpusError) -> Document? {
    while true {
      if let document = pending.popLast() { return document }
      if lines != nil {
        if let document = try readLine() { return document }
        continue
      }
      guard next < sources.count else { return nil }
      let source = sources[next]
      next += 1
      origins.begin()
      let kind = source.path == "-" ? "jsonl" : Corpus.fileExtension(source.path)
      switch kind {
      case "jsonl", "ndjson":
        lines = try LineReader(source, limit: limit)
      case "json":
        guard let documents = try readJSON(source) else {
          passedOver.append(source.path)
          continue
        }
        var kept: [Document] = []
        for document in documents { kept.append(try claimed(document, path: source.path, number: documents.count > 1 ? kept.count + 1 : 0)) }
        pending = kept.reversed()
      case "html", "htm", "xhtml":
        let page = try contents(of: source, limit: limit.file)
        if source.found, OwnOutput.isWritten(page: page) {
          passedOver.append(source.path)
          continue
        }
        return try claimed(Page.document(bytes: page, path: source.path), path: source.path)
      default:
        return try claimed(try readText(source), path: source.path)
      }
    }
  }

  /// - Parameter number: Its line in a file of lines, its place in a list; 0 where it is the file's only one.
  private mutating func claimed(_ document: Document, path: String, number: Int = 0) throws(CorpusError) -> Document {
    try limit.check(document.text.utf8.count, limit.text, path: path)
    if let first = origins.claim(document.id, number) {
      func place(_ path: String, _ number: Int) -> CorpusError.Place {
        CorpusError.Place(path: path, number: number, isLine: Corpus.fileExtension(path) != "json")
      }
      throw CorpusError(path: path, cause: .duplicate(id: document.id, place: place(path, number), first: place(sources[first.source].path, first.number)))
    }
    return document
  }

  private mutating func readLine() throws(CorpusError) -> Document? {
    guard var reader = lines else { return nil }
    while true {
      let next: [UInt8]?
      do {
        next = try reader.read()
      } catch {
        // A line that is too long is passed over; behind a file that can't be read there is nothing.
        if case .tooLarge = error.cause { lines = reader } else { close() }
        throw error
      }
      lines = reader
      guard let line = next else { break }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let path = reader.path
      try checkText(line, path: path)
      let document: Document
      do {
        var json = JSONReader(line)
        document = try JSONDocuments.document(&json, fallbackID: "\(path == "-" ? "stdin" : Corpus.stem(path))-\(reader.number)")
        try json.finish()
      } catch {
        throw CorpusError(path: path, cause: .malformed(line: reader.number, column: error.column, error.message))
      }
      return try claimed(document, path: path, number: reader.number)
    }
    close()
    if reader.number == 0 { throw CorpusError(path: reader.path, cause: .empty) }
    return nil
  }

  private mutating func close() {
    lines?.close()
    lines = nil
  }

  /// - Returns: `nil` for what relata wrote into a folder of articles.
  private func readJSON(_ source: Corpus.Source) throws(CorpusError) -> [Document]? {
    let path = source.path
    let bytes: [UInt8]
    do {
      bytes = try contents(of: source, limit: limit.file)
    } catch {
      if case .tooLarge = error.cause, source.found, OwnOutput.isWritten(path) { return nil }
      throw error
    }
    try checkText(bytes, path: path)
    var out: [Document] = []
    do {
      var json = JSONReader(bytes)
      if json.peek() == UInt8(ascii: "[") {
        try json.array { (reader: inout JSONReader) throws(JSONError) in
          out.append(try JSONDocuments.document(&reader, fallbackID: "\(Corpus.stem(path))-\(out.count + 1)"))
        }
      } else {
        out.append(try JSONDocuments.document(&json, fallbackID: Corpus.stem(path)))
      }
      try json.finish()
    } catch {
      if OwnOutput.isWritten(json: bytes) {
        if source.found { return nil }
        throw CorpusError(path: path, cause: .ownOutput)
      }
      throw CorpusError(path: path, cause: .malformed(line: error.line, column: error.column, error.message))
    }
    return out
  }

  private func readText(_ source: Corpus.Source) throws(CorpusError) -> Document {
    let path = source.path
    let bytes = try contents(of: source, limit: limit.text)
    try checkText(bytes, path: path)
    let stem = Corpus.stem(path)
    let date = Dates.iso(String(stem.prefix(10))) ?? Dates.iso(String(stem.suffix(10)))
    let document = Document(id: stem, date: date, text: String(decoding: bytes, as: UTF8.self))
    guard !document.paragraphs.isEmpty else { throw CorpusError(path: path, cause: .empty) }
    return document
  }

  private func checkText(_ bytes: [UInt8], path: String) throws(CorpusError) {
    if bytes.contains(0) { throw CorpusError(path: path, cause: .binary) }
    if String(validating: bytes, as: UTF8.self) == nil { throw CorpusError(path: path, cause: .notUTF8(byte: firstInvalidUTF8(bytes))) }
  }

  /// The whole file, of which no more is read than the limit allows.
  private func contents(of source: Corpus.Source, limit: Int) throws(CorpusError) -> [UInt8] {
    let path = source.path
    let file = try source.open()
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes.append(contentsOf: buffer[..<count])
      if count < buffer.count || bytes.count > limit { break }
    }
    if ferror(file) != 0 { throw CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
    if bytes.isEmpty { throw CorpusError(path: path, cause: .empty) }
    try self.limit.check(bytes.count, limit, path: path)
    return bytes
  }
}

/// How large a document may be, and the file or line that it is in, with its markup and escapes.
private struct SizeLimit {
  let text: Int
  var file: Int { text * 8 }

  func check(_ bytes: Int, _ limit: Int, path: String) throws(CorpusError) {
    if bytes > limit { throw CorpusError(path: path, cause: .tooLarge(bytes: bytes, limit: text)) }
  }
}

/// The lines of a file or of standard input, without their ends.
private struct LineReader {
  let path: String
  /// One-based number of the line last read.
  private(set) var number = 0
  private let file: UnsafeMutablePointer<FILE>
  private let limit: SizeLimit

  init(_ source: Corpus.Source, limit: SizeLimit) throws(CorpusError) {
    path = source.path
    self.limit = limit
    file = try source.open()
  }

  /// The next line; of one that is too long, no more is held than the limit allows.
  mutating func read() throws(CorpusError) -> [UInt8]? {
    var line: [UInt8] = []
    var length = 0
    while true {
      let byte = getc_unlocked(file)
      if byte == EOF {
        if ferror(file) != 0 { throw CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
        if length == 0 { return nil }
      }
      if byte == EOF || byte == 0x0A {
        number += 1
        try limit.check(length, limit.file, path: path)
        return line
      }
      length += 1
      if length <= limit.file { line.append(UInt8(truncatingIfNeeded: byte)) }
    }
  }

  func close() {
    fclose(file)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plain text of any length in pieces, so that memory does not grow with it.
///
/// A piece ends after an empty line where there is one, otherwise after a line, after white space, or where it is too long.
public struct TextPieces: ~Copyable {
  public struct Piece: Sendable {
    public var text: String
    /// Whether a paragraph may go on in the next piece.
    public var isOpen: Bool
  }

  private let path: String
  /// `nil` once all is read, or for text from memory.
  private var file: UnsafeMutablePointer<FILE>?
  /// What is read and not yet handed out.
  private var buffer: [UInt8] = []
  private var offset = 0
  private let size: Int

  /// - Parameters:
  ///   - source: A file, or standard input.
  ///   - size: About how many bytes a piece has.
  /// - Throws: `CorpusError` where the file can't be opened.
  public init(_ source: Corpus.Source, size: Int = 1 << 16) throws(CorpusError) {
    path = source.path
    self.size = size
    file = fdopen(try source.open(), "rb")
    if file == nil { throw CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
  }

  /// The pieces of a text in memory.
  public init(text: String, size: Int = 1 << 16) {
    path = ""
    self.size = size
    buffer = Array(text.utf8)
  }

  deinit {
    if let file { fclose(file) }
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `CorpusError` for what is no UTF-8 text.
  public mutating func next() throws(CorpusError) -> Piece? {
    while buffer.count < size, let file {
      let held = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: size))
      let count = fread(&buffer[held], 1, size, file)
      buffer.removeLast(size - count)
      if count < size {
        if ferror(file) != 0 { throw CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
        fclose(file)
        self.file = nil
      }
    }
    guard !buffer.isEmpty else { return nil }
    let cut = cut()
    if buffer[..<cut].contains(0) { throw CorpusError(path: path, cause: .binary) }
    guard let text = String(validating: buffer[..<cut], as: UTF8.self) else {
      throw CorpusError(path: path, cause: .notUTF8(byte: offset + firstInvalidUTF8(buffer[..<cut])))
    }
    let isOpen = cut < buffer.count && buffer[cut - 1] != 0x0A
    buffer.removeFirst(cut)
    offset += cut
    return Piece(text: text, isOpen: isOpen)
  }

  private func cut() -> Int {
    guard buffer.count > size || file != nil else { return buffer.count }
    let end = min(buffer.count, size)
    var line = 0
    var space = 0
    for i in stride(from: end - 1, to: end / 2, by: -1) {
      if buffer[i] == 0x0A {
        if buffer[i - 1] == 0x0A || (buffer[i - 1] == 0x0D && buffer[i - 2] == 0x0A) { return i + 1 }
        if line == 0 { line = i + 1 }
      } else if space == 0, buffer[i] <= 0x20 {
        space = i + 1
      }
    }
    if line > 0 { return line }
    if space > 0 { return space }
    // Never inside of a character.
    var at = end
    while at > 1, at < buffer.count, buffer[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}

/// The offset of the first byte that is no part of a character.
public func firstInvalidUTF8(_ bytes: some Sequence<UInt8>) -> Int {
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let scalar): offset += scalar.count
    case .error, .emptyInput: return offset
    }
  }
}

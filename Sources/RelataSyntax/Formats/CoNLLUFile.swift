#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a CoNLL-U file, such as Stanza, UDPipe and spaCy write, a document or some sentences at a time.
///
/// Offsets count in `CoNLLUDocument.text`, which is put together from forms and `SpaceAfter`.
public struct CoNLLUFile: ~Copyable {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private var builder: CoNLLUBuilder
  private var number = 0
  private var atEnd = false

  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - trees: Whether heads and relations are needed; without, underscores will do.
  /// - Throws: `CoNLLUError` where the file can't be opened.
  public init(_ path: String, trees: Bool) throws(CoNLLUError) {
    self.path = path
    guard let file = path == "-" ? fdopen(dup(STDIN_FILENO), "rb") : fopen(path, "rb") else {
      throw CoNLLUError(path: path, line: nil, message: "can't be read: \(String(cString: strerror(errno)))")
    }
    self.file = file
    let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "stdin"
    builder = CoNLLUBuilder(path: path, name: path == "-" ? "stdin" : name, trees: trees)
  }

  deinit {
    fclose(file)
  }

  /// The next document, parted at `# newdoc`, or `nil` after the last.
  ///
  /// - Throws: `CoNLLUError` with the line.
  public mutating func document() throws(CoNLLUError) -> CoNLLUDocument? {
    while true {
      if let document = builder.takeDocument(atEnd: atEnd) { return document }
      if atEnd { return nil }
      try readLine()
    }
  }

  /// The next sentences, at least `count` but at the end, where there are none in the end.
  ///
  /// Comments tell where documents begin.
  /// - Throws: `CoNLLUError` with the line.
  public mutating func sentences(_ count: Int) throws(CoNLLUError) -> [Sentence] {
    var out: [Sentence] = []
    while out.count < count, !atEnd {
      try readLine()
      out += builder.takeSentences()
    }
    return out
  }

  private mutating func readLine() throws(CoNLLUError) {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    var count = getline(&line, &capacity, file)
    guard count >= 0, let line else {
      if ferror(file) != 0 { throw CoNLLUError(path: path, line: nil, message: "can't be read: \(String(cString: strerror(errno)))") }
      atEnd = true
      return try builder.endSentence(number)
    }
    number += 1
    while count > 0, line[count - 1] == 0x0A || line[count - 1] == 0x0D { count -= 1 }
    // A byte-order mark begins the file, not its first comment.
    let start = number == 1 && UnsafeRawBufferPointer(start: line, count: count).starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let bytes = UnsafeRawBufferPointer(start: line + start, count: count - start)
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw CoNLLUError(path: path, line: number, message: "is not UTF-8 text; convert it, for example with iconv -t utf-8")
    }
    try builder.line(text, number)
  }
}

import CLibXML2

/// Text in other encodings, brought to UTF-8 by libxml2 and what it is built on.
final class Charset {
  private let handler: xmlCharEncodingHandlerPtr

  /// - Parameter name: An IANA name, in any case; `nil` comes of unknown ones.
  init?(_ name: String) {
    guard !name.isEmpty, name.utf8.count < 64, let handler = xmlFindCharEncodingHandler(name) else { return nil }
    self.handler = handler
  }

  deinit { xmlCharEncCloseFunc(handler) }

  /// - Parameter isLast: Whether nothing follows, so that a half character is one that can't be read.
  /// - Returns: UTF-8, and how many bytes are left for what follows. What can't be read becomes a replacement character.
  func decode(_ bytes: [UInt8], isLast: Bool = true) -> (text: [UInt8], left: Int) {
    guard !bytes.isEmpty, let input = xmlBufferCreate(), let output = xmlBufferCreate() else { return ([], 0) }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    xmlBufferAdd(input, bytes, Int32(bytes.count))
    var out: [UInt8] = []
    while xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      let status = xmlCharEncInFunc(handler, output, input)
      if let content = xmlBufferContent(output) { out += UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output))) }
      xmlBufferEmpty(output)
      let left = xmlBufferLength(input)
      if left < before, status >= 0 { continue }
      if !isLast, left < 8, status != -2 { return (out, Int(left)) }
      if left < before { continue }
      out += [0xEF, 0xBF, 0xBD]
      xmlBufferShrink(input, 1)
    }
    return (out, 0)
  }

  /// What a name in a message or a page makes of bytes; where it is unknown, UTF-8 or Windows' Western encoding.
  static func text(_ bytes: [UInt8], charset: String?) -> String {
    if let charset, !["utf-8", "utf8", "us-ascii", "ascii"].contains(charset.lowercased()), let decoder = Charset(charset) {
      return String(decoding: decoder.decode(bytes).text, as: UTF8.self)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(decoding: Charset("windows-1252")?.decode(bytes).text ?? bytes, as: UTF8.self)
  }

  /// The encoding that the first bytes of a file show; `nil` for UTF-8.
  static func found(in head: ArraySlice<UInt8>) -> String? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return nil }
    if head.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if head.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    let sample = head.prefix(4096)
    let even = sample.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
    let odd = sample.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
    if sample.count >= 8, odd * 3 > sample.count, even * 20 < sample.count { return "UTF-16LE" }
    if sample.count >= 8, even * 3 > sample.count, odd * 20 < sample.count { return "UTF-16BE" }
    // The last character may be cut.
    return firstInvalidUTF8(head) + 4 > head.count ? nil : "windows-1252"
  }
}

/// What is left of an input, in UTF-8 and without a mark of the byte order.
final class DecodedSource: ByteSource {
  private let input: Input
  private let charset: Charset?
  private var packed: [UInt8] = []
  private var ready: ArraySlice<UInt8> = []
  private var isStarted = false

  /// - Parameter encoding: `nil` for UTF-8.
  init(_ input: Input, encoding: String?) throws(CorpusError.Cause) {
    self.input = input
    charset = try encoding.flatMap { (name) throws(CorpusError.Cause) in
      if ["utf-8", "utf8"].contains(name.lowercased()) { return nil }
      guard let charset = Charset(name) else { throw .unknownEncoding(name) }
      return charset
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int {
    while ready.isEmpty {
      let bytes: [UInt8]
      do throws(CorpusError) { bytes = try input.take(1 << 16) } catch { throw error.cause }
      if let charset {
        packed += bytes
        let (text, left) = charset.decode(packed, isLast: bytes.isEmpty)
        packed = Array(packed.suffix(left))
        ready = text[...]
      } else {
        ready = bytes[...]
      }
      if !isStarted, ready.starts(with: [0xEF, 0xBB, 0xBF]) { ready = ready.dropFirst(3) }
      isStarted = true
      if bytes.isEmpty, ready.isEmpty { return 0 }
    }
    let count = min(buffer.count, ready.count)
    buffer.copyBytes(from: ready.prefix(count))
    ready = ready.dropFirst(count)
    return count
  }
}

extension Input {
  /// What is ahead in UTF-8.
  func decoded(as encoding: String?) throws(CorpusError) -> Input {
    do throws(CorpusError.Cause) {
      return Input(try DecodedSource(self, encoding: encoding), name: name, place: place)
    } catch {
      throw place.error(error)
    }
  }
}

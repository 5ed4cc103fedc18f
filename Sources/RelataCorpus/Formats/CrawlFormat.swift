import RelataGraph
import RelataSupport

/// What a crawler kept (WARC 1.0 and 1.1, ISO 28500): each page is an article. Records are read one by one.
final class CrawlReader: DocumentReader {
  private let input: Input
  private let context: ReadingContext
  private var number = 0
  private var isAtEnd = false
  /// The addresses of the pages so far: crawls have some of them more than once.
  private var seen = FingerprintTable()

  var position: Position { Position(unit: .record, number: number) }

  init(_ input: Input, _ context: ReadingContext) {
    self.input = input
    self.context = context
  }

  func read() throws(CorpusError) -> Document? {
    while !isAtEnd, let record = try next() {
      do throws(CorpusError.Cause) {
        if let document = try document(record) { return named(document, record) }
      } catch {
        throw input.place.error(error, at: "record \(number)" + (record.address.map { ", \($0)" } ?? ""))
      }
    }
    return nil
  }

  /// A later version of a page has the time at which it was fetched behind its address.
  private func named(_ document: Document, _ record: Record) -> Document {
    var document = document
    if seen[document.id] != nil { document.id += "@" + (record.headers["warc-date"] ?? String(number)) }
    seen[document.id] = UInt32(truncatingIfNeeded: number)
    return document
  }

  private struct Record {
    var headers: [String: String]
    var block: [UInt8]
    var length: Int
    var address: String? { headers["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } } }
  }

  private func next() throws(CorpusError) -> Record? {
    var line = try input.line(limit: 1 << 16)
    while let read = line, read.bytes.allSatisfy({ $0 <= 0x20 }) { line = try input.line(limit: 1 << 16) }
    guard let first = line else {
      isAtEnd = true
      return nil
    }
    number += 1
    guard first.bytes.starts(with: Array("WARC/".utf8)) else {
      isAtEnd = true
      throw input.place.error(.damaged("a record should begin here"), at: "record \(number)")
    }
    var head: [UInt8] = []
    while let line = try input.line(limit: 1 << 16), !line.bytes.isEmpty, line.bytes != [0x0D], head.count < 1 << 20 { head += line.bytes + [0x0A] }
    var rest = head[...]
    let headers = MIMEMessage.headers(&rest)
    guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else {
      isAtEnd = true
      throw input.place.error(.damaged("the record does not say how long it is"), at: "record \(number)")
    }
    let block = try input.take(min(length, context.limit.container))
    try input.skip(length - block.count)
    return Record(headers: headers, block: block, length: length)
  }

  private func document(_ record: Record) throws(CorpusError.Cause) -> Document? {
    guard let kind = record.headers["warc-type"], ["response", "resource", "conversion"].contains(kind), let address = record.address else { return nil }
    var type = record.headers["content-type"] ?? ""
    var body = record.block
    var message: [String: String] = [:]
    if kind == "response" {
      guard type.lowercased().hasPrefix("application/http") else { return nil }
      guard let response = HTTPResponse(record.block) else { throw .damaged("it has no whole HTTP response") }
      // Redirections and errors are no articles.
      guard response.status == 200 else { return nil }
      message = response.headers
      type = response.headers["content-type"] ?? ""
      guard isRead(type, address) else { return nil }
      try context.limit.check(record.length, context.limit.container)
      body = try response.body(limit: context.limit.file)
    } else {
      guard isRead(type, address) else { return nil }
      try context.limit.check(record.length, context.limit.container)
    }
    try context.limit.check(body.count, context.limit.file)
    let mime = type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    if mime == "text/plain" {
      return try ArticleFields(id: address, source: SavedPageFormat.host(address), text: Charset.text(body, charset: nil))
        .document(fallbackID: address, order: nil)
    }
    if let charset = message["content-type"].flatMap(CrawlReader.charset), !["utf-8", "utf8"].contains(charset), let decoder = Charset(charset) {
      body = decoder.decode(body).text
    }
    var document = try Page.document(bytes: body, stem: address, order: context.options.dateOrder)
    document.source = document.source ?? SavedPageFormat.host(address)
    return document
  }

  private func isRead(_ type: String, _ address: String) -> Bool {
    switch type.prefix(while: { $0 != ";" }).lowercased().filter({ !$0.isWhitespace }) {
    case "text/html", "application/xhtml+xml", "text/plain": return true
    case let other:
      // Scripts, styles and pictures belong to pages.
      if other == "application/pdf" { context.log.remarks.passOver("x.pdf") }
      return false
    }
  }

  private static func charset(_ type: String) -> String? {
    guard let start = type.lowercased().firstRange(of: "charset=") else { return nil }
    let name = type.lowercased()[start.upperBound...].prefix { $0 != ";" && !$0.isWhitespace }.filter { $0 != "\"" && $0 != "'" }
    return name.isEmpty ? nil : name
  }
}

/// An answer of a web server, as WARC keeps it.
struct HTTPResponse {
  let status: Int
  let headers: [String: String]
  private let raw: ArraySlice<UInt8>

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("HTTP/".utf8)), let end = bytes.firstIndex(of: 0x0A) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count > 1, let status = Int(words[1].prefix(3)) else { return nil }
    self.status = status
    var rest = bytes[(end + 1)...]
    headers = MIMEMessage.headers(&rest)
    raw = rest
  }

  /// Without what the transfer has put around it.
  func body(limit: Int) throws(CorpusError.Cause) -> [UInt8] {
    var body = Array(raw)
    if headers["transfer-encoding"]?.lowercased().contains("chunked") == true { body = HTTPResponse.joined(raw) ?? body }
    switch headers["content-encoding"]?.lowercased().filter({ !$0.isWhitespace }) {
    case "gzip", "x-gzip": return try unpacked(body, limit: limit, isRaw: false)
    case "deflate": return try unpacked(body, limit: limit, isRaw: !(body.first.map { $0 & 0x0F == 8 } ?? false))
    case nil, "", "identity": return body
    // Crawlers that keep what came unpacked often keep the header as well.
    case let other?:
      if body.prefix(1024).contains(UInt8(ascii: "<")), String(validating: body, as: UTF8.self) != nil { return body }
      throw .damaged("it is packed as \(other), which is not read")
    }
  }

  private func unpacked(_ body: [UInt8], limit: Int, isRaw: Bool) throws(CorpusError.Cause) -> [UInt8] {
    guard isRaw || body.starts(with: [0x1F, 0x8B]) || headers["content-encoding"]?.lowercased() == "deflate" else { return body }
    let input = Input(GzipSource(MemorySource(body), isRaw: isRaw), name: "", place: Place(path: ""))
    do throws(CorpusError) { return try input.rest(limit: limit) } catch { throw error.cause }
  }

  /// `nil` where it is not chunked after all.
  private static func joined(_ raw: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = raw
    var out: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0A) {
      let size = String(decoding: rest[..<end].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }, as: UTF8.self)
      guard let count = Int(size, radix: 16), count >= 0 else { return out.isEmpty ? nil : out }
      if count == 0 { return out }
      rest = rest[(end + 1)...]
      out += rest.prefix(count)
      rest = rest.dropFirst(count)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return out
  }
}

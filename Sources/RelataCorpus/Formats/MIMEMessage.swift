/// A message or an archived page in parts (RFC 5322, RFC 2045 to 2047).
struct MIMEMessage {
  /// Parts in parts are read as deep.
  private static let deepest = 16
  private static let mostParts = 2_000

  /// In lower case; of several the first counts.
  private(set) var headers: [String: String] = [:]
  private(set) var parts: [MIMEMessage] = []
  /// Without its transfer encoding.
  private(set) var body: [UInt8] = []

  /// - Parameter bytes: The header, an empty line and the body.
  init(_ bytes: ArraySlice<UInt8>) {
    var budget = MIMEMessage.mostParts
    self.init(bytes, depth: 0, &budget)
  }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int, _ budget: inout Int) {
    var rest = bytes
    headers = MIMEMessage.headers(&rest)
    guard isMultipart, depth < MIMEMessage.deepest, let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty else {
      body = MIMEMessage.decoded(rest, encoding: headers["content-transfer-encoding"] ?? "")
      return
    }
    for part in MIMEMessage.split(rest, boundary: Array(("--" + boundary).utf8)) where budget > 0 {
      budget -= 1
      parts.append(MIMEMessage(part, depth: depth + 1, &budget))
    }
  }

  /// `text/html`
  var type: String {
    let type = (headers["content-type"] ?? "text/plain").prefix { $0 != ";" }
    return type.lowercased().filter { !$0.isWhitespace }
  }

  var isMultipart: Bool { type.hasPrefix("multipart/") }

  var isAttachment: Bool { headers["content-disposition"]?.lowercased().hasPrefix("attachment") == true }

  var text: String { Charset.text(body, charset: parameter("charset", of: "content-type")) }

  /// The name that an attachment goes by.
  var fileName: String? {
    // Where it is not ASCII: the encoding, a language and the name (RFC 2231).
    let extended = parameter("filename*", of: "content-disposition")?.split(separator: "'", omittingEmptySubsequences: false).last
    return extended.map { String($0).removingPercentEscapes ?? String($0) } ?? parameter("filename", of: "content-disposition")
      ?? parameter("name", of: "content-type") ?? (isAttachment ? "." + type.split(separator: "/").joined(separator: ".") : nil)
  }

  /// All parts that have no parts.
  var leaves: [MIMEMessage] { parts.isEmpty ? isMultipart ? [] : [self] : parts.flatMap(\.leaves) }

  /// A header as text, with encoded words read.
  func header(_ name: String) -> String? { headers[name].map(EncodedWords.decoded) }

  /// A parameter of a header: `charset` in `text/html; charset="utf-8"`.
  private func parameter(_ name: String, of header: String) -> String? {
    guard let value = headers[header] else { return nil }
    var rest = value[...].drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0.isWhitespace }
      let key = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest[key.endIndex...]
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0.isWhitespace }
      var found: Substring
      if rest.first == "\"" {
        found = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest[found.endIndex...].drop { $0 != ";" }
      } else {
        found = rest.prefix { $0 != ";" && !$0.isWhitespace }
        rest = rest[found.endIndex...].drop { $0 != ";" }
      }
      if key.lowercased().filter({ !$0.isWhitespace }) == name { return EncodedWords.decoded(String(found)) }
    }
    return nil
  }

  /// Takes the header off, with the lines that go on in the next one joined.
  static func headers(_ bytes: inout ArraySlice<UInt8>) -> [String: String] {
    var headers: [String: String] = [:]
    var name: String?
    while let line = line(&bytes) {
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 {
        if let name { headers[name]? += " " + Charset.text(Array(line.drop { $0 <= 0x20 }), charset: nil) }
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let isNew = headers[key] == nil && headers.count < 500
      if isNew { headers[key] = Charset.text(Array(line[(colon + 1)...].drop { $0 <= 0x20 }), charset: nil) }
      name = isNew ? key : nil
    }
    return headers
  }

  /// Takes a line off, without its end.
  private static func line(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    let line = bytes[..<end]
    bytes = bytes[min(end + 1, bytes.endIndex)...]
    return line.last == 0x0D ? line.dropLast() : line
  }

  /// The parts between lines that begin with the boundary; what is before the first is no part.
  private static func split(_ bytes: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var rest = bytes
    var position = bytes.startIndex
    while let line = line(&rest) {
      if line.starts(with: boundary) {
        let tail = line.dropFirst(boundary.count)
        let isEnd = tail.starts(with: Array("--".utf8))
        if isEnd || tail.allSatisfy({ $0 <= 0x20 }) {
          if let start { parts.append(bytes[start..<max(start, position)]) }
          start = isEnd ? nil : rest.startIndex
        }
      }
      position = rest.startIndex
    }
    if let start { parts.append(bytes[start...]) }
    return parts
  }

  private static func decoded(_ body: ArraySlice<UInt8>, encoding: String) -> [UInt8] {
    switch encoding.lowercased().filter({ !$0.isWhitespace }) {
    case "base64": EncodedWords.base64(body)
    case "quoted-printable": EncodedWords.quotedPrintable(body)
    default: Array(body)
    }
  }
}

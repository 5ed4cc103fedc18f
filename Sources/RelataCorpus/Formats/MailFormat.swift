/// Messages (EML): the subject is the title, the sender the source.
enum MailFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    let message = MIMEMessage(bytes[...])
    return try document(message, id: input.stem, context).map { [$0] } ?? []
  }

  /// - Returns: `nil` where there is no text, which is remarked upon.
  static func document(_ message: MIMEMessage, id: String, _ context: ReadingContext) throws(CorpusError.Cause) -> Document? {
    let leaves = message.leaves
    for attachment in leaves where attachment.isAttachment || !attachment.type.hasPrefix("text/") {
      // Pictures of a letter's layout have no names.
      if let name = attachment.fileName { context.log.remarks.passOver(name) }
    }
    let texts = leaves.filter { !$0.isAttachment }
    let plain = texts.filter { $0.type == "text/plain" }.map { MailFormat.plain($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    let html = texts.filter { $0.type == "text/html" }.map(\.text).max { $0.utf8.count < $1.utf8.count }
    // A plain part beside a page is often a link to it.
    let isStub = html != nil && plain.split(whereSeparator: \.isWhitespace).count < 25
    let text = plain.isEmpty || isStub ? html ?? plain : plain
    let fields = ArticleFields(
      id: id, title: message.header("subject"), date: message.headers["date"].map(withoutComments), source: message.header("from").map(sender), text: text)
    guard fields.text.contains(where: { !$0.isWhitespace }) else {
      context.log.remarks.addWithoutText(id)
      return nil
    }
    return try fields.document(fallbackID: id, order: context.options.dateOrder)
  }

  /// The text without what it quotes of others and without a signature, with flowed lines joined (RFC 3676).
  private static func plain(_ part: MIMEMessage) -> String {
    let isFlowed = part.headers["content-type"]?.lowercased().contains("format=flowed") == true
    var out = ""
    for line in part.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line == "-- " || line == "--" { break }
      if line.hasPrefix(">") { continue }
      let isOpen = isFlowed && line.hasSuffix(" ")
      out += line.hasPrefix(" ") && isFlowed ? line.dropFirst() : line
      if !isOpen { out += "\n" }
    }
    while out.last?.isWhitespace == true { out.removeLast() }
    return out.drop { $0.isNewline } + (out.isEmpty ? "" : "\n")
  }

  /// `Ada Quill` of `Ada Quill <ada@example.org>`, an address alone as it is.
  private static func sender(_ from: String) -> String {
    let name = from.prefix { $0 != "<" }.filter { $0 != "\"" }.split { $0.isWhitespace }.joined(separator: " ")
    return name.isEmpty ? from.filter { $0 != "<" && $0 != ">" } : name
  }

  private static func withoutComments(_ date: String) -> String { String(date.prefix { $0 != "(" }) }
}

/// Many messages in a file (mbox, RFC 4155), read one by one.
final class MailboxReader: DocumentReader {
  private let input: Input
  private let context: ReadingContext
  private var number = 0
  private var isAtEnd = false

  var position: Position { Position(unit: .message, number: number) }

  init(_ input: Input, _ context: ReadingContext) {
    self.input = input
    self.context = context
  }

  func read() throws(CorpusError) -> Document? {
    while !isAtEnd {
      let (bytes, length) = try message()
      guard length > 0 else { continue }
      number += 1
      do throws(CorpusError.Cause) {
        try context.limit.check(length, context.limit.container)
        let message = MIMEMessage(bytes[...])
        if message.headers.isEmpty { throw .damaged("it has no headers") }
        let id = message.headers["message-id"].map { $0.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace } }
        if let document = try MailFormat.document(message, id: id.flatMap { $0.isEmpty ? nil : $0 } ?? "\(input.stem)-\(number)", context) {
          return document
        }
      } catch {
        throw input.place.error(error, at: "message \(number)")
      }
    }
    return nil
  }

  /// The lines up to the next one that parts messages. Of too long a message no more is held than the limit allows.
  private func message() throws(CorpusError) -> (bytes: [UInt8], length: Int) {
    var bytes: [UInt8] = []
    var length = 0
    var wasEmpty = false
    while let line = try input.line(limit: context.limit.container) {
      if line.bytes.starts(with: Array("From ".utf8)), wasEmpty || length == 0 {
        if length == 0 { continue }
        return (bytes, length)
      }
      // `>From` in a text is how mailboxes write `From`.
      let isEscaped = line.bytes.first == UInt8(ascii: ">") && line.bytes.drop { $0 == UInt8(ascii: ">") }.starts(with: Array("From ".utf8))
      length += line.length + 1
      if length <= context.limit.container { bytes += (isEscaped ? line.bytes.dropFirst() : line.bytes[...]) + [0x0A] }
      wasEmpty = line.bytes.isEmpty || line.bytes == [0x0D]
    }
    isAtEnd = true
    return (bytes, length)
  }
}

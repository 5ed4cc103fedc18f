/// ZIP archives, and the formats that are such archives inside.
enum ArchiveFormat {
  /// Opens an archive in a file, or a member of another one, which is read into memory.
  static func open(_ input: Input, _ context: ReadingContext) throws(CorpusError) -> ZipArchive {
    do throws(CorpusError.Cause) {
      if input.place.path != "-", let file = input.file { return try ZipArchive(file) }
      let bytes: [UInt8]
      do throws(CorpusError) { bytes = try input.rest(limit: context.limit.container) } catch { throw error.cause }
      try context.limit.check(bytes.count, context.limit.container)
      return try ZipArchive(bytes)
    } catch {
      throw input.place.error(error)
    }
  }

  /// The kinds that archives are.
  enum Kind: Equatable {
    case word, openDocument, book
    case other(String)
    case archive
  }

  static func kind(_ archive: ZipArchive) -> Kind {
    if archive.member("word/document.xml") != nil { return .word }
    if archive.member("xl/workbook.xml") != nil { return .other("a sheet of Excel; save it as CSV") }
    if archive.member("ppt/presentation.xml") != nil { return .other("a presentation; save its text") }
    if let member = archive.member("mimetype"), let bytes = try? archive.contents(member, limit: 200) {
      switch String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.map(String.init) {
      case "application/epub+zip": return .book
      case "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template": return .openDocument
      case "application/vnd.oasis.opendocument.spreadsheet": return .other("a sheet of OpenDocument; save it as CSV")
      case let other? where other.hasPrefix("application/vnd.oasis"): return .other("no text of OpenDocument; save its text")
      default: break
      }
    }
    return archive.member("META-INF/MANIFEST.MF") == nil ? .archive : .other("a program, no archive of articles; take it away")
  }

  static func reader(_ input: Input, _ context: ReadingContext) throws(CorpusError) -> any DocumentReader {
    let archive = try open(input, context)
    switch kind(archive) {
    case .word: return ArchivedTextReader(archive, input, context, WordFormat.documents)
    case .openDocument: return ArchivedTextReader(archive, input, context, OpenDocumentFormat.documents)
    case .book: return ArchivedTextReader(archive, input, context, BookFormat.documents)
    case .other(let what): throw input.place.error(.notRead(what))
    case .archive:
      if context.depth > 0 { throw input.place.error(.nested) }
      return ArchiveReader(archive, input, context)
    }
  }
}

/// A text in an archive of its own.
private final class ArchivedTextReader: DocumentReader {
  typealias Parse = (ZipArchive, Input, ReadingContext) throws(CorpusError.Cause) -> [Document]

  private var archive: ZipArchive?
  private let input: Input
  private let context: ReadingContext
  private let parse: Parse
  private var pending: [Document] = []

  init(_ archive: ZipArchive, _ input: Input, _ context: ReadingContext, _ parse: @escaping Parse) {
    (self.archive, self.input, self.context, self.parse) = (archive, input, context, parse)
  }

  func read() throws(CorpusError) -> Document? {
    if let archive {
      self.archive = nil
      do throws(CorpusError.Cause) {
        pending = try parse(archive, input, context).reversed()
      } catch {
        throw input.place.error(error)
      }
    }
    return pending.popLast()
  }
}

/// The members of an archive one after the other, each as the file that it is.
private final class ArchiveReader: DocumentReader {
  private let archive: ZipArchive
  private let input: Input
  private let context: ReadingContext
  private var next = 0
  private var reader: (any DocumentReader)?
  /// Folders of saved pages.
  private let companions: Set<String>

  var position: Position {
    let inner = reader?.position ?? Position()
    let member = next > 0 ? archive.members[next - 1].name : nil
    return Position(member: [member, inner.member].compactMap { $0 }.joined(separator: ", "), unit: inner.unit, number: inner.number)
  }

  init(_ archive: ZipArchive, _ input: Input, _ context: ReadingContext) {
    self.archive = archive
    companions = Corpus.companions(of: archive.members.lazy.map(\.name))
    self.input = input
    var inner = context
    inner.depth += 1
    self.context = inner
  }

  func read() throws(CorpusError) -> Document? {
    while true {
      if let reader {
        if let document = try reader.read() { return document }
        self.reader = nil
      }
      guard next < archive.members.count else { return nil }
      let member = archive.members[next]
      next += 1
      let parts = member.name.split(separator: "/")
      // What macOS puts beside files, and hidden files.
      if parts.contains(where: { $0.hasPrefix(".") && $0 != ".." || $0 == "__MACOSX" }) { continue }
      if parts.indices.dropFirst().contains(where: { companions.contains(parts[..<$0].joined(separator: "/")) }) { continue }
      let place = input.place.inside(member.name)
      let source: any ByteSource
      do throws(CorpusError.Cause) { source = try archive.open(member) } catch { throw place.error(error) }
      let content = Input(source, name: member.name, place: place)
      guard let format = Format.toRead(try content.peek(Format.headLength), name: member.name) else {
        context.log.remarks.passOver(member.name)
        continue
      }
      reader = try format.reader(content, context)
    }
  }
}

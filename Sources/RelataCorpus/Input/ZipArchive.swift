import CMinizip

/// A ZIP archive. The only file that touches minizip.
///
/// Nothing is ever written under a member's name. Names that point out of the archive, links, and passwords are refused when a member
/// is opened.
final class ZipArchive {
  struct Member {
    var name: String
    var size: Int
    fileprivate var position: unz64_file_pos
    fileprivate var refusal: String?
  }

  private static let mostMembers = 200_000

  /// Files, no folders, by name.
  private(set) var members: [Member] = []
  private let file: unzFile
  private let stream: UnsafeMutablePointer<cminizip_stream>
  /// What the stream reads, if it is on a disk.
  private let source: FileSource?
  /// What it reads, if it is in memory.
  private let bytes: UnsafeMutableBufferPointer<UInt8>?
  private let packed: Int
  fileprivate var limit = ExpansionLimit()

  /// - Parameter source: A regular file, which is open: its path may be another's by now.
  convenience init(_ source: FileSource) throws(CorpusError.Cause) {
    try self.init(cminizip_stream(bytes: nil, descriptor: source.descriptor, size: source.size ?? 0, position: 0), source, nil)
  }

  convenience init(_ archive: [UInt8]) throws(CorpusError.Cause) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, archive.count))
    _ = bytes.initialize(from: archive)
    try self.init(cminizip_stream(bytes: bytes.baseAddress, descriptor: -1, size: archive.count, position: 0), nil, bytes)
  }

  private init(_ start: cminizip_stream, _ source: FileSource?, _ bytes: UnsafeMutableBufferPointer<UInt8>?) throws(CorpusError.Cause) {
    let stream = UnsafeMutablePointer<cminizip_stream>.allocate(capacity: 1)
    stream.initialize(to: start)
    guard let file = cminizip_open_stream(stream) else {
      stream.deallocate()
      bytes?.deallocate()
      throw .damaged("it is no whole ZIP archive")
    }
    (self.file, self.stream, self.source, self.bytes, packed) = (file, stream, source, bytes, start.size)
    try list()
  }

  deinit {
    unzClose(file)
    stream.deallocate()
    bytes?.deallocate()
  }

  private func list() throws(CorpusError.Cause) {
    var status = unzGoToFirstFile(file)
    var name = [CChar](repeating: 0, count: 1025)
    while status == UNZ_OK {
      var information = unz_file_info64()
      var position = unz64_file_pos()
      guard unzGetCurrentFileInfo64(file, &information, &name, 1024, nil, 0, nil, 0) == UNZ_OK, unzGetFilePos64(file, &position) == UNZ_OK else { break }
      let end = name.firstIndex(of: 0) ?? 1024
      let text = String(decoding: name[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self).replacing("\\", with: "/")
      if !text.isEmpty, !text.hasSuffix("/") {
        let size = Int(clamping: information.uncompressed_size)
        members.append(Member(name: text, size: size, position: position, refusal: ZipArchive.refusal(text, information)))
      }
      if members.count > ZipArchive.mostMembers { throw .damaged("it has more than \(ZipArchive.mostMembers) members") }
      status = unzGoToNextFile(file)
    }
    if members.isEmpty { throw status == UNZ_END_OF_LIST_OF_FILE ? .empty : .damaged("its list of members is broken") }
    members.sort { ($0.name, $0.position.pos_in_zip_directory) < ($1.name, $1.position.pos_in_zip_directory) }
  }

  private static func refusal(_ name: String, _ information: unz_file_info64) -> String? {
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") || name.dropFirst().hasPrefix(":/") {
      return "its name points out of the archive"
    }
    // The upper half are Unix' mode bits, where the archive comes from Unix.
    if information.version >> 8 == 3, information.external_fa >> 16 & 0o170000 == 0o120000 { return "it is a link" }
    if information.flag & 1 != 0 { return "it has a password" }
    return nil
  }

  func member(_ name: String) -> Member? { members.first { $0.name == name } }

  /// - Throws: Where the member is refused. Only the one opened last can be read.
  func open(_ member: Member) throws(CorpusError.Cause) -> any ByteSource {
    if let refusal = member.refusal { throw .damaged(refusal) }
    var position = member.position
    guard unzGoToFilePos64(file, &position) == UNZ_OK, unzOpenCurrentFile(file) == UNZ_OK else {
      throw .damaged("it is packed in a way that is not understood, or broken")
    }
    return ZipMember(self)
  }

  /// A whole member.
  func contents(_ member: Member, limit: Int) throws(CorpusError.Cause) -> [UInt8] {
    let source = try open(member)
    var out: [UInt8] = []
    var count = 0
    repeat {
      let piece = min(1 << 16, limit + 1)
      var problem: CorpusError.Cause?
      out.append(
        contentsOf: [UInt8](unsafeUninitializedCapacity: piece) { buffer, initialized in
          do throws(CorpusError.Cause) { count = try source.read(into: UnsafeMutableRawBufferPointer(buffer)) } catch { problem = error }
          initialized = problem == nil ? count : 0
        })
      if let problem { throw problem }
      if out.count > limit { throw .tooLarge(bytes: out.count, limit: limit) }
    } while count > 0
    return out
  }

  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int {
    let count = Int(unzReadCurrentFile(file, buffer.baseAddress, UInt32(clamping: buffer.count)))
    if count < 0 { throw .damaged("the packed data is broken") }
    if count == 0, unzCloseCurrentFile(file) == UNZ_CRCERROR { throw .damaged("the packed data is broken: its checksum is another") }
    try limit.add(count, packed: packed)
    return count
  }
}

private final class ZipMember: ByteSource {
  private let archive: ZipArchive

  init(_ archive: ZipArchive) { self.archive = archive }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int { try archive.read(into: buffer) }
}

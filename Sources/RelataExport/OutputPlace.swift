#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to, through all links.
enum OutputPlace {
  /// A file that is there, or one that will be; `replaced` is what is known of the former.
  case file(path: String, replaced: stat?)
  /// A device, a FIFO or a socket, which others have open and which can't be replaced.
  case special(path: String)
  /// An open file of this process: a shell's `>(…)` is one, and `/dev/stdout` leads to one.
  case descriptor(Int32)

  /// - Throws: `OutputError` for a folder, and for links that lead nowhere.
  init(_ path: String) throws(OutputError) {
    var information = stat()
    let isThere = stat(path, &information) == 0
    if path.hasSuffix("/") || isThere && information.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: path, reason: "it is a folder") }
    var place = path
    var links = 0
    while let target = OutputPlace.target(ofLinkAt: place) {
      if let number = OutputPlace.descriptor(place) {
        self = .descriptor(number)
        return
      }
      links += 1
      guard links < 40 else { throw OutputError(path: path, reason: String(cString: strerror(ELOOP))) }
      place = target.hasPrefix("/") ? target : OutputFile.folder(of: place) + target
    }
    if isThere, information.st_mode & S_IFMT != S_IFREG {
      self = .special(path: place)
    } else {
      self = .file(path: place, replaced: isThere ? information : nil)
    }
  }

  /// The number in `/dev/fd/63`.
  private static func descriptor(_ path: String) -> Int32? {
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) { return Int32(path.dropFirst(folder.utf8.count)) }
    return nil
  }

  private static func target(ofLinkAt path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path, &buffer, buffer.count - 1)
    return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}

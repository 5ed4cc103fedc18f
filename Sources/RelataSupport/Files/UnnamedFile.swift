#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files without a name, of which nothing is left when the process ends, whatever ends it.
package enum UnnamedFile {
  /// Opens one for reading and writing in a folder, readable by its owner alone.
  ///
  /// - Returns: The descriptor, or `nil` where the system or the file system has no such files (Linux has, see open(2), `O_TMPFILE`).
  package static func open(in folder: String) -> Int32? {
    #if os(Linux)
      // The header defines it by an expression that isn't imported.
      let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
      let descriptor = systemOpen(folder, unnamed | O_RDWR | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      // Without /proc it could never be given a name.
      guard access(place(of: descriptor), F_OK) == 0 else {
        close(descriptor)
        return nil
      }
      return descriptor
    #else
      return nil
    #endif
  }

  /// Opens a new file that has a name for as long as it must have one, readable by its owner alone.
  ///
  /// - Parameter beginning: Its folder, and how its name begins.
  /// - Returns: The descriptor and the path, or `nil`; `errno` says why not.
  package static func openNamed(_ beginning: String) -> (descriptor: Int32, path: String)? {
    var template = Array((beginning + "XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return (descriptor, String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// Gives the file a name that no other has.
  ///
  /// - Returns: Whether it has one now; `errno` says why not.
  package static func link(_ descriptor: Int32, to path: String) -> Bool {
    linkat(AT_FDCWD, place(of: descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  private static func place(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }
}

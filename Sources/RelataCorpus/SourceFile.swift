import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Corpus.Source {
  /// Opens the file for reading; of what was found in a folder, nothing but a regular file, whatever has taken its place since.
  ///
  /// - Returns: A descriptor, which is the caller's to close.
  func open() throws(CorpusError) -> Int32 {
    let flags = O_RDONLY | O_CLOEXEC | (found ? O_NOFOLLOW | O_NONBLOCK : 0)
    let descriptor = path == "-" ? dup(STDIN_FILENO) : systemOpen(path, flags)
    guard descriptor >= 0 else { throw CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
    var information = stat()
    if found, fstat(descriptor, &information) != 0 || information.st_mode & S_IFMT != S_IFREG {
      close(descriptor)
      throw CorpusError(path: path, cause: .unreadable("it is no regular file"))
    }
    return descriptor
  }
}

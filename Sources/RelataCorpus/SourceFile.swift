import RelataGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Corpus.Source {
  /// Opens the file for reading; of what was found in a folder, nothing but a regular file, whatever has taken its place since.
  func open() throws(CorpusError) -> UnsafeMutablePointer<FILE> {
    func failure() -> CorpusError { CorpusError(path: path, cause: .unreadable(String(cString: strerror(errno)))) }
    guard path != "-" else {
      guard let file = fdopen(dup(STDIN_FILENO), "rb") else { throw failure() }
      return file
    }
    guard found else {
      guard let file = fopen(path, "rb") else { throw failure() }
      return file
    }
    let descriptor = systemOpen(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG, let file = fdopen(descriptor, "rb") else {
      close(descriptor)
      throw CorpusError(path: path, cause: .unreadable("it is no regular file"))
    }
    return file
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes in order: of a file, of memory, or as they are unpacked.
protocol ByteSource: AnyObject {
  /// - Returns: The number of bytes that were written to the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int
}

/// A file, or standard input.
final class FileSource: ByteSource {
  let descriptor: Int32

  init(_ source: Corpus.Source) throws(CorpusError) { descriptor = try source.open() }

  /// How many bytes a regular file has, which can be read at any place; `nil` for others.
  var size: Int? {
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(information.st_size)
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CorpusError.Cause) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw .unreadable(String(cString: strerror(errno))) }
    }
  }
}

/// Bytes in memory.
final class MemorySource: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output that is also read: writing it would lose the input.
public struct OverwrittenInputError: Error, Sendable, Hashable, CustomStringConvertible {
  public var output: String
  public var input: String

  public var description: String {
    let also = input == output ? "" : ", which is the same file as \(input),"
    return "\(output):\(also) is read, and would be written over; name another file with -o"
  }
}

extension OutputFile {
  /// Fails where a file to write is one of those to read, by whatever path or link.
  ///
  /// - Throws: `OverwrittenInputError`
  public static func check(_ output: String, isNoneOf inputs: some Sequence<String>) throws(OverwrittenInputError) {
    guard let one = identity(output) else { return }
    for input in inputs {
      if let other = identity(input), one == other { throw OverwrittenInputError(output: output, input: input) }
    }
  }

  /// What tells a regular file from all others; of what is none, nothing is lost.
  private static func identity(_ path: String) -> [UInt64]? {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt64(truncatingIfNeeded: information.st_dev), UInt64(truncatingIfNeeded: information.st_ino)]
  }
}

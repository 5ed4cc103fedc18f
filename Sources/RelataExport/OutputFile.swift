#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be written. Nothing is left behind, and a file that was there before is as it was.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): can't be written: \(reason); check the folder, its permissions and the space left" }
}

/// Writes files whole or not at all: beside their place first, then renamed.
public enum OutputFile {
  /// - Parameters:
  ///   - path: The file.
  ///   - content: Is handed a function that appends bytes to the file.
  public static func write(to path: String, _ content: (([UInt8]) throws(OutputError) -> Void) throws(OutputError) -> Void) throws(OutputError) {
    let folder = folder(of: path)
    let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    func failure() -> OutputError { OutputError(path: path, reason: String(cString: strerror(errno))) }
    var template = Array((folder + "." + name.prefix(100) + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure() }
    var finished = false
    defer {
      close(descriptor)
      if !finished { unlink(template) }
    }
    try content { (bytes) throws(OutputError) in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { append(descriptor, $0) }
        if count < 0 {
          if errno == EINTR { continue }
          throw failure()
        }
        rest = rest.dropFirst(count)
      }
    }
    // What mkstemp makes is the owner's alone; a new file is as open as the user's mask has it.
    let mask = umask(0)
    umask(mask)
    guard fchmod(descriptor, 0o666 & ~mask) == 0, fsync(descriptor) == 0, rename(template, path) == 0 else { throw failure() }
    finished = true
  }

  /// The folder of a file, with the slash at its end.
  public static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./" }

  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in try write(bytes) }
  }
}

private func append(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int { write(descriptor, bytes.baseAddress, bytes.count) }

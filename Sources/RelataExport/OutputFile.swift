import RelataGraph

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

/// Writes files whole or not at all: in a file without a name first, which then takes the place.
///
/// Links are followed, and a file keeps its mode and, where that is allowed, its owner. What is no regular file (a terminal, a FIFO, a shell's
/// `>(…)`) is written straight to.
public enum OutputFile {
  public typealias Write = ([UInt8]) throws(OutputError) -> Void

  /// - Parameters:
  ///   - path: The file.
  ///   - content: Is handed a function that appends bytes to the file.
  public static func write(to path: String, _ content: (Write) throws(OutputError) -> Void) throws(OutputError) {
    func failure() -> OutputError { OutputError(path: path, reason: String(cString: strerror(errno))) }
    switch try OutputPlace(path) {
    case .descriptor(let number):
      try content { (bytes) throws(OutputError) in try append(bytes, to: number, path: path) }
    case .special(let place):
      let descriptor = open(place, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure() }
      defer { close(descriptor) }
      try content { (bytes) throws(OutputError) in try append(bytes, to: descriptor, path: path) }
    case .file(let place, let replaced):
      // Who may not write a file may not replace it either, although the folder would let them.
      if replaced != nil, access(place, W_OK) != 0 { throw failure() }
      let file = try DraftFile(for: place, named: path)
      try content { (bytes) throws(OutputError) in try append(bytes, to: file.descriptor, path: path) }
      try file.publish(replacing: replaced)
    }
  }

  /// Whether a path leads to a regular file, or to none yet.
  public static func isFile(_ path: String) -> Bool {
    if case .file = try? OutputPlace(path) { true } else { false }
  }

  private static func append(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...])) }
      if count >= 0 { done += count } else if errno != EINTR { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    }
  }

  /// The folder of a file, with the slash at its end.
  public static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./" }

  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(to: path) { (write) throws(OutputError) in try write(bytes) }
  }
}

/// write(2), which has the name of a function here.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int { write(descriptor, bytes.baseAddress, bytes.count) }

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written anew for each input, for readers that open files by name.
final class ScratchFile {
  let path: String
  private let descriptor: Int32

  /// - Returns: `nil` where the folder for temporary files takes no file.
  init?(ending: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/relata-XXXXXX.\(ending)".utf8CString)
    descriptor = mkstemps(&template, Int32(ending.utf8.count + 1))
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    if descriptor < 0 { return nil }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  func replace(by bytes: [UInt8]) throws {
    try BrokenPromise.check(ftruncate(descriptor, 0) == 0, "the scratch file can be emptied")
    try BrokenPromise.check(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, "the scratch file can be written")
  }
}

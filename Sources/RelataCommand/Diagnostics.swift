import ArgumentParser
import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a line to standard error, in which nothing steers a terminal.
func report(_ line: String) {
  let bytes = Array(("relata: " + TerminalText.line(line) + "\n").utf8)
  _ = bytes.withUnsafeBytes { writeWhole($0, to: STDERR_FILENO) }
}

/// `1 line`, `2 lines`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

/// Says on standard error what went wrong, and gives the exit status of bad input.
func failure(_ error: any Error) -> ExitCode {
  report(String(describing: error))
  return ExitCode(2)
}

/// Progress on standard error: one line that is written over, and only where a person watches.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = 0

  mutating func show(_ text: String) {
    guard isShown else { return }
    let line = "\r" + text + String(repeating: " ", count: max(0, shown - text.count))
    shown = text.count
    _ = Array(line.utf8).withUnsafeBytes { writeWhole($0, to: STDERR_FILENO) }
  }

  mutating func clear() {
    guard isShown, shown > 0 else { return }
    show("")
    _ = Array("\r".utf8).withUnsafeBytes { writeWhole($0, to: STDERR_FILENO) }
  }
}

/// - Returns: Whether everything was written.
@discardableResult
func writeWhole(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return true
}

import RelataExport
import RelataRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the process when something that can't be stopped takes too long.
///
/// Graphviz has no way to give up a layout. Files are written at the end and atomically, so nothing is left behind. There is one
/// alarm a process, so one limit at a time.
struct TimeLimit: ~Copyable {
  /// What the handler of the signal says; it can't carry anything with it.
  nonisolated(unsafe) private static var lastWords = UnsafeRawBufferPointer(start: nil, count: 0)

  init(seconds: Int, message: String) {
    let text = Array("relata: \(message)\n".utf8)
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 1)
    bytes.copyBytes(from: text)
    TimeLimit.lastWords = UnsafeRawBufferPointer(bytes)
    signal(SIGALRM) { _ in
      // No more than may be done beside a layout at work: exit() would run handlers.
      _ = write(STDERR_FILENO, TimeLimit.lastWords.baseAddress, TimeLimit.lastWords.count)
      _exit(2)
    }
    // Whoever started the process may have blocked the signal.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    alarm(UInt32(clamping: seconds))
  }

  deinit {
    alarm(0)
    TimeLimit.lastWords.deallocate()
  }
}

/// Draws a diagram, or ends the process where its layout takes longer than the time limit; says which fonts it can't be set in.
func draw(_ diagram: Diagram, as format: PictureFormat, dpi: Int? = nil, within seconds: Int) throws -> [UInt8] {
  let limit = TimeLimit(
    seconds: seconds,
    message: "the layout of \(diagram.edges.count) lines took more than \(seconds) seconds; draw fewer with --focus or --top, "
      + "try --layout sfdp, or raise --time-limit")
  if format == .pdf {
    // The date in a PDF is set to one that is always the same, and has a time zone behind it that differs in length.
    setenv("TZ", "UTC", 1)
    tzset()
  }
  let picture = try Renderer.render(diagram, as: format, dpi: dpi)
  _ = consume limit
  for font in Renderer.replacedFonts(in: diagram, as: format) { report(font.description) }
  return picture
}

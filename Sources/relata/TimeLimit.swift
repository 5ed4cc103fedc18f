import Dispatch
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
/// Graphviz has no way to give up a layout. Files are written at the end and atomically, so nothing is left behind.
struct TimeLimit: ~Copyable {
  private let timer: any DispatchSourceTimer

  init(seconds: Int, message: @escaping @Sendable () -> String) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "time limit"))
    timer.schedule(deadline: .now() + .seconds(seconds))
    timer.setEventHandler {
      report(message())
      // Not exit(), which would run handlers beside a layout at work.
      _exit(2)
    }
    timer.resume()
  }

  deinit { timer.cancel() }
}

/// Draws a diagram, or ends the process where its layout takes longer than the time limit.
func draw(_ diagram: Diagram, as format: PictureFormat, dpi: Int? = nil, within seconds: Int) throws -> [UInt8] {
  let count = diagram.edges.count
  let limit = TimeLimit(seconds: seconds) {
    "the layout of \(count) lines took more than \(seconds) seconds; draw fewer with --focus or --top, try --layout sfdp, or raise --time-limit"
  }
  let picture = try Renderer.render(diagram, as: format, dpi: dpi)
  _ = consume limit
  return picture
}

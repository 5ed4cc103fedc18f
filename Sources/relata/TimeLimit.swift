import Dispatch

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

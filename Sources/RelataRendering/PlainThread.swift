#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of the system, which starts in a tenth of the time that the first queue of Dispatch takes.
struct PlainThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// `nil` where no thread was to be had.
  private var thread: pthread_t?

  /// Begins the work; where no thread is to be had, does it at once.
  init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Darwin)
      let result = pthread_create(&thread, nil, { PlainThread.run($0) }, work.toOpaque())
    #else
      var made = pthread_t()
      let result = pthread_create(&made, nil, { $0.flatMap(PlainThread.run) }, work.toOpaque())
      if result == 0 { thread = made }
    #endif
    if result != 0 { _ = PlainThread.run(work.toOpaque()) }
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }

  /// Waits until the work is done; to be called once.
  func join() {
    if let thread { pthread_join(thread, nil) }
  }
}

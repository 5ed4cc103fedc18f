import CThread

/// A thread of the system, which starts in a tenth of the time that the first queue of Dispatch takes.
struct PlainThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: cthread

  /// Begins the work; where no thread is to be had, does it at once.
  ///
  /// - Parameter apart: Whether who asks keeps to one processor until it is done, and the work to the others.
  init(apart: Bool = false, _ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    thread = apart ? cthread_start_apart({ PlainThread.run($0) }, work) : cthread_start({ PlainThread.run($0) }, work)
    if !thread.started { _ = PlainThread.run(work) }
  }

  private static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
    return nil
  }

  /// Waits until the work is done; to be called once.
  func join() { cthread_join(thread) }
}

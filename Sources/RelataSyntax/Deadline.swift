/// Until when a document may be worked at.
///
/// Whoever works asks between pieces of the work, and stops once it has passed; what there is then is not to be used. So it is only
/// noticed where a piece ends. Time in which the machine sleeps does not count.
public struct Deadline: Sendable {
  private let limit: Duration?
  private let start = SuspendingClock.now

  /// - Parameter limit: How long, from now on; `nil` for as long as it takes.
  public init(_ limit: Duration?) { self.limit = limit }

  /// Whether it has passed, as one of no time always has; what has passed stays so.
  public var hasPassed: Bool { limit.map { start.duration(to: .now) >= $0 } ?? false }

  /// - Throws: `DeadlineExceeded` where it has passed.
  public func check() throws(DeadlineExceeded) { if let limit, hasPassed { throw DeadlineExceeded(limit: limit) } }
}

/// A document took longer than it may.
public struct DeadlineExceeded: Error, Sendable, Hashable {
  public var limit: Duration

  public init(limit: Duration) { self.limit = limit }
}

/// Until when a document may be worked at.
///
/// It is asked after between pieces of the work, so that what is passed is only noticed where one ends.
public struct Deadline: Sendable {
  private let limit: Duration?
  private let start = ContinuousClock.now

  /// - Parameter limit: How long, from now on; `nil` for as long as it takes.
  public init(_ limit: Duration?) { self.limit = limit }

  /// - Throws: `DeadlineExceeded` where it has passed; one of no time always has.
  public func check() throws(DeadlineExceeded) {
    guard let limit else { return }
    if start.duration(to: .now) >= limit { throw DeadlineExceeded(limit: limit) }
  }
}

/// A document took longer than it may.
public struct DeadlineExceeded: Error, Sendable, Hashable {
  public var limit: Duration

  public init(limit: Duration) { self.limit = limit }
}

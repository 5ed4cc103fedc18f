import RelataGraph
import RelataSupport

/// A correction that does nothing, and why.
public struct CorrectionRemark: Sendable, Hashable, CustomStringConvertible {
  /// What was said, and where.
  public var correction: Correction
  /// Why it did nothing.
  public var message: String

  /// With file and line.
  public var description: String { "\(correction.error("\(correction.content.kind) does nothing: \(message)"))" }
}

/// What corrections did not do, and why: what is said of it, and where it ends the run.
struct CorrectionLog {
  /// Whether to go on behind names that the graph doesn't have.
  let skipsUnmatched: Bool
  private var said: [CorrectionRemark] = []

  init(skipsUnmatched: Bool) { self.skipsUnmatched = skipsUnmatched }

  /// A correction of what is gone, which does nothing.
  mutating func remark(_ correction: Correction, _ message: String) { said.append(CorrectionRemark(correction: correction, message: message)) }

  /// A correction that is likely a mistake.
  mutating func refuse(_ correction: Correction, _ message: String) throws(YAMLError) {
    guard skipsUnmatched else { throw correction.error(message) }
    remark(correction, message)
  }

  /// In the order of the files.
  var remarks: [CorrectionRemark] {
    said.sorted { ($0.correction.place.path, $0.correction.place.line, $0.message) < ($1.correction.place.path, $1.correction.place.line, $1.message) }
  }
}

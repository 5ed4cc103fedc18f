/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One-based.
  public var line: Int
  /// One-based, in Unicode scalars.
  public var column: Int
  /// What was expected, or what was found that must not be there.
  public var message: String

  /// - Parameters:
  ///   - line: One-based.
  ///   - column: One-based, in Unicode scalars.
  ///   - message: What was expected.
  public init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// In one line.
  public var description: String { "line \(line), column \(column): \(message)" }
}

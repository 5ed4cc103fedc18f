/// What is wrong with a YAML file that a user wrote, where, and what was expected.
public struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as it was named.
  public var path: String
  /// One-based; 0 where the whole file is meant.
  public var line: Int
  /// One-based; 0 where the whole file is meant.
  public var column: Int
  /// What is wrong, and what was expected.
  public var message: String

  /// - Parameters:
  ///   - path: The file as it was named.
  ///   - line: One-based; 0 where the whole file is meant.
  ///   - column: One-based; 0 where the whole file is meant.
  ///   - message: What is wrong, and what was expected.
  public init(path: String, line: Int = 0, column: Int = 0, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// In one line.
  public var description: String {
    line == 0 ? "\(path): \(message)" : "\(path): line \(line), column \(column): \(message)"
  }
}

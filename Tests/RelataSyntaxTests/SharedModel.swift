import RelataSyntax

/// The built-in model, loaded once for all tests.
enum SharedModel {
  private static let loaded = Result { try SyntaxModel.builtIn() }

  static func get() throws -> SyntaxModel { try loaded.get() }
}

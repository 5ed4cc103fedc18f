import CSyntaxModel

/// A trained model: the encoder and a head per task.
public struct SyntaxModel: Sendable {
  let pieces: WordPieces
  let encoder: Encoder
  let heads: Heads
  /// SHA-256 of the weights, as `sha256:…`.
  public let digest: String

  private init(_ file: ModelFile) throws(ModelError) {
    guard Linear.gemm != nil else {
      throw ModelError(path: file.path, message: "needs oneDNN, which can't be loaded: install Debian's package libdnnl2, or what corresponds to it")
    }
    pieces = try WordPieces(file)
    encoder = try Encoder(file)
    heads = try Heads(file)
    guard let digest = file.metadata["digest"] else { throw ModelError(path: file.path, message: "has no digest") }
    self.digest = digest
  }

  /// The model that ships inside the program.
  public static func builtIn() throws(ModelError) -> SyntaxModel {
    let bytes = UnsafeRawBufferPointer(start: relata_syntax_model(), count: relata_syntax_model_size())
    return try SyntaxModel(try ModelFile(bytes, path: "built-in model"))
  }

  /// A model file, mapped into memory and checked against its digest.
  public static func file(_ path: String) throws(ModelError) -> SyntaxModel { try SyntaxModel(try ModelFile.mapped(path, format: ModelFile.syntax)) }
}

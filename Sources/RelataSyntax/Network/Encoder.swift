import CSyntaxKernels

/// The transformer: word pieces to vectors.
///
/// Pieces of many sentences stand one below the other without padding; only attention knows where a sentence begins.
struct Encoder: Sendable {
  static let hidden = 384
  static let heads = 12
  static let headSize = 32
  static let inner = 1536
  /// A sentence of more pieces is encoded in overlapping windows.
  static let window = 512

  private let pieces: Weights
  private let pieceScales: [Float]
  private let positions: [Float]
  private let casings: [Float]
  private let norm: (weight: [Float], bias: [Float])
  private let layers: [TransformerLayer]

  init(_ file: ModelFile) throws(ModelError) {
    let hidden = Encoder.hidden
    func norm(_ name: String) throws(ModelError) -> ([Float], [Float]) {
      (try file.floats(name + ".weight", [hidden]), try file.floats(name + ".bias", [hidden]))
    }
    guard let vocabulary = file.shape("pieces.weight")?.first else {
      throw ModelError(path: file.path, message: "has no tensor pieces.weight")
    }
    pieces = try file.integers("pieces.weight", [vocabulary, hidden])
    pieceScales = try file.floats("pieces.scale", [vocabulary])
    positions = try file.floats("positions", [Encoder.window, hidden])
    casings = try file.floats("casings", [7, hidden])
    self.norm = try norm("norm")
    guard let count = file.metadata["layers"].flatMap({ Int($0) }), (1...48).contains(count) else {
      throw ModelError(path: file.path, message: "the number of layers is missing")
    }
    var layers: [TransformerLayer] = []
    for i in 0..<count { layers.append(try TransformerLayer(file, "layers.\(i).")) }
    self.layers = layers
  }

  /// Pieces of sentences, one below the other.
  struct Input {
    var pieces: [Int32] = []
    var casings: [UInt8] = []
    /// The position of each piece in its window.
    var positions: [Int32] = []
    /// The rows of each window.
    var windows: [Range<Int>] = []
  }

  /// The vectors of all pieces, row by row, in `workspace.hidden`.
  ///
  /// - Parameters:
  ///   - below: After how many layers `keep` is called, if at all.
  ///   - keep: Is handed the vectors as the lower layers leave them.
  func encode(_ input: Input, _ workspace: Workspace, below: Int? = nil, keep: (UnsafePointer<Float>) -> Void = { _ in }) {
    embed(input, workspace)
    let x = workspace.hidden
    for (number, layer) in layers.enumerated() {
      if number == below { keep(UnsafePointer(x)) }
      layer.apply(input.windows, input.pieces.count, workspace)
    }
  }

  private func embed(_ input: Input, _ workspace: Workspace) {
    let rows = input.pieces.count
    let hidden = Encoder.hidden
    workspace.reserve(rows)
    let x = workspace.hidden
    for row in 0..<rows {
      let piece = Int(input.pieces[row]) * hidden
      let scale = pieceScales[Int(input.pieces[row])]
      let position = Int(input.positions[row]) * hidden
      let casing = Int(input.casings[row]) * hidden
      for i in 0..<hidden { x[row * hidden + i] = Float(pieces.buffer[piece + i]) * scale + positions[position + i] + casings[casing + i] }
      syntax_normalize(x + row * hidden, hidden, norm.weight, norm.bias)
    }
  }

  /// The number of layers.
  var depth: Int { layers.count }

  /// The vectors of all pieces after the lowest layers alone, in `workspace.hidden`.
  func encode(_ input: Input, below: Int, _ workspace: Workspace) {
    embed(input, workspace)
    for layer in layers.prefix(below) { layer.apply(input.windows, input.pieces.count, workspace) }
  }
}

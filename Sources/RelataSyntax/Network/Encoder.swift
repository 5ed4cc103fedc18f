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

  private struct Layer: Sendable {
    let qkv: Linear
    let out: Linear
    let up: Linear
    let down: Linear
    let norm1: (weight: [Float], bias: [Float])
    let norm2: (weight: [Float], bias: [Float])
  }

  /// The least value of GELU, from below.
  private static let geluFloor: Float = -0.171

  private let pieces: Weights
  private let pieceScales: [Float]
  private let positions: [Float]
  private let casings: [Float]
  private let norm: (weight: [Float], bias: [Float])
  private let layers: [Layer]

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
    var layers: [Layer] = []
    for i in 0..<count {
      let name = "layers.\(i)."
      layers.append(
        Layer(
          qkv: try Linear(file, name + "qkv", inputs: hidden, outputs: 3 * hidden), out: try Linear(file, name + "out", inputs: hidden, outputs: hidden),
          up: try Linear(file, name + "up", inputs: hidden, outputs: Encoder.inner),
          down: try Linear(file, name + "down", inputs: Encoder.inner, outputs: hidden, input: .above(Encoder.geluFloor)),
          norm1: try norm(name + "norm1"), norm2: try norm(name + "norm2")))
    }
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
  func encode(_ input: Input, _ workspace: Workspace) {
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
    for layer in layers { apply(layer, input.windows, rows, workspace) }
  }

  private func apply(_ layer: Layer, _ windows: [Range<Int>], _ rows: Int, _ space: Workspace) {
    let hidden = Encoder.hidden
    space.quantize(space.hidden, rows: rows, columns: hidden)
    layer.qkv.product(space.bytes, rows: rows, into: space.sums)
    space.dequantize(layer.qkv, rows: rows, into: space.wide)
    for window in windows {
      syntax_attend(space.wide + window.lowerBound * 3 * hidden, window.count, space.keys, space.scores, space.mixed + window.lowerBound * hidden)
    }

    space.quantize(space.mixed, rows: rows, columns: hidden)
    layer.out.product(space.bytes, rows: rows, into: space.sums)
    space.addNormalized(layer.out, rows: rows, norm: layer.norm1)

    space.quantize(space.hidden, rows: rows, columns: hidden)
    layer.up.product(space.bytes, rows: rows, into: space.sums)
    space.activate(layer.up, rows: rows, floor: Encoder.geluFloor)
    layer.down.product(space.bytes, rows: rows, into: space.sums)
    space.addNormalized(layer.down, rows: rows, norm: layer.norm2)
  }
}

/// Memory that one thread works in, sized for the rows of a batch and kept from batch to batch.
final class Workspace {
  private var capacity = 0
  /// Rows of vectors, `rows` × 384.
  private(set) var hidden: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  private(set) var mixed: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  /// Rows of queries, keys and values, or of activations.
  private(set) var wide: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  private(set) var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1)
  private(set) var sums: UnsafeMutablePointer<Int32> = .allocate(capacity: 1)
  /// The scale of each row of `bytes`.
  private(set) var scales: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  /// For attention: the keys of a head transposed, and four rows of scores.
  let keys: UnsafeMutablePointer<Float> = .allocate(capacity: Encoder.headSize * Encoder.window)
  let scores: UnsafeMutablePointer<Float> = .allocate(capacity: 4 * Encoder.window)

  /// The widest row of sums: the heads of all tasks together.
  static let widest = 4096

  init() {}

  deinit {
    release()
    keys.deallocate()
    scores.deallocate()
  }

  private func release() {
    hidden.deallocate()
    mixed.deallocate()
    wide.deallocate()
    bytes.deallocate()
    sums.deallocate()
    scales.deallocate()
  }

  func reserve(_ rows: Int) {
    guard rows > capacity else { return }
    release()
    capacity = rows
    hidden = .allocate(capacity: rows * Encoder.hidden)
    mixed = .allocate(capacity: rows * Encoder.hidden)
    wide = .allocate(capacity: rows * Encoder.inner)
    bytes = .allocate(capacity: rows * Encoder.inner)
    sums = .allocate(capacity: rows * Workspace.widest)
    scales = .allocate(capacity: rows)
  }

  /// Rows of the matrix, `stride` apart, to bytes.
  func quantize(_ matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
    syntax_quantize(matrix, stride ?? columns, rows, columns, bytes, scales)
  }

  /// Sums to values, with the layer's bias.
  func dequantize(_ layer: Linear, rows: Int, into out: UnsafeMutablePointer<Float>) {
    syntax_dequantize(sums, layer.outputs, rows, layer.outputs, scales, layer.scale, layer.bias, 0, out)
  }

  /// Adds sums to the residual stream and normalises it.
  func addNormalized(_ layer: Linear, rows: Int, norm: (weight: [Float], bias: [Float])) {
    syntax_add_normalized(sums, rows, layer.outputs, scales, layer.scale, layer.bias, norm.weight, norm.bias, hidden)
  }

  /// Sums through GELU to bytes again.
  func activate(_ layer: Linear, rows: Int, floor: Float) {
    syntax_activate(sums, rows, layer.outputs, scales, layer.scale, layer.bias, floor, wide, bytes)
  }
}

import CSyntaxKernels

/// One layer of a transformer: attention among the pieces of a window, then a network on each piece (Vaswani et al., 2017).
package struct TransformerLayer: Sendable {
  private let qkv: Linear
  private let out: Linear
  private let up: Linear
  private let down: Linear
  private let norm1: (weight: [Float], bias: [Float])
  private let norm2: (weight: [Float], bias: [Float])

  /// - Parameter name: What the names of the layer's tensors begin with: `layers.0.`
  package init(_ file: ModelFile, _ name: String) throws(ModelError) {
    let hidden = Encoder.hidden
    func norm(_ name: String) throws(ModelError) -> ([Float], [Float]) {
      (try file.floats(name + ".weight", [hidden]), try file.floats(name + ".bias", [hidden]))
    }
    qkv = try Linear(file, name + "qkv", inputs: hidden, outputs: 3 * hidden)
    out = try Linear(file, name + "out", inputs: hidden, outputs: hidden)
    up = try Linear(file, name + "up", inputs: hidden, outputs: Encoder.inner)
    down = try Linear(file, name + "down", inputs: Encoder.inner, outputs: hidden, input: .above(Linear.geluFloor))
    norm1 = try norm(name + "norm1")
    norm2 = try norm(name + "norm2")
  }

  /// Applies the layer to the rows of `space.hidden`, which see each other within their windows.
  package func apply(_ windows: [Range<Int>], _ rows: Int, _ space: Workspace) {
    let hidden = Encoder.hidden
    space.quantize(space.hidden, rows: rows, columns: hidden)
    qkv.product(space.bytes, rows: rows, into: space.sums)
    space.dequantize(qkv, rows: rows, into: space.wide)
    for window in windows {
      syntax_attend(space.wide + window.lowerBound * 3 * hidden, window.count, space.keys, space.scores, space.mixed + window.lowerBound * hidden)
    }

    space.quantize(space.mixed, rows: rows, columns: hidden)
    out.product(space.bytes, rows: rows, into: space.sums)
    space.addNormalized(out, rows: rows, norm: norm1)

    space.quantize(space.hidden, rows: rows, columns: hidden)
    up.product(space.bytes, rows: rows, into: space.sums)
    space.activate(up, rows: rows, floor: Linear.geluFloor)
    down.product(space.bytes, rows: rows, into: space.sums)
    space.addNormalized(down, rows: rows, norm: norm2)
  }
}

import CSyntaxKernels

/// Memory that one thread works in, sized for the rows of a batch and kept from batch to batch.
package final class Workspace {
  private var capacity = 0
  /// Rows of vectors, `rows` × 384.
  package private(set) var hidden: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  package private(set) var mixed: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  /// Rows of queries, keys and values, or of activations.
  package private(set) var wide: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  package private(set) var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1)
  package private(set) var sums: UnsafeMutablePointer<Int32> = .allocate(capacity: 1)
  /// The scale of each row of `bytes`.
  package private(set) var scales: UnsafeMutablePointer<Float> = .allocate(capacity: 1)
  /// For attention: the keys of a head transposed, and four rows of scores.
  package let keys: UnsafeMutablePointer<Float> = .allocate(capacity: Encoder.headSize * Encoder.window)
  package let scores: UnsafeMutablePointer<Float> = .allocate(capacity: 4 * Encoder.window)

  /// The widest row of sums: the heads of all tasks together.
  static let widest = 4096

  package init() {}

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

  package func reserve(_ rows: Int) {
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
  package func quantize(_ matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
    syntax_quantize(matrix, stride ?? columns, rows, columns, bytes, scales)
  }

  /// Sums to values, with the layer's bias.
  package func dequantize(_ layer: Linear, rows: Int, into out: UnsafeMutablePointer<Float>) {
    syntax_dequantize(sums, layer.outputs, rows, layer.outputs, scales, layer.scale, layer.bias, 0, out)
  }

  /// Adds sums to the residual stream and normalises it.
  package func addNormalized(_ layer: Linear, rows: Int, norm: (weight: [Float], bias: [Float])) {
    syntax_add_normalized(sums, rows, layer.outputs, scales, layer.scale, layer.bias, norm.weight, norm.bias, hidden)
  }

  /// Sums through GELU to bytes again.
  package func activate(_ layer: Linear, rows: Int, floor: Float) {
    syntax_activate(sums, rows, layer.outputs, scales, layer.scale, layer.bias, floor, wide, bytes)
  }
}

import CDNNL

/// A linear layer with weights in seven bits and one scale per output.
///
/// Inputs are rounded to bytes row by row, products are summed exactly in 32 bits by oneDNN. Weights stay within ±63:
/// without VNNI a pair of unsigned × signed products is added in 16 bits, and 2 · 255 · 63 still fits, so every processor
/// finds the same sums.
package struct Linear: Sendable {
  package let inputs: Int
  package let outputs: Int
  private let weight: Weights
  package let scale: [Float]
  package let bias: [Float]
  /// What oneDNN adds to each sum: it takes out the 128 that the bytes of the input are shifted by.
  private let compensation: [Int32]

  /// How the bytes of the input stand for its values.
  package enum Input: Sendable {
    /// x = scale · (byte − 128)
    case centered
    /// x = scale · byte + floor
    case above(Float)
  }

  private let input: Input

  /// The least value of GELU, from below: what comes out of it is rounded above that.
  static let geluFloor: Float = -0.171

  /// oneDNN's product, once it is loaded; a model is not read where it can't be.
  static let gemm = cdnnl_load_gemm()

  package init(_ file: ModelFile, _ name: String, inputs: Int, outputs: Int, input: Input = .centered) throws(ModelError) {
    self.inputs = inputs
    self.outputs = outputs
    self.input = input
    weight = try file.integers(name + ".weight", [inputs, outputs])
    scale = try file.floats(name + ".scale", [outputs])
    var bias = try file.floats(name + ".bias", [outputs])
    var sums = [Int32](repeating: 0, count: outputs)
    for row in 0..<inputs { for column in 0..<outputs { sums[column] += Int32(weight.buffer[row * outputs + column]) } }
    switch input {
    case .centered:
      compensation = sums.map { -128 * $0 }
    case .above(let floor):
      compensation = [Int32](repeating: 0, count: outputs)
      for i in 0..<outputs { bias[i] += floor * Float(sums[i]) * scale[i] }
    }
    self.bias = bias
  }

  /// The sums of all rows into `out`, `rows` × `outputs`.
  package func product(_ input: UnsafePointer<UInt8>, rows: Int, into out: UnsafeMutablePointer<Int32>) {
    guard rows > 0, let base = weight.buffer.baseAddress, let gemm = Linear.gemm else { return }
    // oneDNN's row-major call; it fails only for arguments that are no sizes.
    _ = gemm(
      CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "R")), dnnl_dim_t(rows), dnnl_dim_t(outputs), dnnl_dim_t(inputs), 1, input,
      dnnl_dim_t(inputs), 0, base, dnnl_dim_t(outputs), 0, 0, out, dnnl_dim_t(outputs), compensation)
  }
}

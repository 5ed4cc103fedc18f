/// Multi-head self-attention of one window (Vaswani et al., 2017).
enum Attention {
  /// - Parameters:
  ///   - qkv: Rows of queries, keys and values, 3 × 384 wide.
  ///   - window: The rows that see each other.
  ///   - out: Rows of 384.
  static func attend(_ qkv: UnsafePointer<Float>, _ window: Range<Int>, into out: UnsafeMutablePointer<Float>, _ space: Workspace) {
    let hidden = Encoder.hidden
    let size = Encoder.headSize
    let stride = 3 * hidden
    let count = window.count
    let padded = (count + 7) & ~7
    let keys = space.keys
    let scores = space.scores
    for head in 0..<Encoder.heads {
      let base = qkv + window.lowerBound * stride + head * size
      // Keys with one row a dimension, so that eight scores are found at once.
      for d in 0..<size {
        for j in 0..<count { keys[d * padded + j] = base[j * stride + hidden + d] }
        for j in count..<padded { keys[d * padded + j] = 0 }
      }
      for i in 0..<count {
        let query = base + i * stride
        var best = Kernels.Vector(repeating: -.infinity)
        var j = 0
        while j < padded {
          var sum = Kernels.Vector.zero
          for d in 0..<size { sum += Kernels.load(UnsafePointer(keys), d * padded + j) * query[d] }
          sum *= 0.176_776_695
          Kernels.store(sum, scores, j)
          j += 8
        }
        for j in count..<padded { scores[j] = -.infinity }
        j = 0
        while j < padded {
          best = Kernels.larger(best, Kernels.load(UnsafePointer(scores), j))
          j += 8
        }
        let largest = Kernels.maximum(best)
        var total = Kernels.Vector.zero
        j = 0
        while j < padded {
          let weight = Kernels.exp(Kernels.load(UnsafePointer(scores), j) - largest)
          Kernels.store(weight, scores, j)
          j += 8
        }
        for j in count..<padded { scores[j] = 0 }
        j = 0
        while j < padded {
          total += Kernels.load(UnsafePointer(scores), j)
          j += 8
        }
        var v0 = Kernels.Vector.zero
        var v1 = Kernels.Vector.zero
        var v2 = Kernels.Vector.zero
        var v3 = Kernels.Vector.zero
        for j in 0..<count {
          let weight = scores[j]
          let value = base + j * stride + 2 * hidden
          v0 += Kernels.load(value, 0) * weight
          v1 += Kernels.load(value, 8) * weight
          v2 += Kernels.load(value, 16) * weight
          v3 += Kernels.load(value, 24) * weight
        }
        let factor = 1 / Kernels.sum(total)
        let to = out + (window.lowerBound + i) * hidden + head * size
        Kernels.store(v0 * factor, to, 0)
        Kernels.store(v1 * factor, to, 8)
        Kernels.store(v2 * factor, to, 16)
        Kernels.store(v3 * factor, to, 24)
      }
    }
  }
}

/// The float arithmetic between the matrix products.
///
/// Every sum has a fixed order and no product is fused into it, so that results do not depend on the processor. Vectors are
/// eight wide; rows are multiples of eight long.
enum Kernels {
  typealias Vector = SIMD8<Float>

  @inline(__always)
  static func load(_ pointer: UnsafePointer<Float>, _ i: Int) -> Vector {
    UnsafeRawPointer(pointer + i).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Float>, _ i: Int) {
    UnsafeMutableRawPointer(pointer + i).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  static func load(_ pointer: UnsafePointer<Int32>, _ i: Int) -> Vector {
    Vector(UnsafeRawPointer(pointer + i).loadUnaligned(as: SIMD8<Int32>.self))
  }

  /// Lane by lane the larger; the standard library's `pointwiseMax` is a call and goes through the lanes one by one.
  @inline(__always)
  static func larger(_ a: Vector, _ b: Vector) -> Vector { select(b, over: a, where: unsafeBitCast(b .> a, to: SIMD8<Int32>.self)) }

  @inline(__always)
  static func smaller(_ a: Vector, _ b: Vector) -> Vector { select(b, over: a, where: unsafeBitCast(b .< a, to: SIMD8<Int32>.self)) }

  /// The bits of `a` where the mask's are set, otherwise those of `b`.
  @inline(__always)
  private static func select(_ a: Vector, over b: Vector, where mask: SIMD8<Int32>) -> Vector {
    let bits = unsafeBitCast(a, to: SIMD8<Int32>.self) & mask | unsafeBitCast(b, to: SIMD8<Int32>.self) & ~mask
    return unsafeBitCast(bits, to: Vector.self)
  }

  /// The lanes added in pairs.
  @inline(__always)
  static func sum(_ v: Vector) -> Float {
    let half = v.lowHalf + v.highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter.x + quarter.y
  }

  @inline(__always)
  static func maximum(_ v: Vector) -> Float {
    var best = v[0]
    for i in 1..<8 where v[i] > best { best = v[i] }
    return best
  }

  /// e^x to about seven digits: 2^k by its exponent bits times a polynomial of the rest (Cephes `expf`).
  @inline(__always)
  static func exp(_ x: Vector) -> Vector {
    let clamped = larger(smaller(x, Vector(repeating: 88)), Vector(repeating: -87))
    let magic = Vector(repeating: 12_582_912)
    let shifted = clamped * 1.442_695_04 + magic
    let k = shifted - magic
    let r = (clamped - k * 0.693_359_375) - k * -2.121_944_4e-4
    var p = Vector(repeating: 1.987_569_15e-4)
    p = p * r + 1.398_199_95e-3
    p = p * r + 8.333_451_9e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_1e-1
    let value = p * (r * r) + r + 1
    let bits = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &<< 23
    return value * unsafeBitCast(bits &+ SIMD8<Int32>(repeating: 127 &<< 23), to: Vector.self)
  }

  /// The Gaussian error linear unit in its tanh form, x · σ(2 · 0.79788 · (x + 0.044715 x³)).
  @inline(__always)
  static func gelu(_ x: Vector) -> Vector {
    let inner = (x + x * x * x * 0.044_715) * -1.595_769_1
    return x / (exp(inner) + 1)
  }

  /// Layer normalisation of `sum` in place.
  static func normalize(_ row: UnsafeMutablePointer<Float>, count: Int, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>) {
    var total = Vector.zero
    for i in stride(from: 0, to: count, by: 8) { total += load(row, i) }
    let mean = sum(total) / Float(count)
    var squares = Vector.zero
    for i in stride(from: 0, to: count, by: 8) {
      let d = load(row, i) - mean
      squares += d * d
    }
    let scale = 1 / (sum(squares) / Float(count) + 1e-12).squareRoot()
    for i in stride(from: 0, to: count, by: 8) {
      store((load(row, i) - mean) * scale * load(weight, i) + load(bias, i), row, i)
    }
  }

  /// Rounds a row to bytes around 128 with one scale, which is returned: x ≈ scale · (byte − 128).
  static func quantize(_ row: UnsafePointer<Float>, count: Int, into out: UnsafeMutablePointer<UInt8>) -> Float {
    var largest = Vector.zero
    for i in stride(from: 0, to: count, by: 8) {
      let v = load(row, i)
      largest = larger(largest, larger(v, -v))
    }
    let bound = Swift.max(maximum(largest), 1e-9)
    let factor = 127 / bound
    let magic = Vector(repeating: 12_582_912 + 128)
    for i in stride(from: 0, to: count, by: 8) {
      // Adding 1.5 · 2^23 rounds to the nearest integer and leaves it in the low bits.
      let bits = unsafeBitCast(load(row, i) * factor + magic, to: SIMD8<UInt32>.self)
      UnsafeMutableRawPointer(out + i).storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: bits), as: SIMD8<UInt8>.self)
    }
    return bound / 127
  }

  /// Rounds a row of values no less than `floor` to bytes: x ≈ scale · byte + floor.
  static func quantize(_ row: UnsafePointer<Float>, count: Int, floor: Float, into out: UnsafeMutablePointer<UInt8>) -> Float {
    var largest = Vector(repeating: 0)
    for i in stride(from: 0, to: count, by: 8) { largest = larger(largest, load(row, i)) }
    let bound = Swift.max(maximum(largest) - floor, 1e-9)
    let factor = 255 / bound
    let magic = Vector(repeating: 12_582_912)
    for i in stride(from: 0, to: count, by: 8) {
      let bits = unsafeBitCast((load(row, i) - floor) * factor + magic, to: SIMD8<UInt32>.self)
      UnsafeMutableRawPointer(out + i).storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: bits), as: SIMD8<UInt8>.self)
    }
    return bound / 255
  }
}

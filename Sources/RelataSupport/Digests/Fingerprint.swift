/// 128 bits that tell a text, or bytes, from all others.
///
/// They are two keyed hashes (SipHash; J.-P. Aumasson and D. Bernstein, 2012) whose keys are drawn anew for each process. Of a thousand
/// million different texts, the chance that any two have the same is one in 10²¹, and nobody can choose texts that do.
package struct Fingerprint: Sendable, Hashable {
  private let first: UInt64
  private let second: UInt64

  /// Texts that differ in how accents are encoded alone are equal, as strings are.
  package init(_ text: String) { self.init { $0.combine(text) } }

  package init(_ bytes: [UInt8]) { self.init { hasher in bytes.withUnsafeBytes { hasher.combine(bytes: $0) } } }

  private init(_ combine: (inout Hasher) -> Void) {
    func hash(_ number: UInt8) -> UInt64 {
      var hasher = Hasher()
      hasher.combine(number)
      combine(&hasher)
      return UInt64(truncatingIfNeeded: hasher.finalize())
    }
    first = hash(0)
    second = hash(1)
  }

  fileprivate var part: Int { Int(first % UInt64(FingerprintTable.parts)) }
}

/// A number for each of many texts, of which only fingerprints are held.
package struct FingerprintTable: Sendable {
  /// They grow one after the other, so that only a small table is ever there twice.
  fileprivate static let parts = 64
  private var tables = [[Fingerprint: UInt32]](repeating: [:], count: parts)

  package init() {}

  package subscript(text: String) -> UInt32? {
    get {
      let fingerprint = Fingerprint(text)
      return tables[fingerprint.part][fingerprint]
    }
    set {
      let fingerprint = Fingerprint(text)
      tables[fingerprint.part][fingerprint] = newValue
    }
  }

  package var count: Int { tables.reduce(0) { $0 + $1.count } }
}

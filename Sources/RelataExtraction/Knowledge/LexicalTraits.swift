/// A set of traits.
struct LexicalTraits: Sendable, Equatable, ExpressibleByArrayLiteral {
  /// A bit for each of 256 traits; a test holds their number against it.
  private var bits = SIMD4<UInt64>()

  static let capacity = 4 * UInt64.bitWidth

  init(arrayLiteral traits: LexicalTrait...) { for trait in traits { insert(trait) } }

  var isEmpty: Bool { bits == SIMD4() }

  func contains(_ trait: LexicalTrait) -> Bool { bits[trait.rawValue >> 6] >> (trait.rawValue & 63) & 1 == 1 }

  mutating func insert(_ trait: LexicalTrait) { bits[trait.rawValue >> 6] |= 1 << (trait.rawValue & 63) }

  mutating func remove(_ trait: LexicalTrait) { bits[trait.rawValue >> 6] &= ~(1 << (trait.rawValue & 63)) }

  mutating func formUnion(_ other: LexicalTraits) { bits |= other.bits }

  /// These and what they imply.
  var withImplied: LexicalTraits {
    var all = self
    for trait in LexicalTrait.implying where contains(trait) { for other in trait.implied { all.insert(other) } }
    return all
  }
}

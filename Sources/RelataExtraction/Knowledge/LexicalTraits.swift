/// A set of traits.
struct LexicalTraits: Sendable, Equatable, ExpressibleByArrayLiteral {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(arrayLiteral traits: LexicalTrait...) { for trait in traits { insert(trait) } }

  var isEmpty: Bool { low == 0 && high == 0 }

  func contains(_ trait: LexicalTrait) -> Bool {
    let number = trait.rawValue
    return (number < 64 ? low >> number : high >> (number - 64)) & 1 == 1
  }

  mutating func insert(_ trait: LexicalTrait) {
    let number = trait.rawValue
    if number < 64 { low |= 1 << number } else { high |= 1 << (number - 64) }
  }

  mutating func remove(_ trait: LexicalTrait) {
    let number = trait.rawValue
    if number < 64 { low &= ~(1 << number) } else { high &= ~(1 << (number - 64)) }
  }

  mutating func formUnion(_ other: LexicalTraits) {
    low |= other.low
    high |= other.high
  }
}

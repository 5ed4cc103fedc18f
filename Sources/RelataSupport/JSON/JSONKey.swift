/// The name of a member of up to 15 bytes, as two words, which are told apart faster than texts. Longer names are none that we know.
package struct JSONKey {
  /// The first eight bytes, the first of them lowest.
  package let low: UInt64
  /// The others, with the length in the last byte.
  package let high: UInt64

  static let longest = 15

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  init(_ text: String) {
    var words = (low: UInt64(0), high: UInt64(min(text.utf8.count, 255)) << 56)
    for (index, byte) in text.utf8.prefix(JSONKey.longest).enumerated() {
      if index < 8 { words.low |= UInt64(byte) << UInt64(8 * index) } else { words.high |= UInt64(byte) << UInt64(8 * (index - 8)) }
    }
    self.init(low: words.low, high: words.high)
  }
}

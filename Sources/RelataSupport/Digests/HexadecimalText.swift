/// A digest or a signature: text that is held as the bytes that its hexadecimal digits stand for, where it is such text, so that the
/// list of a large corpus' documents stays small.
package struct HexadecimalText: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case other(String)
    /// `sha256:` and 64 digits.
    case sha256(Bytes)
    /// 128 digits.
    case signature(Bytes, Bytes)
  }

  /// 32 bytes.
  private struct Bytes: Sendable, Hashable {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The bytes of the 64 digits in lower case from the place on, if they are that.
    init?(_ digits: UnsafeBufferPointer<UInt8>, from start: Int) {
      func word(_ number: Int) -> UInt64? {
        var word: UInt64 = 0
        for place in start + 16 * number..<start + 16 * (number + 1) {
          switch digits[place] {
          case 0x30...0x39: word = word << 4 | UInt64(digits[place] - 0x30)
          case 0x61...0x66: word = word << 4 | UInt64(digits[place] - 0x57)
          default: return nil
          }
        }
        return word
      }
      guard let first = word(0), let second = word(1), let third = word(2), let fourth = word(3) else { return nil }
      (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// Writes the 64 digits from the place on.
    func write(_ digits: UnsafeMutableBufferPointer<UInt8>, from start: Int) {
      var place = start
      for word in [first, second, third, fourth] {
        for shift in stride(from: 60, through: 0, by: -4) {
          let value = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
          digits[place] = value < 10 ? 0x30 + value : 0x57 + value
          place += 1
        }
      }
    }
  }

  private let storage: Storage

  package init(_ text: String) {
    var text = text
    let bytes = text.withUTF8 { utf8 -> Storage? in
      if utf8.count == 71, utf8.starts(with: HexadecimalText.prefix.utf8) {
        Bytes(utf8, from: HexadecimalText.prefix.utf8.count).map { .sha256($0) }
      } else if utf8.count == 128, let left = Bytes(utf8, from: 0), let right = Bytes(utf8, from: 64) {
        .signature(left, right)
      } else {
        nil
      }
    }
    storage = bytes ?? .other(text)
  }

  private static let prefix = "sha256:"

  package var text: String {
    switch storage {
    case .other(let text): text
    case .sha256(let bytes):
      String(unsafeUninitializedCapacity: 71) { digits in
        _ = digits.update(fromContentsOf: HexadecimalText.prefix.utf8)
        bytes.write(digits, from: HexadecimalText.prefix.utf8.count)
        return 71
      }
    case .signature(let left, let right):
      String(unsafeUninitializedCapacity: 128) { digits in
        left.write(digits, from: 0)
        right.write(digits, from: 64)
        return 128
      }
    }
  }
}

/// A digest or a signature: text that is held as the bytes that its hexadecimal digits stand for, where it is such text, so that the
/// list of a large corpus' documents stays small.
struct HexadecimalText: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case other(String)
    /// `sha256:` and 64 digits.
    case sha256(Bytes)
    /// 128 digits.
    case signature(Bytes, Bytes)
  }

  /// 32 bytes.
  private struct Bytes: Sendable, Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0

    /// The bytes of 64 digits in lower case, if they are that.
    init?(_ digits: some Collection<UInt8>) {
      for (index, digit) in digits.enumerated() {
        let value: UInt64
        switch digit {
        case 0x30...0x39: value = UInt64(digit - 0x30)
        case 0x61...0x66: value = UInt64(digit - 0x57)
        default: return nil
        }
        switch index / 16 {
        case 0: first = first << 4 | value
        case 1: second = second << 4 | value
        case 2: third = third << 4 | value
        default: fourth = fourth << 4 | value
        }
      }
    }

    var digits: [UInt8] {
      [first, second, third, fourth].flatMap { word in
        (0..<16).map { place in
          let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place)) & 15
          return value < 10 ? 0x30 + value : 0x57 + value
        }
      }
    }
  }

  private let storage: Storage

  init(_ text: String) {
    let utf8 = text.utf8
    if utf8.count == 71, text.hasPrefix("sha256:"), let bytes = Bytes(utf8.dropFirst(7)) {
      storage = .sha256(bytes)
    } else if utf8.count == 128, let left = Bytes(utf8.prefix(64)), let right = Bytes(utf8.dropFirst(64)) {
      storage = .signature(left, right)
    } else {
      storage = .other(text)
    }
  }

  var text: String {
    switch storage {
    case .other(let text): text
    case .sha256(let bytes): "sha256:" + String(decoding: bytes.digits, as: UTF8.self)
    case .signature(let left, let right): String(decoding: left.digits + right.digits, as: UTF8.self)
    }
  }
}

/// Takes a fuzzer's bytes for choices and texts, so that what is made of them changes as they do.
struct ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isEmpty: Bool { rest.isEmpty }

  /// A number below `bound`; 0 when all is used up.
  mutating func number(below bound: Int) -> Int {
    guard bound > 1, let byte = rest.popFirst() else { return 0 }
    return Int(byte) % bound
  }

  mutating func chance(_ outOf: Int) -> Bool { number(below: outOf) == 1 }

  mutating func choice<Choice: CaseIterable>(_ type: Choice.Type, or first: Choice) -> Choice {
    let all = Array(Choice.allCases)
    return all.isEmpty ? first : all[number(below: all.count)]
  }

  /// A text of up to `longest` bytes; what is no UTF-8 becomes replacement characters.
  mutating func text(_ longest: Int = 24) -> String {
    let count = min(number(below: longest + 1), rest.count)
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  mutating func optionalText() -> String? { chance(3) ? text() : nil }

  mutating func range() -> Range<Int> {
    let start = number(below: 100)
    return start..<start + number(below: 30)
  }
}

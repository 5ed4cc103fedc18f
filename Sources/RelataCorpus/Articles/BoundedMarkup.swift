/// Keeps a page from taking far more time and memory than its size: a tree is a hundred times as large as hostile markup, and
/// libxml2 compares each attribute of an element with all before it.
///
/// Counted is whatever may begin a tag, and in a tag whatever may part attributes. No page of an article comes near the limits.
struct BoundedMarkup {
  static let mostTags = 200_000
  /// In a tag; what follows is blanked.
  private static let mostGaps = 1_000
  /// In all tags.
  private static let mostGapsOfPage = 500_000

  private var tags = 0
  private var gapsOfPage = 0
  private var gaps = 0
  private var inTag = false
  private var inGap = false
  /// Where in an attribute: as libxml2 reads it, a quotation begins behind an equals sign alone.
  private var value = Value.none

  private enum Value: Equatable {
    case none, expected, plain
    case quoted(UInt8)
  }

  /// - Returns: The page with the attributes of overlong tags blanked, or `nil` where it has too many tags.
  static func bytes(of page: [UInt8]) -> [UInt8]? {
    var bounds = BoundedMarkup()
    var out = page
    for i in page.indices {
      if page[i] == UInt8(ascii: "<") {
        bounds.tags += 1
        if bounds.tags > mostTags { return nil }
        if !bounds.inTag, i + 1 < page.count, beginsName(page[i + 1]) { bounds.begin() }
      } else if bounds.inTag {
        let wasLong = bounds.gaps > mostGaps
        bounds.read(page[i])
        if bounds.inTag {
          if bounds.gaps > mostGaps { out[i] = 0x20 }
        } else if wasLong, out[i - 1] == 0x20, out[i - 2] == 0x20 {
          // Closes a quotation that the blanks may have begun in.
          out.replaceSubrange(i - 2..<i, with: [UInt8(ascii: "'"), UInt8(ascii: "\"")])
        }
      }
    }
    return out
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private mutating func begin() {
    inTag = true
    inGap = false
    gaps = 0
    value = .none
  }

  private mutating func read(_ byte: UInt8) {
    let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    let isGap = byte <= 0x20 || byte == UInt8(ascii: "/") || isQuote
    if isGap, !inGap {
      gaps += 1
      gapsOfPage += 1
      if gapsOfPage > BoundedMarkup.mostGapsOfPage { gaps = max(gaps, BoundedMarkup.mostGaps + 1) }
    }
    inGap = isGap
    switch value {
    case .quoted(let quote):
      if byte == quote { value = .none }
    case _ where byte == UInt8(ascii: ">"): inTag = false
    case .expected where isQuote: value = .quoted(byte)
    case .expected where byte > 0x20: value = .plain
    case .plain where byte <= 0x20: value = .none
    case .none where byte == UInt8(ascii: "="): value = .expected
    case .none, .expected, .plain: break
    }
  }
}

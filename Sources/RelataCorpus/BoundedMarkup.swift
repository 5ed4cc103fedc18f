/// Keeps a page from taking far more time and memory than its size: a tree is a hundred times as large as hostile markup, and
/// libxml2 compares each attribute of an element with all before it.
///
/// Whatever the parser takes for a tag begins with `<` and a letter, and attributes are parted by white space, so that
/// counting these can't be evaded. No page of an article comes near the limits.
enum BoundedMarkup {
  static let mostTags = 200_000
  /// In a tag; what follows is blanked.
  private static let mostGaps = 500
  /// In all tags.
  private static let mostGapsOfPage = 500_000

  /// - Returns: The page with the attributes of overlong tags blanked, or `nil` where it has too many tags.
  static func bytes(of page: [UInt8]) -> [UInt8]? {
    var out = page
    var tags = 0
    var gapsOfPage = 0
    var gaps = 0
    var inTag = false
    var afterSpace = false
    for i in page.indices {
      let byte = page[i]
      if byte == UInt8(ascii: "<") {
        tags += 1
        if tags > mostTags { return nil }
        if i + 1 < page.count, (0x61...0x7A).contains(page[i + 1] | 0x20), !inTag {
          inTag = true
          gaps = 0
        }
      }
      guard inTag else { continue }
      if byte == UInt8(ascii: ">") {
        // Closes a quotation that the blanks may have begun in.
        if gaps > mostGaps, out[i - 1] == 0x20, out[i - 2] == 0x20 { out.replaceSubrange(i - 2..<i, with: [UInt8(ascii: "'"), UInt8(ascii: "\"")]) }
        inTag = false
        continue
      }
      let isSpace = byte <= 0x20 || byte == UInt8(ascii: "/")
      if isSpace, !afterSpace {
        gaps += 1
        gapsOfPage += 1
        if gapsOfPage > mostGapsOfPage { gaps = max(gaps, mostGaps + 1) }
      }
      afterSpace = isSpace
      if gaps > mostGaps { out[i] = 0x20 }
    }
    return out
  }
}

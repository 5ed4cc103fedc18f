/// Text in XML and HTML.
package enum MarkupText {
  /// The text as content and quoted attributes have it.
  ///
  /// By bytes: a quotation mark with an accent on it is another character to Swift, and still the end of an attribute to a browser.
  package static func escaped(_ text: String) -> String {
    func entity(_ byte: UInt8) -> String.UTF8View? {
      switch byte {
      case UInt8(ascii: "&"): "&amp;".utf8
      case UInt8(ascii: "<"): "&lt;".utf8
      case UInt8(ascii: ">"): "&gt;".utf8
      case UInt8(ascii: "\""): "&quot;".utf8
      default: nil
      }
    }
    guard text.utf8.contains(where: { entity($0) != nil }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let entity = entity(byte) { out += entity } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

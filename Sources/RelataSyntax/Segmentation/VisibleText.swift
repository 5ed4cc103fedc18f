/// A part of a text as a reader sees it: without soft hyphens, zero-width characters and marks of direction, and with plain hyphens for those that
/// forbid a break. Places lead back to the text itself.
package struct VisibleText {
  package let scalars: [Unicode.Scalar]
  /// Where the part begins in its text.
  let start: Int
  /// The place of each scalar in the text; `nil` where all of them are visible.
  private let places: [Int]?

  package init(_ text: [Unicode.Scalar], _ part: Range<Int>) {
    start = part.lowerBound
    guard text[part].contains(where: { !$0.isASCII && (Self.isInvisible($0) || Self.isHyphen($0)) }) else {
      scalars = Array(text[part])
      places = nil
      return
    }
    let kept = part.filter { !Self.isInvisible(text[$0]) }
    places = kept
    scalars = kept.map { Self.isHyphen(text[$0]) ? "-" : text[$0] }
  }

  /// The place of visible scalars in the text, with the invisible ones between them.
  package func place(_ range: Range<Int>) -> Range<Int> {
    guard let places else { return range.lowerBound + start..<range.upperBound + start }
    guard let last = range.last else { return start..<start }
    return places[range.lowerBound]..<places[last] + 1
  }

  /// What Unicode would have no reader see, but for the byte order mark, which parts texts that were joined.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\u{FEFF}" && scalar.properties.isDefaultIgnorableCodePoint
  }

  /// The hyphen and the hyphen that forbids a break.
  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{2010}" || scalar == "\u{2011}" }
}

import ArgumentParser
import RelataRendering

/// How large a picture is printed.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The printed size: 180x120mm, 7x5in, A4; what doesn't fit with text of 7 points is left out.", valueName: "size"))
  var size: String?

  @Option(help: ArgumentHelp("The printed width, as high as it needs: 180mm, 7in.", valueName: "length"))
  var width: String?

  @Flag(help: "The longer side of --size across; without it, of A4.")
  var landscape = false

  func validate() throws {
    if size != nil, width != nil { throw ValidationError("--size and --width are two ways to say it; choose one") }
    if landscape, width != nil { throw ValidationError("--landscape turns --size, and not --width") }
    if let size, PageOptions.size(size) == nil {
      throw ValidationError("--size \(size): expected WIDTHxHEIGHT with mm, cm, in or pt, such as 180x120mm, or A3, A4, A5, letter")
    }
    if let width, PageOptions.length(width) == nil { throw ValidationError("--width \(width): expected a length with mm, cm, in or pt, such as 180mm") }
  }

  /// What the size is called in messages.
  var text: String { width ?? size ?? "A4" }

  /// The size that is asked for, if one is.
  func picture() -> PictureSize? {
    if let width { return PageOptions.length(width).map { PictureSize(width: $0) } }
    guard size != nil || landscape, let asked = PageOptions.size(text), landscape, let height = asked.height else { return size.flatMap(PageOptions.size) }
    return PictureSize(width: max(asked.width, height), height: min(asked.width, height))
  }

  /// No page holds more lines that anybody can read.
  static let largest = 300

  /// Paper in points.
  private static let papers: [String: (Double, Double)] = ["a3": (841.89, 1190.55), "a4": (595.28, 841.89), "a5": (419.53, 595.28), "letter": (612, 792)]

  private static func size(_ text: String) -> PictureSize? {
    if let paper = papers[text.lowercased()] { return PictureSize(width: paper.0, height: paper.1) }
    let (digits, unit) = parts(text)
    let sides = digits.split(separator: "x", omittingEmptySubsequences: false).compactMap { length(String($0) + unit) }
    return sides.count == 2 ? PictureSize(width: sides[0], height: sides[1]) : nil
  }

  /// A length in points, from 10 mm to 5 m.
  private static func length(_ text: String) -> Double? {
    let units = ["mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1]
    let (digits, unit) = parts(text)
    guard let number = Double(digits), let points = units[String(unit)].map({ $0 * number }), (28...14_400).contains(points) else { return nil }
    return points
  }

  private static func parts(_ text: String) -> (digits: Substring, unit: Substring) {
    let end = text.lastIndex { $0.isNumber }.map { text.index(after: $0) } ?? text.startIndex
    return (text[..<end], text[end...])
  }
}

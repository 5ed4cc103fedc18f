/// Dates and numbers as readers are used to them.
extension DiagramWords {
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// Whether words of another language are given, in which English months would be wrong.
  private var isTranslated: Bool { texts[.to] != nil || texts[.documents] != nil }

  /// From one day, month or year to another, in ISO 8601: `15 to 21 August 2025`, `28 July to 2 August 2025`, `August 2025`.
  ///
  /// With words of another language and no months, the dates as they are.
  func period(_ first: String, _ last: String) -> String {
    guard let names = months ?? (isTranslated ? nil : DiagramWords.english), let from = DiagramWords.parts(first), let to = DiagramWords.parts(last) else {
      return first == last ? first : "\(first) \(self[.to]) \(last)"
    }
    func text(_ parts: [Int], without shared: Int = 0) -> String {
      parts.enumerated().dropFirst(shared).reversed().map { $0.offset == 1 ? names[$0.element - 1] : String($0.element) }.joined(separator: " ")
    }
    if first == last { return text(to) }
    // Only dates of one kind share their end.
    let shared = from.count == to.count ? zip(from, to).prefix { $0 == $1 }.count : 0
    return "\(text(from, without: shared)) \(self[.to]) \(text(to))"
  }

  /// Year, month and day, as far as a date has them; `nil` for what is none.
  private static func parts(_ date: String) -> [Int]? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(parts.count), let year = parts[0], year > 0 else { return nil }
    let rest = parts.dropFirst().compactMap { $0 }
    guard rest.count == parts.count - 1, rest.first.map({ (1...12).contains($0) }) ?? true else { return nil }
    return [year] + rest
  }

  /// A number with its thousands apart, by commas in English and by spaces elsewhere.
  func figure(_ number: Int) -> String {
    let digits = String(number)
    guard digits.utf8.count > 3 else { return digits }
    var out = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { out += isTranslated ? " " : "," }
      out.append(digit)
    }
    return out
  }
}

/// Calendar dates as they come in file names, JSON and HTML, brought to ISO 8601.
enum Dates {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// The date in `text` as `2025-08-18`, or `nil`.
  ///
  /// Understood are ISO dates and times, with or without separators (`2025-08-18T09:30:00Z`, `20250818`), `18 August 2025`,
  /// `August 18, 2025` and their short months. Dates of numbers alone in national orders (`08/09/2025`) are ambiguous and are not.
  static func iso(_ text: String) -> String? {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    for (i, word) in words.enumerated() {
      if word.count == 4, let year = Int(word), i + 2 < words.count, words[i + 1].count <= 2, let month = Int(words[i + 1]),
        let day = leadingNumber(words[i + 2]), let date = date(year, month, day)
      {
        return date
      }
      if word.count >= 8, let number = Int(word.prefix(8)), word.count == 8 || !(word.dropFirst(8).first?.isNumber ?? false),
        let date = date(number / 10_000, number / 100 % 100, number % 100)
      {
        return date
      }
      if let month = months.firstIndex(where: { word == $0 || (word.count >= 3 && word.count <= 4 && $0.hasPrefix(word)) }) {
        let before = i > 0 ? leadingNumber(words[i - 1]) : nil
        let after = i + 1 < words.count ? leadingNumber(words[i + 1]) : nil
        if let before, let year = after, before <= 31, let date = date(year, month + 1, before) { return date }
        if let day = after, i + 2 < words.count, let year = leadingNumber(words[i + 2]), let date = date(year, month + 1, day) { return date }
      }
    }
    return nil
  }

  private static func leadingNumber(_ word: String) -> Int? {
    Int(word.prefix { $0.isASCII && $0.isNumber })
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let lengths = [31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1000...2999).contains(year), (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

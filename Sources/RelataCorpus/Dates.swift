/// Calendar dates as they come in file names, tables, JSON, messages and HTML, brought to ISO 8601.
enum Dates {
  enum Reading: Equatable {
    case date(String)
    case none
    /// It may be read with the day or with the month first.
    case ambiguous
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// The date in `text` as `2025-08-18`, or `nil` where there is none or it may be read in two ways.
  static func iso(_ text: String) -> String? {
    if case .date(let date) = read(text) { return date }
    return nil
  }

  /// Understood are ISO dates and times, with or without separators (`2025-08-18T09:30:00Z`, `20250818`), `18 August 2025`,
  /// `August 18, 2025` and their short months, RFC 822's, seconds and milliseconds since 1970 (UTC), and `18.08.2025`. Other dates of
  /// numbers alone are ambiguous (`08/09/2025`) where no order is given and both would do.
  static func read(_ text: String, order: ReadingOptions.DateOrder? = nil) -> Reading {
    if let date = sinceEpoch(text) { return .date(date) }
    let reading = numbers(text, order: order)
    if reading != .none { return reading }
    return written(text).map(Reading.date) ?? .none
  }

  private static func written(_ text: String) -> String? {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.prefix(64).map(String.init)
    for (i, word) in words.enumerated() {
      if word.count == 4, let year = Int(word), i + 2 < words.count, words[i + 1].count <= 2, let month = Int(words[i + 1]),
        let day = leadingNumber(words[i + 2]), let date = date(year, month, day)
      {
        return date
      }
      if word.count >= 8, let number = Int(word.prefix(8)), [8, 12, 14].contains(word.count) || !(word.dropFirst(8).first?.isNumber ?? false),
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

  /// Two numbers and a year.
  private static func numbers(_ text: String, order: ReadingOptions.DateOrder?) -> Reading {
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "T" }).prefix(64) {
      for separator: Character in [".", "/", "-"] {
        let parts = word.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2, let first = Int(parts[0]), let second = Int(parts[1]),
          let year = Int(parts[2])
        else { continue }
        let (byDay, byMonth) = (date(year, second, first), date(year, first, second))
        if separator == "." || order == .dayFirst { return byDay.map(Reading.date) ?? .none }
        if order == .monthFirst { return byMonth.map(Reading.date) ?? .none }
        if let byDay, let byMonth, byDay != byMonth { return .ambiguous }
        if let date = byDay ?? byMonth { return .date(date) }
      }
    }
    return .none
  }

  /// Ten digits are seconds, thirteen milliseconds, from 1973 to 2286.
  private static func sinceEpoch(_ text: String) -> String? {
    let number = text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isNumber }
    let rest = text[number.endIndex...].drop(while: \.isWhitespace)
    guard number.count == 10 || number.count == 13, rest.isEmpty || rest.first == "." && rest.dropFirst().allSatisfy(\.isNumber), let value = Int(number)
    else { return nil }
    let seconds = number.count == 13 ? value / 1000 : value
    return seconds >= 100_000_000 ? day(seconds / 86_400) : nil
  }

  /// The date so many days after 1970-01-01 (H. Hinnant, `civil_from_days`).
  private static func day(_ days: Int) -> String? {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let number = month < 10 ? month + 3 : month - 9
    return date(year + era * 400 + (number <= 2 ? 1 : 0), number, day)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let lengths = [31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1000...2999).contains(year), (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

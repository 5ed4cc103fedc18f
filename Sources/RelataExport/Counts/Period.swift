import RelataGraph

/// A stretch of time that events are counted by.
public enum Period: String, Sendable, Hashable, CaseIterable {
  case day, week, month, year

  /// The name of the period that a date lies in: `2025-08-18`, `2025-W34` (ISO 8601), `2025-08`, `2025`.
  ///
  /// - Parameter date: In ISO 8601, to the day, the month or the year.
  /// - Returns: `nil` where the date is coarser than the period, or none.
  func name(of date: String) -> String? {
    let day = CalendarDate(date)
    switch self {
    case .day: return day?.description
    case .week: return day.map { Period.name($0.week) }
    case .month: return date.count >= 7 && Period.isDigits(date.prefix(7)) ? String(date.prefix(7)) : nil
    case .year: return Period.isDigits(date.prefix(4)) ? String(date.prefix(4)) : nil
    }
  }

  private static func name(_ week: (year: Int, number: Int)) -> String { "\(week.year)-W\(week.number < 10 ? "0" : "")\(week.number)" }

  private static func isDigits(_ text: Substring) -> Bool {
    (text.count == 4 || text.count == 7) && text.enumerated().allSatisfy { $0.offset == 4 ? $0.element == "-" : ("0"..."9").contains($0.element) }
  }

  /// How a date is written where the period begins: a week's Monday, else the period's name.
  func firstDay(of name: String) -> String {
    guard self == .week, let day = start(of: name) else { return name }
    return day.adding(days: -day.weekday).description
  }

  /// All periods from one to another, both included; at most a hundred thousand.
  func all(from first: String, through last: String) -> [String] {
    guard first <= last else { return [] }
    switch self {
    case .year:
      guard let from = Int(first), let to = Int(last) else { return [] }
      return (from...min(to, from + Period.most)).map(String.init)
    case .month:
      var out = [first]
      while let next = out.last.flatMap(Period.month(after:)), next <= last, out.count < Period.most { out.append(next) }
      return out
    case .day, .week:
      guard var day = start(of: first) else { return [] }
      var out = [first]
      while out.count < Period.most {
        day = day.adding(days: self == .day ? 1 : 7)
        let next = self == .day ? day.description : Period.name(day.week)
        guard next <= last else { break }
        out.append(next)
      }
      return out
    }
  }

  private static let most = 100_000

  private static func month(after month: String) -> String? {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    let (year, next) = parts[1] == 12 ? (parts[0] + 1, 1) : (parts[0], parts[1] + 1)
    return "\(year)-\(next < 10 ? "0" : "")\(next)"
  }

  /// A day of a day or week by its name.
  private func start(of name: String) -> CalendarDate? {
    if self == .day { return CalendarDate(name) }
    let parts = name.split(separator: "-W").compactMap { Int($0) }
    guard parts.count == 2, let january = CalendarDate("\(name.prefix(4))-01-04") else { return nil }
    return january.adding(days: (parts[1] - 1) * 7)
  }
}

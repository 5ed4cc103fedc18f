import RelataGraph
import RelataSyntax

/// When a proposition holds, as far as its clause says.
///
/// Resolution against the document's date happens where the date is known: here a year or a full date is ISO 8601 already,
/// and a weekday or a word such as `yesterday` is kept as `@monday`, `@yesterday`.
enum TimeExpression {
  private static let months = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11,
    "december": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let relative: Set<String> = ["today", "yesterday", "tomorrow", "tonight"]

  /// Whether a word in lower case is the name of a weekday or month.
  static func names(_ word: String) -> Bool { weekdays.contains(word) || months[word] != nil }

  /// The time of the predicate at `word`: from its own adverbials, or those of the verb that supports it.
  static func find(around word: Int, _ tree: SyntaxTree) -> String? {
    var node = word
    for _ in 0..<3 {
      for child in tree.children(of: node) where [.obl, .nmod, .advmod].contains(tree.relation(child)) {
        if let time = read(child, tree) { return time }
      }
      guard let head = tree.head(node), tree.relation(node) == .obj || tree.relation(node) == .xcomp || tree.upos(node) == .noun && tree.relation(node) == .obl
      else { return nil }
      node = head
    }
    return nil
  }

  private static func read(_ word: Int, _ tree: SyntaxTree) -> String? {
    let form = tree.form(word)
    if relative.contains(form) { return "@" + form }
    if let preposition = tree.cases(of: word).first, !["in", "on", "since", "during", "by", "from", "of", "until", "after", "before"].contains(preposition) {
      return nil
    }
    let last = tree.children(of: word).contains { tree.form($0) == "last" || tree.form($0) == "previous" }
    let next = tree.children(of: word).contains { tree.form($0) == "next" || tree.form($0) == "coming" }
    if weekdays.contains(form) { return (next ? "@next-" : last ? "@last-" : "@") + form }
    if form == "year", last || next { return last ? "@last-year" : "@next-year" }
    if let month = months[form] {
      let numbers = tree.children(of: word).compactMap { Int(tree.form($0)) } + neighbours(word, tree)
      let day = numbers.first { (1...31).contains($0) }
      let year = numbers.first { (1000...2999).contains($0) }
      switch (year, day) {
      case (let year?, let day?): return "\(year)-\(two(month))-\(two(day))"
      case (let year?, nil): return "\(year)-\(two(month))"
      case (nil, let day?): return "@\(two(month))-\(two(day))"
      case (nil, nil): return "@\(two(month))"
      }
    }
    if tree.upos(word) == .num, let year = Int(form), (1000...2999).contains(year) {
      return tree.cases(of: word).first == "in" || tree.cases(of: word).first == "since" ? form : nil
    }
    return nil
  }

  /// Numbers right beside the month, which parsers hang in many ways: `18 August 2025`, `August 18, 2025`.
  private static func neighbours(_ word: Int, _ tree: SyntaxTree) -> [Int] {
    var out: [Int] = []
    if word > 0, let number = Int(tree.form(word - 1)) { out.append(number) }
    var next = word + 1
    while next < tree.count, next <= word + 3 {
      if let number = Int(tree.form(next)) { out.append(number) } else if tree.form(next) != "," { break }
      next += 1
    }
    return out
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The time as ISO 8601, with what is relative counted from the document's date.
  ///
  /// - Parameter modality: A weekday lies behind what has happened, and ahead of what is planned.
  static func resolve(_ time: String, date: String?, _ modality: Modality = .hypothetical) -> String? {
    guard time.hasPrefix("@") else { return time }
    guard let date, let today = CalendarDate(date) else { return nil }
    let name = String(time.dropFirst())
    switch name {
    case "today", "tonight": return date
    case "yesterday": return today.adding(days: -1).description
    case "tomorrow": return today.adding(days: 1).description
    case "last-year": return String(today.year - 1)
    case "next-year": return String(today.year + 1)
    default: break
    }
    if let weekday = weekdays.firstIndex(where: { name.hasSuffix($0) }) {
      // What may be is told of the nearest.
      let offset = weekday - today.weekday
      if name.hasPrefix("next-") { return today.adding(days: offset <= 0 ? offset + 7 : offset).description }
      if name.hasPrefix("last-") { return today.adding(days: offset >= 0 ? offset - 7 : offset).description }
      if !name.contains("-"), modality == .actual { return today.adding(days: offset > 0 ? offset - 7 : offset).description }
      if !name.contains("-"), modality == .planned { return today.adding(days: offset < 0 ? offset + 7 : offset).description }
      let nearest = offset > 3 ? offset - 7 : offset < -3 ? offset + 7 : offset
      return today.adding(days: nearest).description
    }
    let parts = name.split(separator: "-").compactMap { Int($0) }
    guard let month = parts.first else { return nil }
    // The year that brings the month nearest to the document's.
    let ahead = (month - today.month + 12) % 12
    let year = today.month + ahead > 12 ? (ahead <= 6 ? today.year + 1 : today.year) : (ahead <= 6 ? today.year : today.year - 1)
    return parts.count > 1 ? "\(year)-\(two(month))-\(two(parts[1]))" : "\(year)-\(two(month))"
  }
}

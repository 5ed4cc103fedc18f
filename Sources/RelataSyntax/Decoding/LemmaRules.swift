/// Lemmas by rules that the network chooses among: a casing, an ending to drop and an ending to add.
struct LemmaRules: Sendable {
  private enum Casing: String, Sendable { case keep, lower, title }

  private struct Rule: Sendable {
    var casing: Casing
    var drop: String
    var add: String
  }

  private var rules: [Rule] = []

  var count: Int { rules.count }

  init(_ rows: [[String]]) {
    rules = rows.compactMap { row in
      guard row.count == 3, let casing = Casing(rawValue: row[0]) else { return nil }
      return Rule(casing: casing, drop: row[1], add: row[2])
    }
  }

  /// The lemma that a rule makes of the form, or `nil` where the form has not the ending that the rule drops.
  func apply(_ index: Int, to form: String) -> String? {
    let rule = rules[index]
    let cased: String
    switch rule.casing {
    case .keep: cased = form
    case .lower: cased = form.lowercased()
    case .title: cased = form.prefix(1).uppercased() + form.dropFirst().lowercased()
    }
    guard cased.utf8.count + rule.add.utf8.count > rule.drop.utf8.count, cased.hasSuffix(rule.drop) else { return nil }
    return String(cased.dropLast(rule.drop.count)) + rule.add
  }
}

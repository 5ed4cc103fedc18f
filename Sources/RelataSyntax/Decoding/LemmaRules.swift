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

/// The lemmas that training saw, as sorted lines that are looked up where they stand.
struct LemmaLexicon: Sendable {
  /// Lines `form TAB part of speech TAB lemma`.
  private let forms: TextTable
  /// Lines `lemma TAB part of speech`.
  private let lemmas: TextTable

  init(_ file: ModelFile) throws(ModelError) {
    forms = TextTable(bytes: try file.text("lexicon"))
    lemmas = TextTable(bytes: try file.text("lemmas"))
  }

  /// The lemma of a form in lower case with a part of speech, where training was of one mind.
  func lemma(of form: String, _ upos: PartOfSpeech) -> String? {
    forms.line(withPrefix: Array("\(form)\t\(upos.rawValue)\t".utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether training saw the lemma with the part of speech.
  func isKnown(_ lemma: String, _ upos: PartOfSpeech) -> Bool {
    lemmas.line(withPrefix: Array("\(lemma)\t\(upos.rawValue)".utf8))?.isEmpty ?? false
  }
}

/// Sorted lines in the model file.
struct TextTable: Sendable {
  let bytes: Text

  /// What follows the prefix in the first line that has it. Complexity: O(log n).
  func line(withPrefix prefix: [UInt8]) -> ArraySlice<UInt8>? {
    let text = bytes.buffer
    var low = 0
    var high = text.count
    while low < high {
      // The line around the middle.
      var start = (low + high) / 2
      while start > low, text[start - 1] != 0x0A { start -= 1 }
      var end = start
      while end < high, text[end] != 0x0A { end += 1 }
      let line = text[start..<end]
      if line.starts(with: prefix) { return Array(line.dropFirst(prefix.count))[...] }
      if line.lexicographicallyPrecedes(prefix) { low = end + 1 } else { high = start }
    }
    return nil
  }
}

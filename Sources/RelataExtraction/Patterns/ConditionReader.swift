import RelataSyntax

/// Reads what a pattern asks of a word: `upos VERB, right before by, has aux:pass`.
struct ConditionReader {
  /// What is wrong with the text.
  struct Problem: Error {
    var message: String
  }

  private let words: [Word]
  private var next = 0
  /// The nodes that may be spoken of, by number.
  private let nodes: [String]
  /// Whether roles in propositions may be asked for, which trees that are still to be mended don't have.
  private let hasRoles: Bool
  private(set) var fromEnd = false

  private enum Word: Equatable {
    case plain(String)
    case comma, open, close

    var text: String {
      switch self {
      case .plain(let text): text
      case .comma: ","
      case .open: "["
      case .close: "]"
      }
    }
  }

  init(_ text: String, nodes: [String], hasRoles: Bool) {
    words = ConditionReader.words(text)
    self.nodes = nodes
    self.hasRoles = hasRoles
  }

  /// - Returns: The conditions, the cheapest first.
  mutating func conditions() throws(Problem) -> [Condition] {
    let out = try list()
    guard next == words.count else { throw Problem(message: "\(words[next].text) is not expected here; conditions are separated by commas") }
    return out
  }

  /// `[…]` behind `move`, and what follows.
  mutating func bracketed() throws(Problem) -> [Condition] {
    try expect(.open)
    let out = try list()
    try expect(.close)
    return out
  }

  /// The words that are left.
  var rest: [String] { words[next...].map(\.text) }

  // MARK: Words

  /// Quotation marks make a word of what they enclose: `","`.
  private static func words(_ text: String) -> [Word] {
    var out: [Word] = []
    var word = ""
    var isQuoted = false
    func end() {
      if !word.isEmpty { out.append(.plain(word)) }
      word = ""
    }
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: word.append(character)
      case ",", "[", "]":
        end()
        out.append(character == "," ? .comma : character == "[" ? .open : .close)
      case _ where character.isWhitespace: end()
      default: word.append(character)
      }
    }
    end()
    return out
  }

  private mutating func word(_ what: String) throws(Problem) -> String {
    guard next < words.count, case .plain(let text) = words[next] else {
      throw Problem(message: "expected \(what)\(next < words.count ? ", found \(words[next].text)" : " at the end")")
    }
    next += 1
    return text
  }

  private mutating func expect(_ word: Word) throws(Problem) {
    guard next < words.count, words[next] == word else {
      throw Problem(message: "expected \(word.text)\(next < words.count ? ", found \(words[next].text)" : " at the end")")
    }
    next += 1
  }

  private mutating func skip(_ text: String) -> Bool {
    guard next < words.count, words[next] == .plain(text) else { return false }
    next += 1
    return true
  }

  private mutating func skip(_ expected: String, or problem: String) throws(Problem) {
    guard skip(expected) else { throw Problem(message: problem) }
  }

  private mutating func values(_ what: String) throws(Problem) -> [String] { try word(what).split(separator: "|").map(String.init) }

  private mutating func node() throws(Problem) -> Int {
    let name = try word("the name of a node")
    guard let number = nodes.firstIndex(of: name) else {
      throw Problem(message: "\(name) is no node that comes before; expected one of \(nodes.joined(separator: ", "))")
    }
    return number
  }

  private mutating func choices<Choice: RawRepresentable & CaseIterable>(_ what: String, of type: Choice.Type) throws(Problem) -> [Choice]
  where Choice.RawValue == String {
    var out: [Choice] = []
    for value in try values(what) {
      guard let choice = Choice(rawValue: value) else {
        throw Problem(message: "\(value) is no \(what); expected one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      out.append(choice)
    }
    return out
  }

  // MARK: Conditions

  private mutating func list() throws(Problem) -> [Condition] {
    var out: [Condition] = []
    repeat {
      if skip("last") { fromEnd = true } else { out.append(try condition()) }
      guard next < words.count, words[next] == .comma else { break }
      next += 1
    } while true
    // Those that cost the same stay in order.
    return out.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
  }

  private mutating func condition() throws(Problem) -> Condition {
    if skip("not") { return .not([try condition()]) }
    if skip("either") {
      var branches = [try bracketed()]
      while skip("or") { branches.append(try bracketed()) }
      guard branches.count > 1 else { throw Problem(message: "expected or behind either […]") }
      return .either(branches)
    }
    if skip("has") { return .has(try dependent()) }
    if skip("under") { return .under(try bracketed()) }
    if skip("without") { return .not([.has(try dependent())]) }
    for quantifier in Condition.Quantifier.allCases where skip(quantifier.rawValue) { return .stretch(quantifier, try bracketed(), try stretch()) }
    if let condition = try test() { return condition }
    if skip("within") {
      let text = try word("a number of words")
      guard let distance = Int(text), distance > 0 else { throw Problem(message: "\(text) is no number of words; write within 3 of …") }
      try skip("of", or: "expected of behind within \(distance)")
      return .within(distance, try node())
    }
    return .stands(try axis(), try node())
  }

  /// `[…]`, or a relation alone.
  private mutating func dependent() throws(Problem) -> [Condition] {
    if next < words.count, words[next] == .open { return try bracketed() }
    return [.relation(try relations())]
  }

  private mutating func test() throws(Problem) -> Condition? {
    if skip("form") { return .form(Set(try lowercase("a form"))) }
    if skip("ending") { return .ending(try lowercase("an ending")) }
    if skip("lemma") { return .lemma(Set(try lowercase("a lemma"))) }
    if skip("upos") { return .upos(try choices("part of speech", of: PartOfSpeech.self)) }
    if skip("relation") { return .relation(try relations()) }
    if skip("feature") {
      let parts = try word("a feature: VerbForm=Inf").split(separator: "=")
      guard parts.count == 2 else { throw Problem(message: "expected a feature with its value: VerbForm=Inf") }
      return .feature(String(parts[0]), parts[1].split(separator: "|").map(String.init))
    }
    if skip("trait") {
      let name = try word("a trait of the lexicon")
      guard let trait = LexicalTrait.named[name] else { throw Problem(message: "\(name) is no trait of the lexicon") }
      return skip("with") ? .phrasalTrait(trait, try node()) : .trait(trait)
    }
    if skip("embedding") { return .embedding }
    if skip("name") {
      guard next < words.count, case .plain = words[next] else { return .name(Name.Kind.allCases) }
      return .name(try choices("kind of name", of: Name.Kind.self))
    }
    if skip("capitalized") { return .capitalized }
    if skip("lowercase") { return .lowercase }
    if skip("sentence-final") { return .sentenceFinal }
    return skip("joined") ? .joined : nil
  }

  private mutating func lowercase(_ what: String) throws(Problem) -> [String] {
    let values = try values(what)
    if let wrong = values.first(where: { $0 != $0.lowercased() }) {
      throw Problem(message: "\(wrong) matches nothing: words are held against it in lower case")
    }
    return values
  }

  private mutating func relations() throws(Problem) -> [Condition.RelationTest] {
    var out: [Condition.RelationTest] = []
    for text in try values("a relation") {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      let universal = try ConditionReader.universal(parts[0])
      out.append(Condition.RelationTest(universal: universal, subtype: parts.count < 2 ? nil : parts[1] == "none" ? .some(.none) : .named(parts[1])))
    }
    return out
  }

  static func universal(_ text: String) throws(Problem) -> DependencyRelation.Universal {
    guard let universal = DependencyRelation.Universal(rawValue: text) else { throw Problem(message: "\(text) is no relation of Universal Dependencies") }
    return universal
  }

  private mutating func stretch() throws(Problem) -> Condition.Stretch {
    if skip("in") {
      try skip("sentence", or: "expected sentence behind in")
      return Condition.Stretch()
    }
    if skip("before") { return Condition.Stretch(end: try node()) }
    if skip("after") { return Condition.Stretch(start: try node()) }
    try skip("between", or: "expected between … and …, before …, after … or in sentence")
    let start = try node()
    try skip("and", or: "expected and behind between \(nodes[start])")
    return Condition.Stretch(start: start, end: try node())
  }

  private mutating func axis() throws(Problem) -> Axis {
    if skip("oblique") {
      guard hasRoles else { throw Problem(message: "a repair can't ask for oblique: roles are found in trees that have been mended") }
      let preposition = try word("a preposition")
      try skip("of", or: "expected of behind oblique \(preposition)")
      return .role(.oblique(preposition))
    }
    let first = try word("a condition")
    for (phrase, axis) in Axis.named {
      let parts = phrase.split(separator: " ").map(String.init)
      guard parts[0] == first, parts.count == 1 || next < words.count && words[next] == .plain(parts[1]) else { continue }
      if case .role = axis, !hasRoles { throw Problem(message: "a repair can't ask for \(phrase): roles are found in trees that have been mended") }
      next += parts.count - 1
      return axis
    }
    throw Problem(message: "\(first) is no condition; expected one of \(ConditionReader.known.joined(separator: ", "))")
  }

  private static let known =
    ["form", "ending", "lemma", "upos", "relation", "feature", "trait", "embedding", "name", "capitalized", "lowercase", "joined"]
    + ["sentence-final", "last", "not", "either", "has", "without", "under", "some", "no", "only", "within"] + Axis.named.map(\.words) + ["oblique"]
}

import RelataGraph
import RelataSyntax

/// Finds the names of what is no entity: storms, ships, aircraft, operations, weapons, laws, awards, teams.
///
/// A noun beside a name says what it is (`the tanker Nora Star`, `the Nora Star, a tanker`), or a word of its own does (`HMS`, `Act`). Such a name
/// stands for the thing elsewhere in the document too.
struct ThingFinder {
  private typealias Kind = Gazetteer.ThingKind

  private let gazetteer: Gazetteer
  private let index: NameIndex
  private let sentences: [AnalyzedSentence]
  private let keys: [[String]]
  /// For each sentence, its words that belong to names of things.
  private(set) var words: [Set<Int>]
  private var storms: [Set<Int>]
  /// The bare names, by their first word.
  private var names: [String: [(words: [String], kind: Kind)]] = [:]

  init(_ finder: MentionFinder, _ sentences: [AnalyzedSentence], until deadline: Deadline) {
    gazetteer = finder.gazetteer
    index = finder.index
    self.sentences = sentences
    keys = sentences.map { finder.keys($0.tree) }
    words = sentences.map { _ in [] }
    storms = words
    for number in sentences.indices where !deadline.hasPassed { introduce(in: number) }
    for number in sentences.indices where !deadline.hasPassed {
      repeatNames(in: number)
      compare(in: number)
    }
  }

  // MARK: Where a name is introduced

  private mutating func introduce(in number: Int) {
    let tree = sentences[number].tree
    for word in 0..<tree.count {
      known(word, number)
      if isNamePart(word, tree), let kind = mark(word, gazetteer.things.first, tree) { first(word, kind, number) }
      if isNamePart(word, tree), let kind = mark(word, gazetteer.things.last, tree) { last(word, kind, number) }
      if [.noun, .propn].contains(tree.upos(word)) {
        if let kind = kind(ofNoun: word, tree) { beside(word, kind, number) }
        if gazetteer.things.behind[tree.lemma(word)] != nil { behind(word, number) }
      }
      model(word, number)
    }
  }

  /// Names that are known: `Air Force One`.
  private mutating func known(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard isNamePart(word, tree) else { return }
    for length in stride(from: min(4, tree.count - word), through: 1, by: -1) {
      let span = word..<word + length
      guard let kind = gazetteer.things.names[Array(keys[number][span])] else { continue }
      // `Patriots for Europe`, `Leopard Holdings` go on.
      let isWhole =
        run(from: word, tree).upperBound <= span.upperBound
        && (word == 0 || !isNamePart(word - 1, tree) || tree.upos(word - 1) == .adj || tree.head(word - 1) != word)
      guard isWhole || [.team, .aircraft].contains(kind) && length > 1 else { return }
      if kind == .medium, !isMedium(span, tree) { return }
      if span.upperBound + 1 < tree.count, tree.form(span.upperBound) == "for", isNamePart(span.upperBound + 1, tree), kind == .weapon { return }
      mark(span, kind, number)
      return
    }
  }

  /// `wrote on Twitter`, `her Twitter account`, but not `sanctions on Twitter`
  private func isMedium(_ name: Range<Int>, _ tree: SyntaxTree) -> Bool {
    guard let head = head(of: name, tree), !Metonymy.acts(name, head: head, tree) else { return false }
    let isBefore = name.upperBound < tree.count && gazetteer.things.before[tree.lemma(name.upperBound)] == .medium
    return isBefore || tree.cases(of: tree.firstConjunct(head)).contains { gazetteer.things.after[$0] == .medium }
  }

  /// `Typhoon Nora`, `HMS Nora`, `Operation Nora`
  private mutating func first(_ word: Int, _ kind: Kind, _ number: Int) {
    let tree = sentences[number].tree
    let name = run(from: word + 1, tree)
    guard !name.isEmpty, !isOrganization(name, tree), !isKnown(word..<name.upperBound, number), kind != .operation || !isKnown(name, number),
      !isPlaceOfTeam(kind, name, number)
    else { return }
    // `Storm` and `Flight` in the middle of a name are a part of that.
    if kind == .team, word > 0, isNamePart(word - 1, tree), tree.form(word) != "team" { return }
    mark(word..<name.upperBound, kind, number)
    if kind != .team { remember(name, kind, number) }
  }

  /// `the Magnitsky Act`, `the Nora Prize`
  private mutating func last(_ word: Int, _ kind: Kind, _ number: Int) {
    let tree = sentences[number].tree
    // `the Treaty of Lisbon`
    if tree.lexicon.has(tree.noun(word), .treaty), word + 1 < tree.count, tree.form(word + 1) == "of" {
      let name = run(from: word + 2, tree)
      if !name.isEmpty, !isState(name, number) { mark(word..<name.upperBound, kind, number) }
    }
    var first = word
    while first > 0, isNamePart(first - 1, tree), tree.form(first - 1) != "." { first -= 1 }
    guard first < word, word + 1 == tree.count || !isNamePart(word + 1, tree) || tree.head(word + 1) != word,
      !tree.sentence.names.contains(where: { $0.kind == .person && $0.words.contains(word) }), !isKnown(first..<word + 1, number),
      // `the Government of National Accord`
      !(first > 1 && tree.form(first - 1) == "of" && isNamePart(first - 2, tree))
    else { return }
    mark(first..<word + 1, kind, number)
  }

  /// `the tanker Nora Star`, `the Nora Star, a tanker`, `the Nora Star is a tanker`
  private mutating func beside(_ noun: Int, _ kind: Kind, _ number: Int) {
    let tree = sentences[number].tree
    let tied: [DependencyRelation.Universal] = [.flat, .appos, .compound, .nmod]
    var start = noun + 1
    while start < tree.count, ["\"", "“", "'", "‘"].contains(tree.form(start)) { start += 1 }
    let name = run(from: start, tree)
    // `Operation Atalanta` may be known as an organization.
    if let head = head(of: name, tree), kind != .award, kind != .law, !isKnown(noun..<max(name.upperBound, noun + 1), number) {
      let isBelow = tree.head(head) == noun && tied.contains(tree.relation(head)) && tree.cases(of: head).isEmpty && tree.subtype(head) != "poss"
      // `seized the tanker Nora Star`: two objects side by side are one.
      let isBeside = tree.head(head) == tree.head(noun) && tree.relation(head) == .obj && [.obj, .iobj].contains(tree.relation(noun)) && start == noun + 1
      let isAbove = tree.head(noun).map(name.contains) ?? false && [.compound, .nmod, .flat, .appos, .amod].contains(tree.relation(noun))
      if isBelow || isBeside || isAbove, !isPossessor(name, tree), !isOrganization(name, tree), !isPerson(name, number, besides: kind) {
        take(name, kind, number)
        // `the tankers Nora Star and Vera`
        for other in tree.conjuncts(of: head) where other != head && tree.tokens[noun].features["Number"] == "Plur" && isNamePart(other, tree) {
          take(around(other, tree), kind, number)
        }
      }
    }
    for other in tree.children(of: noun, .appos) where other > noun && isNamePart(other, tree) && !name.contains(other) && tree.form(noun + 1) == "," {
      take(around(other, tree), kind, number)
    }
    // `a storm named Nora`
    for verb in tree.children(of: noun, .acl) where tree.has(verb, .naming) {
      for other in tree.children(of: verb) where other > verb && [.xcomp, .obj, .obl].contains(tree.relation(other)) && isNamePart(other, tree) {
        if tree.cases(of: other).isEmpty { take(around(other, tree), kind, number) }
      }
    }
    if tree.relation(noun) == .appos, let other = tree.head(noun), other < noun, isNamePart(other, tree) { take(around(other, tree), kind, number) }
    if tree.child(of: noun, .cop) != nil, let subject = tree.child(of: noun, .nsubj), isNamePart(subject, tree), tree.upos(subject) == .propn {
      take(around(subject, tree), kind, number)
    }
  }

  /// `Nora missiles`: a name that is no known entity's.
  private mutating func behind(_ noun: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard noun > 0, isNamePart(noun - 1, tree), tree.upos(noun - 1) == .propn, tree.upos(noun) == .noun else { return }
    let name = around(noun - 1, tree)
    guard name.upperBound == noun, let head = head(of: name, tree), tree.head(head) == noun, [.compound, .nmod, .amod].contains(tree.relation(head)),
      !isKnown(name, number),
      !isOrganization(name, tree)
    else { return }
    mark(name, .weapon, number)
  }

  /// `the Boeing 737`, `a Lockheed F-35`: a model is not its maker.
  private mutating func model(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard word > 0, tree.upos(word - 1) == .propn, isNamePart(word - 1, tree) else { return }
    let form = tree.tokens[word].form
    let digits = form.filter(\.isNumber).count
    guard (2...4).contains(digits), digits == form.count || form.first?.isUppercase ?? false, form.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else {
      return
    }
    let name = around(word - 1, tree)
    let isOne = name.lowerBound > 0 && ["a", "an", "the", "two", "three", "four", "of"].contains(tree.form(name.lowerBound - 1))
    let isMixed = digits < form.count
    let tie = tree.head(word) == head(of: name, tree) || tree.head(word - 1) == word || name.contains(word)
    // `the Boeing 737`, but `the Hamas 20`: a number alone is a model's only where someone builds things.
    guard tie, isMixed || isOne && digits == 3, !isState(name, number) else { return }
    mark(name.lowerBound..<max(word + 1, name.upperBound), .aircraft, number)
  }

  // MARK: Where it is named again

  private mutating func repeatNames(in number: Int) {
    let tree = sentences[number].tree
    for word in 0..<tree.count where isNamePart(word, tree) && !words[number].contains(word) {
      guard let candidates = names[tree.tokens[word].form] else { continue }
      for (parts, kind) in candidates {
        let span = word..<word + parts.count
        guard span.upperBound <= tree.count, zip(span, parts).allSatisfy({ tree.tokens[$0].form == $1 }), around(word, tree) == span else { continue }
        // `the Queen Elizabeth` is the ship, `Queen Elizabeth` may be she.
        let hasArticle = word > 0 && tree.form(word - 1) == "the"
        if isKnown(span, number), !(hasArticle && [.ship, .aircraft].contains(kind)) { continue }
        mark(span, kind, number)
        break
      }
    }
  }

  /// `Nora hit us harder than Vera did`: what is compared with a storm is one.
  private mutating func compare(in number: Int) {
    let tree = sentences[number].tree
    guard let storm = storms[number].min() else { return }
    for word in storm..<tree.count where ["than", "like", "unlike"].contains(tree.form(word)) {
      let name = run(from: word + 1, tree)
      if !name.isEmpty, !isKnown(name, number) { mark(name, .storm, number) }
    }
  }

  // MARK: Names

  private mutating func take(_ name: Range<Int>, _ kind: Kind, _ number: Int) {
    guard !name.isEmpty, kind == .ship || kind == .aircraft || !isKnown(name, number) else { return }
    if isState(name, number) { return }
    mark(name, kind, number)
    remember(name, kind, number)
  }

  private mutating func mark(_ span: Range<Int>, _ kind: Kind, _ number: Int) {
    words[number].formUnion(span)
    if kind == .storm { storms[number].formUnion(span) }
  }

  private mutating func remember(_ name: Range<Int>, _ kind: Kind, _ number: Int) {
    let tree = sentences[number].tree
    let parts = name.map { tree.tokens[$0].form }
    if let first = parts.first, parts.contains(where: { $0.count > 2 }) { names[first, default: []].append((parts, kind)) }
  }

  /// What kind of thing a noun means, with the noun before it: `aircraft carrier`.
  private func kind(ofNoun word: Int, _ tree: SyntaxTree) -> Kind? {
    let lemma = tree.lemma(word)
    let pair = word > 0 ? tree.form(word - 1) + " " + lemma : lemma
    return gazetteer.things.nouns[pair] ?? gazetteer.things.nouns[lemma]
  }

  /// A word in capitals is one as written, others in any writing.
  private func mark(_ word: Int, _ marks: [String: Kind], _ tree: SyntaxTree) -> Kind? { marks[tree.tokens[word].form] ?? marks[tree.form(word)] }

  private func isNamePart(_ word: Int, _ tree: SyntaxTree) -> Bool {
    guard word < tree.count, tree.tokens[word].form.first?.isUppercase ?? false else { return false }
    // `Operation Rising Lion`
    return [.propn, .noun, .adj, .x, .num].contains(tree.upos(word)) || tree.upos(word) == .verb && tree.form(word).hasSuffix("ing")
  }

  /// The words of a name that begins here: capitals, and numbers behind them.
  private func run(from start: Int, _ tree: SyntaxTree) -> Range<Int> {
    var end = start
    while end < tree.count {
      let form = tree.tokens[end].form
      let isNumber = form.first?.isNumber ?? false
      guard isNamePart(end, tree) || isNumber && (end > start || form.allSatisfy(\.isNumber)) && tree.upos(end) != .noun else { break }
      if end > start, TimeExpression.names(tree.form(end)) { break }
      end += 1
    }
    // A number alone is a name of flights: `Flight 370`.
    return min(start, tree.count)..<max(end, min(start, tree.count))
  }

  private func around(_ word: Int, _ tree: SyntaxTree) -> Range<Int> {
    var first = word
    while first > 0, isNamePart(first - 1, tree), tree.upos(first - 1) == .propn || tree.head(first - 1).map((first...word).contains) ?? false { first -= 1 }
    return first..<max(run(from: word, tree).upperBound, word + 1)
  }

  private func head(of name: Range<Int>, _ tree: SyntaxTree) -> Int? {
    name.first { word in tree.head(word).map { !name.contains($0) } ?? true }
  }

  /// `the Typhoon Relief Fund`, `Storm Prediction Center`
  private func isOrganization(_ name: Range<Int>, _ tree: SyntaxTree) -> Bool {
    guard name.count > 1, let last = name.last else { return false }
    let word = tree.form(last)
    return gazetteer.isCollective(word, of: .organization) || gazetteer.groups[word] != nil || tree.lexicon.has(tree.noun(last), .facility)
  }

  /// `the ship Iran's navy seized`
  private func isPossessor(_ name: Range<Int>, _ tree: SyntaxTree) -> Bool {
    name.upperBound < tree.count && ["'s", "’s"].contains(tree.form(name.upperBound))
  }

  /// `Team Europe`
  private func isPlaceOfTeam(_ kind: Kind, _ name: Range<Int>, _ number: Int) -> Bool { kind == .team && isState(name, number) }

  /// Ships and aircraft are named after people; storms and the like only by a first name.
  private func isPerson(_ name: Range<Int>, _ number: Int, besides kind: Kind) -> Bool {
    ![.ship, .aircraft, .storm].contains(kind) && isKnown(name, number)
  }

  /// Whether the gazetteer knows the whole name.
  private func isKnown(_ name: Range<Int>, _ number: Int) -> Bool {
    guard !name.isEmpty else { return false }
    return index.matches(keys[number], at: name.lowerBound).contains { $0.count == name.count }
  }

  private func isState(_ name: Range<Int>, _ number: Int) -> Bool {
    guard !name.isEmpty else { return false }
    return index.matches(keys[number], at: name.lowerBound).contains { $0.count == name.count && gazetteer.entries[$0.entry]?.type == .state }
  }
}

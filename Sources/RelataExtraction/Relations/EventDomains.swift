import RelataGraph

/// Reads what the events of a document are about: `Kenya beat Chad on penalties` is a match, `beat` as it may be said of a battle.
struct EventDomains {
  enum Reading: Equatable {
    /// What the relation is of.
    case own
    case other(String)
    /// Nothing says that it is what the relation is of, and its ends make that doubtful.
    case doubtful
  }

  /// What stands in an event's own phrase, as terms of the ontology's domains.
  struct Phrase {
    /// Who does it, by which means, where, and what modifies it.
    var beside: Set<String> = []
    /// What it is done to.
    var undergone: Set<String> = []
    /// The prepositions of its obliques.
    var prepositions: Set<String> = []
  }

  let ontology: Ontology
  let sentences: [AnalyzedSentence]
  private let names: [String]
  /// The terms of each sentence.
  private let terms: [Set<String>]
  /// How many different words of each domain the document has.
  private let counts: [String: Int]

  init(_ ontology: Ontology, _ sentences: [AnalyzedSentence]) {
    self.ontology = ontology
    self.sentences = sentences
    names = ontology.domains.keys.sorted()
    let terms = sentences.map { sentence in Set((0..<sentence.tree.count).flatMap { Self.terms($0, sentence.tree) }) }
    self.terms = terms
    counts = ontology.domains.mapValues { domain in domain.words.count { word in terms.contains { $0.contains(word) } } }
  }

  /// What an event is about that a relation of the domain `own` is read from.
  ///
  /// - Parameters:
  ///   - source: The type of who does it.
  ///   - target: The type of whom it is done to.
  ///   - argument: The argument that leads to the target, if one does.
  ///   - isPhrase: Whether the relation's frame asks for words beside its predicate, as `dropped bombs`: those say what it is done to.
  func reading(
    _ proposition: Proposition, _ number: Int, own: String, source: EntityType, target: EntityType, argument: Int? = nil, isPhrase: Bool = false
  ) -> Reading {
    guard let domain = ontology.domains[own] else { return .own }
    let tree = sentences[number].tree
    let phrase = phrase(of: proposition, tree)
    let predicates = Self.predicates(of: proposition, tree)
    func first(_ holds: (EventDomain) -> Bool) -> String? { another(than: own) { holds($1) } }
    let isArgument = argument.map { word in proposition.arguments.contains { $0.word == word } } ?? false
    let undergone = isArgument ? Set(argument.map { tree.measured($0).map(tree.lemma) } ?? []) : phrase.undergone
    if !isPhrase, let other = first({ !$0.objects.isDisjoint(with: undergone) }) { return .other(other) }
    if !domain.predicates.isDisjoint(with: predicates) { return .own }
    let isDoubtful = domain.doubtful[source]?.contains(target) ?? false
    if source == .person,
      let other = first({ !$0.matter.isDisjoint(with: phrase.prepositions) && $0.instead.values.contains { !$0.isDisjoint(with: predicates) } })
    {
      return .other(other)
    }
    if !domain.settings.isDisjoint(with: phrase.beside.union(phrase.undergone)) { return .own }
    // `accused Chad of attacking Mali in a statement`: the statement accuses.
    let isTold = proposition.embedding != nil && !isDoubtful
    if let other = first({ !$0.settings.isDisjoint(with: phrase.beside) && ($0.instead.isEmpty || !isTold) }) { return .other(other) }
    return isPhrase ? .own : loose(proposition, number, domain, own, predicates, isDoubtful)
  }

  /// The first other domain, by name, of which something holds.
  private func another(than own: String, where holds: (String, EventDomain) -> Bool) -> String? {
    names.first { name in name != own && (ontology.domains[name].map { holds(name, $0) } ?? false) }
  }

  /// What an event is about of which its own phrase says nothing.
  private func loose(_ proposition: Proposition, _ number: Int, _ domain: EventDomain, _ own: String, _ predicates: Set<String>, _ isDoubtful: Bool)
    -> Reading
  {
    let tree = sentences[number].tree
    let sentence = terms[number]
    let clause = isDoubtful ? terms(inClauseOf: proposition.support ?? proposition.word, tree) : sentence
    let isOwn = !domain.words.isDisjoint(with: clause)
    if isOwn { return .own }
    if let other = another(than: own, where: { !$1.predicates.isDisjoint(with: predicates) }) { return .other(other) }
    if let other = another(than: own, where: { ($1.document != nil || isDoubtful) && !$1.words.isDisjoint(with: sentence) }),
      domain.words.isDisjoint(with: sentence)
    {
      return .other(other)
    }
    let whole = another(than: own) { name, other in
      guard let least = other.document, let count = counts[name] else { return false }
      // A short text has room for fewer.
      return count >= min(least, 1 + sentences.count / 3) && count > counts[own] ?? 0
    }
    if let whole { return .other(whole) }
    return isDoubtful ? .doubtful : .own
  }

  /// The relation that a predicate tells in another domain than its own.
  func instead(_ reading: Reading, _ proposition: Proposition, _ number: Int) -> String? {
    guard case .other(let name) = reading, let domain = ontology.domains[name] else { return nil }
    let predicates = Self.predicates(of: proposition, sentences[number].tree)
    return domain.instead.keys.sorted().first { domain.instead[$0].map { !$0.isDisjoint(with: predicates) } ?? false }
  }

  // MARK: Terms

  /// A predicate's lemma, with its particle, with the noun before it and with its light verb: `open fire`.
  private static func predicates(of proposition: Proposition, _ tree: SyntaxTree) -> Set<String> {
    var out: Set<String> = [proposition.lemma, tree.lemma(proposition.word)]
    if let support = proposition.support { out.insert(tree.lemma(support) + " " + proposition.lemma) }
    if proposition.kind == .noun, proposition.word > 0 { out.insert(tree.form(proposition.word - 1) + " " + proposition.lemma) }
    return out
  }

  /// What may stand in a domain's lists for a word: itself, and with the next word.
  static func terms(_ word: Int, _ tree: SyntaxTree) -> [String] {
    func term(_ word: Int) -> String { tree.upos(word) == .propn ? tree.tokens[word].form : tree.lemma(word) }
    var out = [term(word)]
    let next = word + 1
    guard next < tree.count else { return out }
    if ["-", "–"].contains(tree.form(next)), next + 1 < tree.count {
      let isScore = [word, next + 1].allSatisfy { tree.form($0).utf8.count < 3 && tree.form($0).allSatisfy(\.isNumber) }
      out.append(isScore ? "0-0" : term(word) + "-" + term(next + 1))
    } else {
      out.append(term(word) + " " + term(next))
    }
    return out + (isScore(tree.form(word)) ? ["0-0"] : [])
  }

  private static func isScore(_ form: String) -> Bool {
    let parts = form.split(whereSeparator: { $0 == "-" || $0 == "–" })
    return parts.count == 2 && parts.allSatisfy { $0.count < 3 && $0.allSatisfy(\.isNumber) }
  }

  /// The terms of a clause, without those of clauses that modify its nouns or that it reports.
  private func terms(inClauseOf word: Int, _ tree: SyntaxTree) -> Set<String> {
    var out: Set<String> = []
    var stack = [word]
    while let node = stack.popLast() {
      out.formUnion(Self.terms(node, tree))
      stack += tree.children(of: node).filter { ![.acl, .ccomp, .parataxis].contains(tree.relation($0)) }
    }
    return out
  }

  private func phrase(of proposition: Proposition, _ tree: SyntaxTree) -> Phrase {
    var out = Phrase()
    let hasPatient = proposition.arguments.contains { $0.role == .patient }
    for argument in proposition.arguments {
      var preposition: String?
      if case .oblique(let word) = argument.role { preposition = word }
      guard argument.role != .content, !(preposition.map { tree.lexicon.has($0, .temporal) } ?? false), !tree.has(argument.word, .period) else { continue }
      if let preposition, tree.upos(argument.word) != .num { out.prepositions.insert(preposition) }
      let isUndergone = preposition.map { !hasPatient && ["on", "upon", "against", "at", "near", "outside"].contains($0) } ?? (argument.role == .patient)
      if isUndergone, preposition == nil || proposition.kind == .noun { out.undergone.formUnion(tree.measured(argument.word).map(tree.lemma)) }
      // `on television` is no target even where nothing else is.
      let terms = terms(of: argument, preposition, tree, isUndergone: isUndergone)
      if isUndergone, preposition == nil { out.undergone.formUnion(terms) } else { out.beside.formUnion(terms) }
    }
    for word in [proposition.word, proposition.support].compactMap({ $0 }) {
      for child in tree.children(of: word) {
        switch tree.relation(child) {
        case .advmod, .amod, .compound: out.beside.formUnion(Self.terms(child, tree))
        // `attacked him for failing`
        case .advcl: if let mark = tree.marking(of: child) { out.prepositions.insert(mark) }
        default: break
        }
      }
    }
    return out
  }

  /// An argument's head with what modifies it; of a place or occasion also what it is of, of an end also nothing more than itself.
  private func terms(of argument: Proposition.Argument, _ preposition: String?, _ tree: SyntaxTree, isUndergone: Bool) -> Set<String> {
    var out: Set<String> = []
    var words = [argument.word]
    var depth = 0
    while let word = words.popLast() {
      if !isUndergone || preposition == nil { out.formUnion(Self.terms(word, tree)) }
      if word == argument.word, let preposition { out.formUnion(Self.terms(word, tree).map { preposition + " " + $0 }) }
      if isUndergone, preposition != nil { break }
      for child in tree.children(of: word) where [.amod, .compound, .nummod].contains(tree.relation(child)) { out.formUnion(Self.terms(child, tree)) }
      guard preposition != nil, depth < 2 else { continue }
      depth += 1
      words += tree.children(of: word, .nmod).filter { tree.cases(of: $0).first == "of" }
    }
    return out
  }
}

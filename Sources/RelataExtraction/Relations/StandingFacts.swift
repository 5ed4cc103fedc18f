import RelataGraph
import RelataSyntax

/// Reads what holds of entities from how they are named: titles, appositions, possessives, places in places.
struct StandingFacts {
  let gazetteer: Gazetteer
  let ontology: Ontology
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora

  func candidates(until deadline: Deadline) -> [Candidate] {
    var out: [Candidate] = []
    for (index, mention) in anaphora.local.mentions.enumerated() where mention.title != nil && !deadline.hasPassed { out += office(index) }
    for number in sentences.indices where !deadline.hasPassed {
      out += places(number)
      out += allies(number)
      out += members(number)
      out += counterparts(number)
      out += affiliations(number)
      out += pairedOffices(number)
    }
    return out
  }

  func words(_ number: Int, _ word: Int) -> Range<Int> {
    let tree = sentences[number].tree
    if let mention = anaphora.mention(number, word) { return tree.range(of: anaphora.local.mentions[mention].words) }
    return tree.tokens[word].range
  }

  /// A fact, told by the ontology's type for it, if there is one.
  func fact(
    _ trait: Ontology.Trait, _ source: Int, _ target: Int, _ number: Int, trigger: Int, _ sourceWords: Range<Int>, _ targetWords: Range<Int>, frame: String,
    modality: Modality = .actual, confidence: Double = 0.95, file: StaticString = #fileID, line: Int = #line
  ) -> Candidate? {
    ontology.factTypes[trait].map { type in
      Candidate(
        type, source, target, number, trigger: sentences[number].tree.tokens[trigger].range, sourceWords, targetWords,
        rule: "\(frame), \(file):\(line)", modality: modality, confidence: confidence)
    }
  }

  // MARK: Places

  /// The place that a word names, by itself or as `the city of …`, `the Donetsk region`.
  private func place(_ number: Int, _ word: Int, withoutComplement: Bool = false) -> (entity: Int, words: Range<Int>)? {
    let tree = sentences[number].tree
    func named(_ word: Int) -> (Int, Range<Int>)? {
      guard let mention = anaphora.mention(number, word), let entity = anaphora.local.resolved(mention).first,
        [.place, .state].contains(anaphora.local.entities[entity].type), anaphora.local.mentions[mention].kind == .name
      else { return nil }
      return (entity, tree.range(of: anaphora.local.mentions[mention].words))
    }
    if let found = named(word) { return found }
    guard tree.has(word, .locality) else { return nil }
    for child in tree.children(of: word) {
      let relation = tree.relation(child)
      if relation == .compound || relation == .appos || relation == .flat
        || relation == .nmod && (tree.cases(of: child).first == "of" && !withoutComplement || tree.cases(of: child).isEmpty && tree.subtype(child) != "poss"),
        let found = named(child), anaphora.local.entities[found.0].type == .place
      {
        return found
      }
    }
    return nil
  }

  private typealias Named = (entity: Int, words: Range<Int>)

  private func places(_ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    return (0..<tree.count).flatMap { word -> [Candidate] in
      guard [.noun, .propn].contains(tree.upos(word)), let place = place(number, word) else { return [] }
      return described(place, word, number) + parts(of: place, word, number)
    }
  }

  private func part(_ inner: Named, _ outer: Named, _ number: Int, _ trigger: Int, _ how: String, line: Int = #line) -> Candidate? {
    guard inner.entity != outer.entity, anaphora.local.entities[inner.entity].type == .place else { return nil }
    return fact(.containment, inner.entity, outer.entity, number, trigger: trigger, inner.words, outer.words, frame: how, confidence: 0.9, line: line)
  }

  /// `the Ukrainian city of Kharkiv`, `the US capital Washington`
  private func described(_ place: Named, _ word: Int, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    guard tree.has(word, .locality) else { return [] }
    return tree.children(of: word).filter { [.amod, .compound].contains(tree.relation($0)) || tree.subtype($0) == "poss" }.compactMap { child in
      // `the mainly Serb town of Zvecan`: who lives there.
      let isMixed =
        word > 1 && (tree.children(of: child) + [child - 1]).contains { other in other >= 0 && tree.lexicon.has(tree.form(other), .mostly) }
      guard !isMixed, let mention = anaphora.mention(number, child), let state = anaphora.local.resolved(mention).first,
        anaphora.local.entities[state].type == .state
      else { return nil }
      return part(place, (state, words(number, child)), number, word, "\(tree.lemma(word)) (apposition)")
    }
  }

  /// What lies in a place, by what the place hangs on.
  private func parts(of outer: Named, _ word: Int, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    guard let head = tree.head(word) else { return [] }
    let cases = tree.cases(of: word)
    switch tree.relation(word) {
    case .nmod where cases.first == "in" || cases.first == "of": return parts(of: outer, word, under: head, cases[0], number)
    case .appos, .nmod, .flat, .list:
      guard cases.isEmpty, tree.subtype(word) != "poss" else { return [] }
      // `Vermillion, South Dakota`
      let isApart = word > 0 && tree.form(word - 1) == "," || tree.children(of: word).contains { tree.form($0) == "," }
      // `Nara, Kansai, Japan`, both hung on the first: each lies in the next.
      let start = tree.span(of: word).lowerBound
      let before = tree.children(of: head).last { sibling in
        sibling > head && sibling < word && [.appos, .nmod, .flat, .list].contains(tree.relation(sibling)) && tree.cases(of: sibling).isEmpty
          && (sibling + 1..<start).allSatisfy { tree.upos($0) == .punct || tree.relation($0) == .flat }
      }
      guard let inner = before.flatMap({ place(number, $0) }) ?? place(number, head), head < word, isApart,
        anaphora.local.entities[outer.entity].type == .state || !isConjoined(word, tree)
      else { return [] }
      return [part(inner, outer, number, word, "apposition of places")].compactMap { $0 }
    case .obl where cases.first == "in":
      // `at the White House in Washington`, both hung on the verb.
      let first = tree.span(of: word).lowerBound
      guard first > 0,
        let inner = tree.children(of: head, .obl).first(where: { $0 < word && tree.span(of: $0).upperBound == first }).flatMap({ place(number, $0) })
      else { return [] }
      return [part(inner, outer, number, word, "in (place)")].compactMap { $0 }
    default: return []
    }
  }

  /// `the Luhansk and Donetsk regions of the Donbas`; the `of` of `the city of Kharkiv` is no containment.
  private func parts(of outer: Named, _ word: Int, under head: Int, _ preposition: String, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    let isOf = preposition == "of"
    var out: [Candidate?] = []
    if tree.has(head, .locality), tree.relation(head) == .appos, let named = tree.head(head), let inner = place(number, named) {
      // `Gaborone, the capital of Botswana`
      out.append(part(inner, outer, number, word, "\(tree.lemma(head)) (apposition)"))
    }
    let isPerson = anaphora.entities(number, head).contains { anaphora.local.entities[$0].type == .person }
    for conjunct in isPerson ? [head] : tree.conjuncts(of: tree.firstConjunct(head)).filter({ $0 <= head }) {
      if let inner = place(number, conjunct, withoutComplement: isOf), !isOf || tree.has(conjunct, .locality) {
        out.append(part(inner, outer, number, word, "\(preposition) (place)"))
      }
    }
    if isOf, let compound = tree.children(of: head, .compound).first, tree.has(head, .locality) {
      out += tree.conjuncts(of: compound).compactMap { place(number, $0) }.map { part($0, outer, number, word, "of (place)") }
    }
    return out.compactMap { $0 }
  }

  private func isConjoined(_ word: Int, _ tree: SyntaxTree) -> Bool {
    !tree.children(of: word, .conj).isEmpty || !tree.children(of: word, .cc).isEmpty
  }

  // MARK: Allies and members

  /// `Ukraine and its European allies`, `the BBC's US partner CBS`.
  private func allies(_ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    var out: [Candidate] = []
    for word in 0..<tree.count where tree.upos(word) == .noun && tree.has(word, .ally) {
      var owners: [(Int, Range<Int>)] = []
      var named: [(Int, Range<Int>)] = []
      var described: [(Int, Range<Int>)] = []
      for child in tree.children(of: word) {
        let isOwner = tree.subtype(child) == "poss" || tree.relation(child) == .nmod && ["of", "with"].contains(tree.cases(of: child).first ?? "")
        let isName =
          tree.relation(child) == .appos || tree.relation(child) == .flat
          || tree.relation(child) == .nmod && tree.cases(of: child).isEmpty && tree.subtype(child) != "poss"
        for conjunct in tree.conjuncts(of: child) {
          for entity in anaphora.entities(number, conjunct) {
            let found = (entity, words(number, conjunct))
            if isOwner {
              owners.append(found)
            } else if isName {
              named.append(found)
            } else if [.amod, .compound].contains(tree.relation(child)) {
              described.append(found)
            }
          }
        }
      }
      // `key ally Belarus`: the name is the head.
      if let head = tree.head(word), [.nmod, .compound, .appos].contains(tree.relation(word)), tree.cases(of: word).isEmpty, tree.subtype(word) != "poss" {
        // `Chad and Niger, Mali's partners`: the plural belongs to all that are coordinated.
        let heads = tree.tokens[word].features["Number"] == "Plur" ? tree.conjuncts(of: tree.firstConjunct(head)).filter { $0 < word } : [head]
        named += heads.flatMap { head in anaphora.entities(number, head).map { ($0, words(number, head)) } }
      }
      let members = ArgumentFinder(tree).members(of: word).flatMap { member in anaphora.entities(number, member).map { ($0, words(number, member)) } }
      let ends = named + members
      for owner in owners {
        out += (ends.isEmpty ? described : ends).filter { $0.0 != owner.0 }.compactMap { other in
          fact(.alliance, other.0, owner.0, number, trigger: word, other.1, owner.1, frame: "\(tree.lemma(word)) (possessive)", confidence: 0.85)
        }
      }
      if owners.isEmpty, !named.isEmpty {
        for state in described {
          out += named.filter { $0.0 != state.0 }.compactMap { other in
            fact(.alliance, other.0, state.0, number, trigger: word, other.1, state.1, frame: "\(tree.lemma(word)) (apposition)", confidence: 0.7)
          }
        }
      }
    }
    return out
  }

  /// `NATO is a group of 32 countries, including the UK and the United States`.
  private func members(_ number: Int) -> [Candidate] {
    let sentence = sentences[number]
    var out: [Candidate] = []
    for proposition in sentence.propositions
    where proposition.kind == .noun && proposition.support != nil && ontology.lexicon.has(proposition.lemma, .union) {
      let wholes = proposition.arguments(.agent).flatMap { argument in anaphora.entities(number, argument.word).map { ($0, argument.word) } }
      let listed = proposition.arguments.filter { $0.role == .oblique("of") && $0.isMember }
      for (whole, word) in wholes where anaphora.local.entities[whole].type == .organization {
        for argument in listed {
          out += anaphora.entities(number, argument.word).filter { $0 != whole }.compactMap { entity in
            fact(
              .membership, entity, whole, number, trigger: proposition.word, words(number, argument.word), words(number, word),
              frame: "\(proposition.lemma) (members)", confidence: 0.9)
          }
        }
      }
    }
    return out
  }
}

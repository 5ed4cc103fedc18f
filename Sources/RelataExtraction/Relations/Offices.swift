import RelataGraph
import RelataSyntax

/// Who holds which office, by titles.
extension StandingFacts {
  /// `French President Emmanuel Macron`, `Trump's special envoy Steve Witkoff`.
  func office(_ index: Int) -> [Candidate] {
    let mention = anaphora.local.mentions[index]
    let number = mention.sentence
    let tree = sentences[number].tree
    // The name beside it, or whom the role was found to be.
    guard let title = mention.title, let knowledge = gazetteer.titles[title], knowledge.relation != .honorific, knowledge.relation != .unrelated,
      let person = anaphora.local.resolved(mention.sameAs ?? index).first, anaphora.local.entities[person].type == .person
    else { return [] }
    // Of several in like offices each has his own.
    if mention.isPlural, mention.standsFor.count > 1 { return [] }
    let named = mention.sameAs ?? index
    if tree.children(of: mention.head).contains(where: { tree.form($0) == "shadow" }) || title.hasPrefix("shadow ") { return [] }
    let before = tree.children(of: mention.head).map(tree.form) + (mention.words.lowerBound > 0 ? [tree.form(mention.words.lowerBound - 1)] : [])
    if before.contains(where: { tree.lexicon.has($0, .former) }) { return [] }
    let after = mention.head + 2 < tree.count && tree.form(mention.head + 1) == "-" ? tree.form(mention.head + 2) : ""
    let modality: Modality = tree.lexicon.has(after, .designate) ? .planned : .actual
    // `Under Secretary of State Jan Berg` does not head the department.
    let ranks = Array(tree.children(of: mention.head)) + Array(max(0, mention.words.lowerBound - 1)..<mention.words.upperBound)
    let isDeputy = ranks.contains { tree.lexicon.has(tree.form($0), .deputy) }
    let personWords = tree.range(of: anaphora.local.mentions[named].words)
    let isElected = title.split(separator: " ").last.map { tree.lexicon.has(String($0), .elected) } ?? false
    func told(of entity: Int) -> Ontology.Trait {
      let type = anaphora.local.entities[entity].type
      // `Labour MP Jan Berg` represents voters, and is one of the party.
      if isElected, isParty(entity) { return .membership }
      return knowledge.relation(to: type) == .leads && type != .person && !isDeputy ? .head : .service
    }
    var out: [Candidate] = []
    for office in mention.office {
      let officeWords = tree.range(of: anaphora.local.mentions[office].words)
      out += anaphora.local.resolved(office).filter { $0 != person }.compactMap { entity in
        fact(told(of: entity), person, entity, number, trigger: mention.head, personWords, officeWords, frame: "\(title) (title)", modality: modality)
      }
    }
    // `its ambassador, Jan Berg`, `the group's director, Jan Berg`
    if out.isEmpty,
      let owner = tree.children(of: mention.head).first(where: { tree.subtype($0) == "poss" && anaphora.mention(number, $0) == nil }),
      tree.form(owner) != "our" || !tree.lexicon.has(title, .correspondent)
    {
      out += anaphora.entities(number, owner).filter { $0 != person }.compactMap { owning in
        let entity = mention.sameAs == nil ? owning : ledState(owning, knowledge) ?? owning
        guard entity != person else { return nil }
        return fact(
          told(of: entity), person, entity, number, trigger: mention.head, personWords, words(number, owner), frame: "\(title) (possessive)",
          modality: modality, confidence: 0.8)
      }
    }
    // `President Obama`, in a text that speaks of the United States.
    if out.isEmpty {
      out = anaphora.local.knownOffices(of: person, title: title).filter { $0 != person }.compactMap { entity in
        office(
          knowledge, person, entity, number, mention.head, personWords, frame: "\(title) (title, known office)", modality: modality,
          confidence: anaphora.mentions(of: entity, in: number).isEmpty ? 0.75 : 0.95)
      }
    }
    if out.isEmpty, let entry = knowledge.defaultEntity, let entity = anaphora.local.entities.firstIndex(where: { $0.entry == entry }) {
      out += [office(knowledge, person, entity, number, mention.head, personWords, frame: "\(title) (title)", modality: modality, confidence: 0.8)]
        .compactMap { $0 }
    }
    if out.isEmpty { out = officeHere(of: person, title, named, mention.head, number) }
    if out.isEmpty { out = officeAtHome(of: person, title, knowledge, named, mention.head, number) }
    return out
  }

  /// The fact that a title tells of its holder towards an entity, if it tells any.
  private func office(
    _ knowledge: Gazetteer.Title, _ person: Int, _ entity: Int, _ number: Int, _ word: Int, _ personWords: Range<Int>, frame: String,
    modality: Modality = .actual, confidence: Double, line: Int = #line
  ) -> Candidate? {
    let trait: Ontology.Trait? =
      switch knowledge.relation(to: anaphora.local.entities[entity].type) {
      case .leads: .head
      case .represents: .service
      case .honorific, .unrelated: nil
      }
    return trait.flatMap {
      fact(
        $0, person, entity, number, trigger: word, personWords, sentences[number].tree.tokens[word].range, frame: frame, modality: modality,
        confidence: confidence, line: line)
    }
  }

  /// `his defence minister`: of the state that he leads.
  func ledState(_ owner: Int, _ knowledge: Gazetteer.Title) -> Int? {
    guard anaphora.local.entities[owner].type == .person, knowledge.relation == .leads, knowledge.of.contains(.state) else { return nil }
    return anaphora.local.ledState(owner)
  }

  /// `Police in Lima arrested the mayor, Jan Berg`: of the one place where it happens.
  private func officeHere(of person: Int, _ title: String, _ named: Int, _ word: Int, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    guard tree.lexicon.has(title, .mayor), anaphora.local.entities[person].offices.isEmpty,
      tree.children(of: word, .det).contains(where: { tree.form($0) == "the" })
    else { return [] }
    let places = anaphora.mentionsIn[number].filter { index in
      anaphora.local.resolved(index).contains { [.place, .state].contains(anaphora.local.entities[$0].type) }
    }
    guard places.count == 1, let place = places.first, anaphora.local.mentions[place].kind == .name, let entity = anaphora.local.resolved(place).first,
      anaphora.local.entities[entity].type == .place, tree.cases(of: anaphora.local.mentions[place].head).first == "in"
    else { return [] }
    return [
      fact(
        .head, person, entity, number, trigger: word, tree.range(of: anaphora.local.mentions[named].words),
        tree.range(of: anaphora.local.mentions[place].words),
        frame: "\(title) (title, of the place where it happens)", confidence: 0.9)
    ].compactMap { $0 }
  }

  /// `Commerce Minister Piyush Goyal`, in a text that speaks of one state more than of all others.
  func officeAtHome(
    of person: Int, _ title: String, _ knowledge: Gazetteer.Title, _ named: Int, _ word: Int, _ number: Int
  ) -> [Candidate] {
    guard knowledge.relation == .leads, let last = title.split(separator: " ").last, ontology.lexicon.has(String(last), .minister),
      anaphora.local.entities[person].offices.isEmpty, anaphora.local.entities[person].entry == nil,
      let home = anaphora.local.home(of: title, person: person, before: number)
    else { return [] }
    let personWords = sentences[number].tree.range(of: anaphora.local.mentions[named].words)
    return [
      office(knowledge, person, home, number, word, personWords, frame: "\(title) (title, of the state spoken of)", confidence: 0.5)
    ].compactMap { $0 }
  }
}

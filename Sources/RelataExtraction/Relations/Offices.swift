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
    if before.contains(where: { ["former", "ex", "late", "onetime", "erstwhile", "ousted", "deposed", "exiled"].contains($0) }) { return [] }
    let after = mention.head + 2 < tree.count && tree.form(mention.head + 1) == "-" ? tree.form(mention.head + 2) : ""
    let modality: Modality = ["designate", "elect", "nominee"].contains(after) ? .planned : .actual
    // `Under Secretary of State Jan Berg` does not head the department.
    let ranks = Array(tree.children(of: mention.head)) + Array(max(0, mention.words.lowerBound - 1)..<mention.words.upperBound)
    let isDeputy = ranks.contains { ["deputy", "assistant", "vice", "under", "undersecretary"].contains(tree.form($0)) }
    let personWords = tree.range(of: anaphora.local.mentions[named].words)
    var out: [Candidate] = []
    for office in mention.office {
      for entity in anaphora.local.resolved(office) where entity != person {
        let type = anaphora.local.entities[entity].type
        let leads = knowledge.relation(to: type) == .leads && type != .person && !isDeputy
        let officeWords = tree.range(of: anaphora.local.mentions[office].words)
        out.append(
          fact(
            leads ? "leads" : "represents", person, entity, number, trigger: mention.head, personWords, officeWords, frame: "\(title) (title)",
            modality: modality))
      }
    }
    // `its ambassador, Jan Berg`, `the group's director, Jan Berg`
    if out.isEmpty,
      let owner = tree.children(of: mention.head).first(where: { tree.subtype($0) == "poss" && anaphora.mention(number, $0) == nil }),
      tree.form(owner) != "our" || !tree.lexicon.has(title, .correspondent)
    {
      for owning in anaphora.entities(number, owner) where owning != person {
        let entity = mention.sameAs == nil ? owning : ledState(owning, knowledge) ?? owning
        guard entity != person else { continue }
        let type = anaphora.local.entities[entity].type
        let leads = knowledge.relation(to: type) == .leads && type != .person && !isDeputy
        out.append(
          fact(
            leads ? "leads" : "represents", person, entity, number, trigger: mention.head, personWords, words(number, owner), frame: "\(title) (possessive)",
            modality: modality, confidence: 0.8))
      }
    }
    // `President Obama`, in a text that speaks of the United States.
    if out.isEmpty {
      for entity in anaphora.local.knownOffices(of: person, title: title) where entity != person {
        out.append(
          fact(
            knowledge.relation(to: anaphora.local.entities[entity].type).rawValue, person, entity, number, trigger: mention.head, personWords,
            tree.tokens[mention.head].range,
            frame: "\(title) (title, known office)", modality: modality, confidence: isNamed(entity, number) ? 0.95 : 0.75))
      }
    }
    if out.isEmpty, let entry = knowledge.defaultEntity, let entity = anaphora.local.entities.firstIndex(where: { $0.entry == entry }) {
      out.append(
        fact(
          knowledge.relation(to: anaphora.local.entities[entity].type).rawValue, person, entity, number, trigger: mention.head, personWords,
          tree.tokens[mention.head].range, frame: "\(title) (title)",
          modality: modality, confidence: 0.8))
    }
    if out.isEmpty { out = officeHere(of: person, title, named, mention.head, number) }
    if out.isEmpty { out = officeAtHome(of: person, title, knowledge, named, mention.head, number) }
    return out
  }

  /// `his defence minister`: of the state that he leads.
  func ledState(_ owner: Int, _ knowledge: Gazetteer.Title) -> Int? {
    guard anaphora.local.entities[owner].type == .person, knowledge.relation == .leads, knowledge.of.contains(.state) else { return nil }
    return anaphora.local.ledState(owner)
  }

  private func isNamed(_ entity: Int, _ number: Int) -> Bool { anaphora.mentionsIn[number].contains { anaphora.local.resolved($0).contains(entity) } }

  /// `Police in Lima arrested the mayor, Jan Berg`: of the one place where it happens.
  private func officeHere(of person: Int, _ title: String, _ named: Int, _ word: Int, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    guard ["mayor", "governor"].contains(title), anaphora.local.entities[person].offices.isEmpty,
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
        "leads", person, entity, number, trigger: word, tree.range(of: anaphora.local.mentions[named].words),
        tree.range(of: anaphora.local.mentions[place].words),
        frame: "\(title) (title, of the place where it happens)", confidence: 0.9)
    ]
  }

  /// `Commerce Minister Piyush Goyal`, in a text that speaks of one state more than of all others.
  func officeAtHome(
    of person: Int, _ title: String, _ knowledge: Gazetteer.Title, _ named: Int, _ word: Int, _ number: Int
  ) -> [Candidate] {
    guard knowledge.relation == .leads, let last = title.split(separator: " ").last, ["minister", "president", "premier", "chancellor"].contains(last),
      anaphora.local.entities[person].offices.isEmpty, anaphora.local.entities[person].entry == nil,
      let home = anaphora.local.home(of: title, person: person, before: number)
    else { return [] }
    let tree = sentences[number].tree
    return [
      fact(
        knowledge.relation(to: .state).rawValue, person, home, number, trigger: word, tree.range(of: anaphora.local.mentions[named].words),
        tree.tokens[word].range,
        frame: "\(title) (title, of the state spoken of)", confidence: 0.5)
    ]
  }
}

import RelataGraph
import RelataSyntax

/// Whom somebody belongs to, and what belongs to an organization, by how they are named.
extension StandingFacts {
  /// The affiliations that a sentence's names tell.
  func affiliations(_ number: Int) -> [Candidate] {
    anaphora.mentionsIn[number].flatMap { index -> [Candidate] in
      let mention = anaphora.local.mentions[index]
      guard mention.kind == .name, let entity = anaphora.local.resolved(index).first else { return [] }
      return switch anaphora.local.entities[entity].type {
      case .person:
        (hasOffice(index) ? [] : membership(of: entity, mention, number)) + command(of: entity, mention, number) + country(of: entity, mention, number)
      case .organization: whole(of: entity, mention, number) + head(of: entity, mention, number)
      case .place: holders(of: entity, mention, number)
      case .state: []
      }
    }
  }

  /// Whether a title beside the name says whose the person is.
  private func hasOffice(_ named: Int) -> Bool {
    anaphora.local.mentions.contains { $0.sameAs == named && !$0.office.isEmpty }
  }

  /// `Rahul Gandhi of the Congress party`, `Yasin Demir of Agence France-Presse`
  private func membership(of person: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    // `Social Democrat Vera Novak`
    if let party = anaphora.mentionsIn[number].first(where: { anaphora.local.mentions[$0].words.upperBound == mention.words.lowerBound }) {
      let facts = anaphora.local.resolved(party).filter { $0 != person && isParty($0) }.compactMap { entity in
        fact(
          .membership, person, entity, number, trigger: anaphora.local.mentions[party].head, tree.range(of: mention.words),
          tree.range(of: anaphora.local.mentions[party].words), frame: "party (name)", confidence: 0.85)
      }
      if !facts.isEmpty { return facts }
    }
    return tree.children(of: mention.head).filter { child in
      [.nmod, .appos].contains(tree.relation(child)) && tree.cases(of: child) == ["of"] && child > mention.head
    }.flatMap { child in
      anaphora.entities(number, child).filter { anaphora.local.entities[$0].type == .organization }.compactMap { organization in
        fact(
          .service, person, organization, number, trigger: child, tree.range(of: mention.words), words(number, child), frame: "of (name)", confidence: 0.75)
      }
    }
  }

  /// Whether an entity is a party, by its name or as an institution of many states.
  func isParty(_ entity: Int) -> Bool {
    let local = anaphora.local.entities[entity]
    guard local.type == .organization else { return false }
    let known = local.entry.flatMap { gazetteer.entries[$0] }
    return (local.names.keys + (known.map { [$0.name] + $0.aliases } ?? [])).contains { name in
      name.lowercased().split(separator: " ").contains { ontology.lexicon.has(String($0), .party) }
        || gazetteer.partyAdjectives[name.lowercased()] != nil
    }
  }

  /// `Poland's Donald Tusk`, `the Kremlin's Kirill Dmitriev`, `Labour's Jess Holm`
  private func country(of person: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    return tree.children(of: mention.head).filter { tree.subtype($0) == "poss" && tree.upos($0) == .propn && $0 < mention.words.lowerBound }.flatMap { owner in
      anaphora.entities(number, owner).filter { [.state, .organization].contains(anaphora.local.entities[$0].type) }.compactMap { owning in
        let heads = anaphora.local.knownOffices(of: person).contains(owning)
        return fact(
          heads ? .head : isParty(owning) ? .membership : .service, person, owning, number, trigger: owner, tree.range(of: mention.words), words(number, owner),
          frame: "possessive (name)",
          confidence: 0.7)
      }
    }
  }

  /// `the presidents of Peru and Chile, Vera Novak and Jan Berg`: each is of his own.
  func pairedOffices(_ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    return anaphora.mentionsIn[number].flatMap { index -> [Candidate] in
      let mention = anaphora.local.mentions[index]
      let named = mention.standsFor.filter { anaphora.local.mentions[$0].namesPerson }
      guard let title = mention.title, mention.isPlural, named.count > 1, named.count == mention.office.count, let knowledge = gazetteer.titles[title] else {
        return []
      }
      return zip(named, mention.office).compactMap { name, office in
        guard let person = anaphora.local.referents[name].first, let owner = anaphora.local.resolved(office).first, person != owner else { return nil }
        return fact(
          knowledge.relation(to: anaphora.local.entities[owner].type) == .leads ? .head : .service, person, owner, number, trigger: mention.head,
          tree.range(of: anaphora.local.mentions[name].words), tree.range(of: anaphora.local.mentions[office].words), frame: "\(title) (titles)",
          confidence: 0.8)
      }
    }
  }

  /// `the army, under General Jan Berg`
  private func command(of person: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    // `Jan Berg, for Peru, and Vera Novak, for Chile, shook hands`
    let next = mention.words.upperBound
    if next + 1 < tree.count, tree.form(next) == ",", tree.form(next + 1) == "for",
      let other = anaphora.mentionsIn[number].first(where: { anaphora.local.mentions[$0].words.lowerBound == next + 2 }),
      case let end = anaphora.local.mentions[other].words.upperBound, end < tree.count, tree.form(end) == ","
    {
      return anaphora.local.resolved(other).compactMap { sender in
        anaphora.local.entities[sender].type == .place ? anaphora.local.state(around: sender) : sender
      }.filter { $0 != person }.compactMap { sender in
        fact(
          .service, person, sender, number, trigger: next + 1, tree.range(of: mention.words), tree.range(of: anaphora.local.mentions[other].words),
          frame: "for (name)", confidence: 0.7)
      }
    }
    guard tree.cases(of: mention.head) == ["under"], let preposition = tree.children(of: mention.head).first(where: { tree.form($0) == "under" }) else {
      return []
    }
    let before = preposition > 0 && tree.form(preposition - 1) == "," ? preposition - 2 : preposition - 1
    return anaphora.mentionsIn[number].filter { other in
      let force = anaphora.local.mentions[other]
      return force.words.upperBound == before + 1 && (force.type == .organization || !force.standsFor.isEmpty)
    }.flatMap { other in
      anaphora.local.resolved(other).filter { [.organization, .state].contains(anaphora.local.entities[$0].type) }.compactMap { force in
        fact(
          .head, person, force, number, trigger: preposition, tree.range(of: mention.words), tree.range(of: anaphora.local.mentions[other].words),
          frame: "under (name)", confidence: 0.7)
      }
    }
  }

  /// `the army's Danab brigade`, `China's Ministry of State Security`
  private func whole(of part: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    if let owner = mention.owner {
      return anaphora.local.resolved(owner).filter { $0 != part }.compactMap { state in
        fact(
          .containment, part, state, number, trigger: mention.head, tree.range(of: mention.words), tree.range(of: anaphora.local.mentions[owner].words),
          frame: "institution (name)", confidence: 0.8)
      }
    }
    let isPart =
      mention.words.contains { tree.names($0, .organ) } || tree.has(tree.head(mention.head) ?? mention.head, .organ)
      || gazetteer.isOrgan(anaphora.local.entities[part].entry, tree.lexicon)
    let heads =
      [mention.head] + (tree.relation(mention.head) == .compound || tree.relation(mention.head) == .appos ? [tree.head(mention.head)].compactMap { $0 } : [])
    return heads.flatMap { head in
      tree.children(of: head).filter { tree.subtype($0) == "poss" && tree.upos($0) != .pron && $0 < mention.words.lowerBound }
    }.flatMap { owner in
      anaphora.entities(number, owner).filter { whole in
        whole != part && (anaphora.local.entities[whole].type == .organization || anaphora.local.entities[whole].type == .state && isPart)
      }.compactMap { whole in
        fact(
          .containment, part, whole, number, trigger: mention.head, tree.range(of: mention.words), words(number, owner), frame: "possessive (name)",
          confidence: 0.75)
      }
    }
  }

  /// `Marine Le Pen's National Rally`
  private func head(of organization: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    let held = holders(of: organization, mention, number)
    if !held.isEmpty { return held }
    let owners = tree.children(of: mention.head).filter { tree.subtype($0) == "poss" && $0 < mention.words.lowerBound }
    // `lawmakers of his AK Party`
    let isParty = mention.words.contains { tree.lexicon.has(tree.form($0), .party) }
    if isParty, let owner = owners.first(where: { ["his", "her", "whose"].contains(tree.form($0)) }) {
      return anaphora.entities(number, owner).filter { anaphora.local.entities[$0].type == .person }.compactMap { person in
        fact(
          .membership, person, organization, number, trigger: owner, words(number, owner), tree.range(of: mention.words), frame: "possessive (party)",
          confidence: 0.7)
      }
    }
    let persons = owners.flatMap { owner in
      anaphora.entities(number, owner).filter { anaphora.local.entities[$0].type == .person && tree.upos(owner) == .propn }.map { ($0, owner) }
    }
    return persons.compactMap { person, owner in
      fact(
        .head, person, organization, number, trigger: owner, words(number, owner), tree.range(of: mention.words), frame: "possessive (name)", confidence: 0.6)
    }
  }

  /// `the Russian-led Collective Security Treaty Organization`, `Peruvian-administered Tarata`
  private func holders(of held: Int, _ mention: TextMention, _ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    let participle = mention.words.lowerBound - 1
    guard participle >= 2, ["-", "–"].contains(tree.form(participle - 1)),
      let index = anaphora.mentionsIn[number].first(where: { anaphora.local.mentions[$0].words.upperBound == participle - 1 })
    else { return [] }
    let holder = anaphora.local.mentions[index]
    func accepts(_ entity: Int, _ types: Set<EntityType>) -> Bool {
      let type = anaphora.local.entities[entity].type
      // A region acts through its people: `European-led`.
      return types.contains(type) || type == .place && holder.kind == .demonym && types.contains(.organization)
    }
    return ontology.frames(.participles, tree.form(participle)).flatMap { frame -> [Candidate] in
      guard let definition = ontology.definitions[frame.relation], accepts(held, frame.targetTypes ?? definition.target) else { return [] }
      return anaphora.local.resolved(index).filter { $0 != held && accepts($0, frame.sourceTypes ?? definition.source) }.map { entity in
        Candidate(
          frame.relation, entity, held, number, trigger: tree.tokens[participle].range, tree.range(of: holder.words), tree.range(of: mention.words),
          rule: "\(tree.form(participle)) (adjective), \(frame.place)", confidence: frame.confidence)
      }
    }
  }

  /// `The Kenyan president met his Malian counterpart, Jan Berg`: who has the same office elsewhere. Of several the first is of the first state.
  func counterparts(_ number: Int) -> [Candidate] {
    let tree = sentences[number].tree
    var out: [Candidate] = []
    for word in 0..<tree.count
    where tree.lemma(word) == "counterpart" || tree.form(word) == "number" && word > 0 && tree.form(word - 1) == "opposite" {
      guard let mention = anaphora.mention(number, word) else { continue }
      let named = anaphora.local.mentions[mention].standsFor.filter { anaphora.local.mentions[$0].namesPerson }
      let children = tree.children(of: word)
      let peers = children.filter { tree.subtype($0) == "poss" }.flatMap { anaphora.entities(number, $0) }
      let offices = peers.flatMap { anaphora.local.entities[$0].offices.compactMap { gazetteer.titles[$0.title]?.relation(to: .state) } }
      let owners = children.filter { [.amod, .compound].contains(tree.relation($0)) && $0 < word }.flatMap { tree.conjuncts(of: $0) }.flatMap { child in
        anaphora.entities(number, child).filter { anaphora.local.entities[$0].type != .person }.map { (entity: $0, word: child) }
      }
      guard named.count == owners.count else { continue }
      for (name, owner) in zip(named, owners) {
        out += anaphora.local.referents[name].filter { $0 != owner.entity }.compactMap { person in
          fact(
            offices.first == .represents ? .service : .head, person, owner.entity, number, trigger: word,
            tree.range(of: anaphora.local.mentions[name].words), words(number, owner.word), frame: "counterpart (title)",
            confidence: offices.isEmpty ? 0.6 : 0.85)
        }
      }
    }
    return out
  }
}

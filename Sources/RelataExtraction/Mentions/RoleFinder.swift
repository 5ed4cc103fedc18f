import RelataGraph
import RelataSyntax

/// Finds roles and groups: `the US president`, `Russian troops`, `the leaders of France and Germany`, `Trump's special envoy`.
struct RoleFinder {
  let gazetteer: Gazetteer
  let index: NameIndex
  let institutionNames: InstitutionNames
  let tree: SyntaxTree
  let sentence: Int
  /// The words of names that are no entities.
  var things: Set<Int> = []

  /// Appends the sentence's roles and groups to the mentions of its names, and links roles to the names that they stand by.
  func addRoles(to mentions: inout [TextMention]) {
    var byWord: [Int: Int] = [:]
    for (i, mention) in mentions.enumerated() where mention.sentence == sentence { for word in mention.words { byWord[word] = i } }
    addSurnames(&byWord, &mentions)
    addInstitutions(&byWord, &mentions)
    for word in 0..<tree.count where byWord[word] == nil && !things.contains(word) && (tree.upos(word) == .noun || tree.upos(word) == .propn) {
      // The state of a secretary of state.
      if word >= 2, tree.form(word - 1) == "of", gazetteer.titles["\(tree.form(word - 2)) of \(tree.form(word))"] != nil { continue }
      if goesOn(titleAt: word, byWord) { continue }
      // `fighters`, who are somebody's where they are loyal to him
      if let title = title(at: word), group(at: word) != .armed || lords(of: word, byWord).isEmpty {
        addRole(word, title, byWord, &mentions)
      } else if group(at: word) != nil {
        addGroup(word, byWord, &mentions)
      } else if tree.isRelational(word) {
        addNamed(word, byWord, &mentions)
      }
    }
  }

  /// `the Asad regime`: a last name that only a leader has, before what he leads.
  private func addSurnames(_ byWord: inout [Int: Int], _ mentions: inout [TextMention]) {
    for word in 0..<tree.count where tree.tokens[word].form.first?.isUppercase ?? false {
      // Or a name that the parse takes for that of an organization: `the Biden administration`.
      let named = byWord[word]
      if let named, mentions[named].entry != nil || mentions[named].type == .person || mentions[named].words.count > 1 { continue }
      guard let head = tree.head(word), [.compound, .amod, .nmod].contains(tree.relation(word)), byWord[head] == nil,
        tree.has(head, .following),
        !gazetteer.bearers(ofSurname: tree.form(word)).isEmpty
      else { continue }
      if let named {
        mentions[named].type = .person
        continue
      }
      byWord[word] = mentions.count
      mentions.append(TextMention(sentence: sentence, words: word..<word + 1, head: word, kind: .name, name: tree.tokens[word].form, type: .person))
    }
  }

  // MARK: Lexicon

  /// How far a title goes on behind its noun: `Secretary of State`.
  private func end(ofTitle title: String, at word: Int) -> Int {
    let parts = title.split(separator: " ").map(String.init)
    guard let of = parts.firstIndex(of: "of") else { return word }
    let words = parts[of...].map { $0 }
    let goesOn = word + words.count < tree.count && words.indices.allSatisfy { tree.form(word + 1 + $0) == words[$0] }
    return goesOn ? word + words.count : word
  }

  /// The longest title that ends with the word or begins with it: `prime minister`, `special envoy`, `secretary of state`.
  func title(at word: Int) -> String? {
    var forms = singular(word)
    var found: String? = gazetteer.titles[forms] != nil ? forms : nil
    var first = word - 1
    while first >= 0, word - first <= 4, tree.form(first) == "-" || isPart(first, of: word) || gazetteer.titles[tree.form(first) + " " + forms] != nil {
      forms = tree.form(first) + (tree.form(first) == "-" || forms.hasPrefix("-") ? "" : " ") + forms
      if gazetteer.titles[forms] != nil { found = forms }
      first -= 1
    }
    // `Secretary of State`, wherever the parse hangs the state.
    if word + 2 < tree.count, tree.form(word + 1) == "of" {
      let long = singular(word) + " of " + tree.form(word + 2)
      if gazetteer.titles[long] != nil { return long }
    }
    // `Minister of Foreign Affairs`
    if let complement = tree.children(of: word, .nmod).first(where: { tree.cases(of: $0).first == "of" }) {
      let long = singular(word) + " of " + tree.form(complement)
      if gazetteer.titles[long] != nil { found = long }
    }
    return found
  }

  /// Whether a longer title ends further on: `Secretary` of `Secretary General`.
  private func goesOn(titleAt word: Int, _ byWord: [Int: Int]) -> Bool {
    let next = word + 1 < tree.count && tree.form(word + 1) == "-" ? word + 2 : word + 1
    guard next < tree.count, byWord[next] == nil, [.noun, .propn].contains(tree.upos(next)), let longer = title(at: next) else { return false }
    let forms = longer.split { $0 == " " || $0 == "-" }.map(String.init)
    return forms.dropLast().last == tree.form(word)
  }

  /// Whether a word before belongs to the same title.
  private func isPart(_ other: Int, of word: Int) -> Bool {
    tree.head(other) == word && [.compound, .amod, .nmod].contains(tree.relation(other)) && tree.cases(of: other).isEmpty
      || tree.head(other).map { $0 > other && $0 < word && isPart($0, of: word) } ?? false
  }

  private func singular(_ word: Int) -> String {
    tree.upos(word) == .noun ? tree.lemma(word) : tree.form(word)
  }

  func group(at word: Int) -> Gazetteer.GroupKind? {
    guard tree.upos(word) == .noun || tree.upos(word) == .propn else { return nil }
    if word > 0, tree.head(word - 1) == word, let kind = gazetteer.groups[tree.form(word - 1) + " " + tree.lemma(word)] { return kind }
    return gazetteer.groups[tree.lemma(word)]
  }

  // MARK: Mentions

  /// The mentions that say whose a role or group is: demonyms and names before it, possessors, complements with `of`, `for` or `from`.
  func owners(of word: Int, _ byWord: [Int: Int], _ mentions: [TextMention], prepositions: Set<String>) -> [Int] {
    var out: [Int] = []
    func take(_ other: Int) {
      for conjunct in tree.conjuncts(of: other) {
        if let mention = byWord[conjunct] {
          if tree.isTie(mentions[mention].words) { continue }
          // In lists, what stands beyond a person's name belongs to that person.
          let between = min(conjunct, word) + 1..<max(conjunct, word)
          if between.contains(where: { inner in
            byWord[inner].map {
              $0 != mention && mentions[$0].type == .person && !mentions[$0].words.contains(word) && mentions[$0].words.lowerBound != word + 1
            }
              ?? false
          }) {
            continue
          }
          if !out.contains(mention) { out.append(mention) }
        } else if prepositions.contains(tree.cases(of: other).first ?? ""), !tree.isRelational(conjunct) {
          // `the leader of the Hamas movement`
          for inner in tree.children(of: conjunct) where [.appos, .flat, .compound, .amod].contains(tree.relation(inner)) || tree.subtype(inner) == "poss" {
            if let mention = byWord[inner], !out.contains(mention) { out.append(mention) }
          }
          // `the Minister of Foreign Affairs of Iraq`, whose affairs are the state's.
          if ["minister", "secretary"].contains(singular(word)), tree.child(of: conjunct, .det) == nil || singular(conjunct) == "interior" {
            for inner in tree.children(of: conjunct, .nmod) where tree.cases(of: inner).first == "of" { take(inner) }
          }
        }
      }
    }
    for child in tree.children(of: word) {
      switch tree.relation(child) {
      case .amod, .compound:
        // `In Turkey Minister Ellwood met …`: parsers take the place for a part of the title.
        guard tree.cases(of: child).isEmpty, child > word || !(child + 1..<word).contains(where: { tree.form($0) == "," && !tree.dominates(child, $0) }) else {
          continue
        }
        take(child)
        // `former US and NATO commander`, `UN Security Council members`
        for inner in tree.children(of: child) where tree.relation(inner) == .compound || tree.relation(inner) == .amod { take(inner) }
      case .nmod:
        if ["poss", "desc"].contains(tree.subtype(child)) || tree.cases(of: child).first.map(prepositions.contains) ?? false { take(child) }
      // `Jan Berg, commander, U.S. Africa Command`
      case .appos where child > word && tree.form(word + 1) == ",":
        if let mention = byWord[child], mentions[mention].type == .organization, mentions[mention].words.lowerBound == word + 2 { take(child) }
      default: break
      }
    }
    return out
  }

  /// The mentions whose office it is: what a title goes with, but for where its holder is and what it is about.
  private func offices(of word: Int, _ title: String, isPlural: Bool, _ byWord: [Int: Int], _ mentions: [TextMention]) -> [Int] {
    let knowledge = gazetteer.titles[title]
    // An ambassador to Peru is not Peru's; leaders in a place are not the place's.
    let prepositions: Set<String> =
      tree.lexicon.has(title, .posted) ? ["of", "for", "from"] : isPlural ? ["of", "from"] : ["of", "for", "to", "in", "from", "at"]
    var office = owners(of: word, byWord, mentions, prepositions: prepositions)
    // `the French president at the summit hall`: whose he is was said.
    if office.count > 1, knowledge?.of.contains(.state) ?? false {
      let places = tree.children(of: word, .nmod).filter { ["in", "at", "to", "for"].contains(tree.cases(of: $0).first ?? "") }
      let first = office[0]
      office.removeAll { owner in owner != first && places.contains { mentions[owner].words.contains($0) } }
    }
    // `UN chief in Baghdad` is there.
    if office.count > 1, mentions[office[0]].words.upperBound <= word {
      let venues = tree.children(of: word, .nmod).filter { ["in", "at"].contains(tree.cases(of: $0).first ?? "") }
      office.removeAll { owner in [.place, .state].contains(mentions[owner].type) && venues.contains { mentions[owner].words.contains($0) } }
    }
    // `the only head of government in the union who objects` is one of many there.
    if tree.children(of: word).contains(where: { ["only", "sole", "first", "last"].contains(tree.form($0)) }) {
      let among = tree.children(of: word, .nmod).filter { ["in", "at"].contains(tree.cases(of: $0).first ?? "") }
      office.removeAll { owner in mentions[owner].type == .organization && among.contains { mentions[owner].words.contains($0) } }
    }
    // Who heads an army heads no state.
    let owned = Set(office.compactMap { mentions[$0].owner })
    if knowledge?.relation == .leads { office.removeAll { owned.contains($0) } }
    // `the special envoy for Sudan` is not Sudan's.
    if let last = title.split(separator: " ").last, tree.lexicon.has(String(last), .delegate) {
      let matters = tree.children(of: word, .nmod).filter { tree.cases(of: $0).first == "for" }
      let sent = office
      office = sent.filter { owner in mentions[owner].type == .organization || !matters.contains { mentions[owner].words.contains($0) } }
    }
    // A shadow minister is of no government.
    if title.hasPrefix("shadow ") || word > 0 && tree.children(of: word).contains(where: { tree.form($0) == "shadow" }) { return [] }
    // `the group's Asia director`
    if tree.children(of: word).contains(where: { tree.subtype($0) == "poss" }), office.contains(where: { mentions[$0].type == .place }) {
      let isOwned = tree.children(of: word).contains { tree.subtype($0) == "poss" && byWord[$0] == nil }
      if isOwned || office.count > 1 { office.removeAll { mentions[$0].type == .place && mentions[$0].kind == .name } }
    }
    if tree.lexicon.has(title, .correspondent) { office.removeAll { mentions[$0].type == .state || mentions[$0].type == .place } }
    return office
  }

  private func addRole(_ word: Int, _ title: String, _ byWord: [Int: Int], _ mentions: inout [TextMention]) {
    let knowledge = gazetteer.titles[title]
    let plural = tree.tokens[word].features["Number"] == "Plur"
    var office = offices(of: word, title, isPlural: plural, byWord, mentions)
    var mention = TextMention(sentence: sentence, words: span(of: word), head: word, kind: .nominal, name: tree.text(span(of: word)), type: .person)
    mention.isPlural = plural
    mention.title = title
    mention.office = office
    mention.sameAs = namedHolder(of: word, end: end(ofTitle: title, at: word), byWord, mentions)
    // `European leaders and NATO chief Jan Berg`: several people have no one name.
    if plural, let named = mention.sameAs, mentions[named].words.lowerBound != word + 1 { mention.sameAs = nil }
    if mention.office.isEmpty, let named = mention.sameAs {
      // `Governor Paul Reed of Texas`
      mention.office = owners(of: mentions[named].head, byWord, mentions, prepositions: ["of"]).filter { $0 != named && mentions[$0].type != .person }
    }
    if knowledge?.relation == .honorific, mention.sameAs == nil { return }
    // `the presidents of Peru and Chile, Vera Novak and Jan Berg`
    let owners = office.filter { mentions[$0].type != .person }
    if plural, owners.count > 1 {
      let named = names(from: owners.map { mentions[$0].words.upperBound }.max() ?? 0, byWord, mentions)
      if named.count == owners.count {
        mention.office = owners
        mention.standsFor = named
        mention.sameAs = nil
        mentions.append(mention)
        return
      }
    }
    // Leaders of something, several of them, are what they lead; who serves one person is not he.
    if mention.sameAs == nil {
      office.removeAll { isAnother(word, than: mentions[$0]) || knowledge?.relation == .unrelated }
      mention.office = office
    }
    if plural, mention.sameAs == nil {
      guard !office.isEmpty else { return }
      mention.standsFor = office
      mention.kind = .demonym
      mention.type = nil
    }
    mentions.append(mention)
  }

  /// The noun with what stands before it, without its article.
  func span(of word: Int) -> Range<Int> {
    var first = word
    for child in tree.children(of: word)
    where child < word && [.amod, .compound, .nmod, .nummod].contains(tree.relation(child)) && tree.subtype(child) != "poss" {
      first = min(first, tree.span(of: child).lowerBound)
    }
    var last = word
    for child in tree.children(of: word) where child > word && (tree.relation(child) == .nmod && tree.cases(of: child).first == "of") {
      last = max(last, tree.span(of: child).upperBound - 1)
    }
    return first..<min(last, word + 8) + 1
  }
}

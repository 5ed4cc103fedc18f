import RelataGraph
import RelataSyntax

/// Groups: `Russian troops`, `fighters loyal to Ouattara`, `a court in Istanbul`.
extension RoleFinder {
  func addGroup(_ word: Int, _ byWord: [Int: Int], _ mentions: inout [TextMention]) {
    // A member of NATO is not NATO.
    if tree.lemma(word) == "member", tree.tokens[word].features["Number"] != "Plur" { return }
    var owners = owners(of: word, byWord, mentions, prepositions: ["of", "from"])
    // `his rival Laurent Gbagbo`, `his counterpart, Mostafa Najjar`
    let person = tree.tokens[word].features["Number"] == "Plur" ? nil : namedHolder(of: word, byWord, mentions)
    if let named = person ?? ownName(of: word, byWord, mentions) {
      let type: EntityType = person == nil ? .organization : .person
      var mention = TextMention(sentence: sentence, words: span(of: word), head: word, kind: .nominal, name: tree.text(span(of: word)), type: type)
      mention.standsFor = [named]
      mentions.append(mention)
      return
    }
    // `her Kenyan and Malian counterparts, Vera Novak and Jan Berg`
    if tree.form(word) == "counterparts" {
      let named = tree.children(of: word, .appos).flatMap { tree.conjuncts(of: $0) }.compactMap { byWord[$0] }.filter {
        mentions[$0].namesPerson
      }
      if named.count > 1 {
        var mention = TextMention(sentence: sentence, words: span(of: word), head: word, kind: .nominal, name: tree.text(span(of: word)), type: .person)
        mention.standsFor = named
        mention.isPlural = true
        mentions.append(mention)
        return
      }
    }
    let lords = owners.isEmpty ? lords(of: word, byWord) : []
    owners += lords
    // `a court in Istanbul`, where nothing else says whose.
    // But troops in a country are not its own.
    let kind = group(at: word)
    if owners.isEmpty, kind == .government, !tree.children(of: word, .nmod).contains(where: { tree.cases(of: $0).first == "of" }) {
      owners = self.owners(of: word, byWord, mentions, prepositions: ["in", "at", "for"])
    }
    owners.removeAll { owner in !lords.contains(owner) && isAnother(word, than: mentions[owner]) }
    guard !owners.isEmpty else { return }
    // Those who fight a state are not the state: `Syrian rebels`.
    if tree.has(word, .opposed), owners.allSatisfy({ mentions[$0].type == .state || mentions[$0].kind == .demonym }) { return }
    // `the Himalayan nation` is one of its states.
    if tree.tokens[word].features["Number"] != "Plur", gazetteer.isCollective(tree.lemma(word), of: .state), kind == .people,
      owners.allSatisfy({ mentions[$0].type == .place })
    {
      return
    }
    var mention = TextMention(sentence: sentence, words: span(of: word), head: word, kind: .demonym, name: tree.text(span(of: word)))
    mention.isPlural = tree.tokens[word].features["Number"] == "Plur"
    mention.standsFor = owners
    // They are his, and not those of the state that he leads.
    if lords.contains(where: { mentions[$0].type == .person }) { mention.type = .person }
    mentions.append(mention)
  }

  /// The person whose name stands by a noun that relates him to others: `the daughter of Jan Berg, Vera,` is Vera.
  func addNamed(_ word: Int, _ byWord: [Int: Int], _ mentions: inout [TextMention]) {
    guard tree.upos(word) == .noun, tree.tokens[word].features["Number"] != "Plur", let named = namedHolder(of: word, byWord, mentions) else { return }
    var mention = TextMention(sentence: sentence, words: span(of: word), head: word, kind: .nominal, name: tree.text(span(of: word)), type: .person)
    mention.standsFor = [named]
    mentions.append(mention)
  }

  /// Whether those whom a word tells of are others than their owner.
  func isAnother(_ word: Int, than owner: TextMention) -> Bool {
    // `West African troops`: a demonym tells of a region as one.
    let isRegion = owner.entry.map { gazetteer.entries[$0]?.acts ?? false } ?? false || owner.kind == .demonym
    // Whether they do or suffer something, is not known yet.
    let isOf = owner.words.lowerBound > word || tree.subtype(owner.head) == "poss"
    if gazetteer.isAnother(tree.noun(word), than: owner.type, tree.lexicon, isRegion: isRegion, isOf: isOf) { return true }
    // `a Kenyan analyst`, `activists in Chad`
    return owner.type == .state && tree.has(word, .calling)
  }

  /// To whom those who fight are loyal: `fighters loyal to the leader, Jan Berg`.
  func lords(of word: Int, _ byWord: [Int: Int]) -> [Int] {
    tree.children(of: word).filter { child in
      [.amod, .acl].contains(tree.relation(child)) && tree.has(child, .loyal)
    }.flatMap { child in
      tree.children(of: child, .obl).compactMap { nominal in
        let named = [nominal] + tree.children(of: nominal).filter { [.appos, .flat].contains(tree.relation($0)) }
        return named.lazy.compactMap { byWord[$0] }.first
      }
    }
  }

  /// `the Serbian oil company NIS`, `Hungary's Fidesz party`: its own name, and not its state's.
  private func ownName(of word: Int, _ byWord: [Int: Int], _ mentions: [TextMention]) -> Int? {
    guard gazetteer.isCollective(tree.lemma(word), of: .organization), tree.tokens[word].features["Number"] != "Plur" else { return nil }
    return tree.children(of: word).lazy.compactMap { child -> Int? in
      guard [.appos, .flat, .compound].contains(tree.relation(child)), let found = byWord[child], mentions[found].type == .organization,
        mentions[found].words.upperBound == word || mentions[found].words.lowerBound == word + 1
          // `the KFOR peacekeeping mission`
          || mentions[found].words.upperBound == word - 1 && [.adj, .noun].contains(tree.upos(word - 1))
            && tree.tokens[word - 1].form.first?.isLowercase ?? false
      else { return nil }
      return found
    }.first
  }
}

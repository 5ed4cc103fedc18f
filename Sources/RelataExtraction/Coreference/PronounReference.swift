import RelataGraph
import RelataSyntax

/// Pronouns.
extension Anaphora {
  mutating func resolvePronoun(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard tree.relation(word) != .expl else { return }
    if isSpeakersOwn(word, number) { return }
    let found: [Int]
    if let later = cataphor(word, number) {
      pronouns[number][word] = later
      return
    }
    switch tree.form(word) {
    case "he", "him", "his", "himself": found = holder(antecedent(word, number) { $0.type == .person && $0.gender != .female }, number)
    case "she", "her", "hers", "herself": found = holder(antecedent(word, number) { $0.type == .person && $0.gender != .male }, number)
    case "it", "its", "itself":
      if tree.form(word) == "it", isExpletive(word, tree) { return }
      found = antecedent(word, number) { $0.type != .person }
    // `Chad and Mali met, and both condemned the attack`: two named before, in this sentence or the last.
    case "both" where [.nsubj, .obj].contains(tree.relation(word)):
      let doers = governor(of: word, tree).map { verb in ArgumentFinder(tree).subjects(of: verb).flatMap { entities(number, $0.word) } } ?? []
      let isOther = { (entity: Int) in tree.relation(word) == .nsubj || !doers.contains(entity) }
      found =
        candidates.last { $0.entities.count == 2 && number - $0.sentence <= 1 && $0.entities.allSatisfy(isOther) }?.entities
        ?? (tree.relation(word) == .nsubj ? recent(number, limit: 2, within: 0) { $0.type == .person } : [])
    // `Each blames the other`
    case "each" where tree.relation(word) == .nsubj:
      found = candidates.last { $0.entities.count == 2 && number - $0.sentence <= 1 }?.entities ?? local.pair(besides: []) ?? []
    // `Chad, whose troops hold Mali`
    case "whose":
      let owner = ArgumentFinder(tree).resolved(word, word)
      found = owner == word ? [] : entities(number, owner)
    case "they", "them", "their", "theirs", "themselves": found = antecedent(word, number, plural: true) { _ in true }
    case "i", "me", "my", "mine", "myself":
      found = quotations.speaker(number, word).map { speaker($0) } ?? orator.map { [$0] } ?? []
    case "we", "us", "our", "ours", "ourselves": found = firstPersonPlural(word, number)
    default: return
    }
    if found.isEmpty, let noun = antecedentNoun { nouns[number][word] = noun }
    if !found.isEmpty { pronouns[number][word] = found }
  }

  /// `The foreign secretary said she`: where no person was named, whoever has an office speaks for its owner.
  private func holder(_ found: [Int], _ number: Int) -> [Int] {
    if !found.isEmpty || antecedentNoun != nil { return found }
    let office = candidates.last { candidate in
      number - candidate.sentence <= 2 && candidate.entities.count == 1 && !candidate.isPlural
        && mention(candidate.sentence, candidate.word).map { local.mentions[$0].title != nil } ?? false
    }
    return office?.entities ?? []
  }

  /// `The chief prosecutor said she would resign`: whoever says so without a name is no one named before.
  private func isSpeakersOwn(_ word: Int, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    guard ["he", "she"].contains(tree.form(word)), let clause = tree.head(word), tree.relation(clause) == .ccomp, let verb = tree.head(clause),
      let subject = tree.child(of: verb, .nsubj), subject < word, tree.upos(subject) == .noun, entities(number, subject).isEmpty,
      tree.tokens[subject].features["Number"] != "Plur"
    else { return false }
    return gazetteer.isPerson(tree.lemma(subject))
  }

  /// `It is clear that`, where the parse has a subject.
  func isExpletive(_ word: Int, _ tree: SyntaxTree) -> Bool {
    guard tree.relation(word) == .nsubj, let head = tree.head(word) else { return false }
    return tree.upos(head) == .adj && tree.children(of: head).contains { [.ccomp, .csubj, .advcl, .xcomp].contains(tree.relation($0)) }
  }

  /// Who a speaker is, who may be named by a pronoun after the quotation: `"We agree," she said.`
  mutating func speaker(_ speaker: Quotations.Speaker) -> [Int] {
    if entities(speaker.sentence, speaker.word).isEmpty, ["he", "she", "they", "it"].contains(sentences[speaker.sentence].tree.form(speaker.word)) {
      resolvePronoun(speaker.word, speaker.sentence)
    }
    // `"We will leave," Kenya's president said`: whose role is told later than what he says.
    if let role = mention(speaker.sentence, speaker.word), local.resolved(role).isEmpty { resolveRole(role, speaker.sentence) }
    return entities(speaker.sentence, speaker.word)
  }

  /// Whoever the speaker speaks for; outside of quotations, whoever the text is of.
  mutating func firstPersonPlural(_ word: Int, _ number: Int) -> [Int] {
    if let speaker = quotations.speaker(number, word) {
      let who = self.speaker(speaker)
      guard let person = who.first, local.entities[person].type == .person else { return who }
      let office = local.entities[person].offices.first { local.entities[$0.entity].type != .person }?.entity
      if let represented = office ?? local.knownOffices(of: person).first { return [represented] }
      // `our people` are nobody's own.
      return sentences[number].tree.subtype(word) == "poss" ? [] : who
    }
    return writers(word, number)
  }

  mutating func antecedent(_ word: Int, _ number: Int, plural: Bool = false, where agrees: (LocalEntity) -> Bool) -> [Int] {
    let tree = sentences[number].tree
    let clause = governor(of: word, tree)
    // Words that are the subject of the same clause, said or understood: `raised concerns and urged him`.
    let subjects = clause.map { ArgumentFinder(tree).subjects(of: $0).map(\.word) } ?? []
    let subjectEntities = Set(subjects.flatMap { entities(number, $0) })
    let isSubject = tree.relation(word) == .nsubj
    let isPossessive = tree.relation(word) == .nmod && tree.subtype(word) == "poss"
    let isObject = tree.relation(word) == .obj && tree.form(word) == "it"
    // Who says `we` or `I` speaks of others as `it`, `its` and `they`.
    let speaking = Set(
      tree.children(of: clause ?? word, .nsubj).filter { ["we", "i"].contains(tree.form($0)) }.flatMap { entities(number, $0) })
    // `its prime minister`: who has one.
    let owning = isPossessive ? tree.head(word).flatMap { title(at: $0, number) }.flatMap { gazetteer.titles[$0] } : nil
    var best: (entities: [Int], score: Double) = ([], 0)
    antecedentNoun = nil
    // `his counterpart, Jan Berg`: nobody is his own.
    let named = isPossessive ? tree.head(word).map { Set(entities(number, $0) + name(behind: $0, number)) } ?? [] : []
    let isPersonal = ["he", "him", "his", "himself", "she", "her", "hers", "herself"].contains(tree.form(word))
    if isReflexive(tree.form(word)), let doers = clause.map({ _ in subjects.map { entities(number, $0) }.first { !$0.isEmpty } }) ?? nil,
      plural || doers.count == 1, doers.allSatisfy({ agrees(local.entities[$0]) })
    {
      return doers
    }
    if isSubject, let asked = asked(above: clause, number), !isPersonal == !asked.allSatisfy({ local.entities[$0].type == .person }),
      asked.count == 1, asked.allSatisfy({ agrees(local.entities[$0]) })
    {
      return asked
    }
    if let clause, !isSubject, !isPossessive {
      let pronoun = Pronoun(word: word, sentence: number, clause: clause, isPlural: plural, isPersonal: isPersonal, subjects: subjectEntities)
      switch parallel(pronoun, where: agrees) {
      case .entities(let found): return found
      case .noun(let noun):
        antecedentNoun = noun
        return []
      case nil: break
      }
    }
    let unnamed = plural ? unnamedGroup(before: word, number) : nil
    for candidate in candidates {
      let distance = number - candidate.sentence
      guard distance <= 3 else { continue }
      var score = candidate.weight + (distance == 0 ? 12 : 0) - 14 * Double(distance)
      if candidate.entities.contains(where: speaking.contains) || candidate.entities.contains(where: named.contains) { continue }
      if let owning, owning.relation == .leads, !candidate.entities.allSatisfy({ owning.of.contains(local.entities[$0].type) }) || candidate.entities.isEmpty {
        continue
      }
      if candidate.entities.isEmpty {
        // No entity: it competes for `it` and `they` alone.
        let isPerson = gazetteer.isPerson(sentences[candidate.sentence].tree.lemma(candidate.word))
        guard plural == candidate.isPlural, plural || isPersonal == isPerson, !(isPersonal && isPossessive) else { continue }
        // `accusing it of`: somebody who acts.
        if isObject, let verb = tree.head(word), needsActor(verb, tree) { continue }
        if isSubject, candidate.governor == nil, !isPersonal, unnamed != Noun(sentence: candidate.sentence, word: candidate.word) {
          continue
        }
        score -= isPersonal && candidate.governor != nil ? -12 : 8
        // `adopted a plan. Chad rejected it.`
        if isObject, candidate.isObject { score += 16 }
      } else {
        if isObject, candidate.governor != nil { score -= 12 }
        if plural {
          let group = candidate.isPlural || candidate.entities.count > 1
          if !group {
            // A side or a state taken as its people.
            guard unnamed == nil, candidate.entities.allSatisfy({ local.entities[$0].type != .person }) else { continue }
            score -= 12
          }
        } else if candidate.entities.count != 1 || candidate.isPlural && mentionIsGroup(candidate) {
          continue
        }
        guard candidate.entities.allSatisfy({ agrees(local.entities[$0]) }) else { continue }
        // Whose `she` is known goes before whose is not; `he` is most people of the news.
        if isPersonal, let gender = local.entities[candidate.entities[0]].gender { score += gender == .female ? 30 : 6 }
        if isSubject, isPersonal, opposesHimself(candidate.entities[0], at: word, number) { continue }
        // Nobody is the object of his own deeds, by whatever name.
        if !isPossessive, !isSubject, !isReflexive(tree.form(word)), candidate.entities.contains(where: subjectEntities.contains) { continue }
        // Places are seldom `it` where somebody acts.
        if isSubject, candidate.entities.contains(where: { local.entities[$0].type == .place }) { score -= 10 }
      }
      if distance == 0 {
        // Not the subject of its own verb, nor a part of what it belongs to.
        if subjects.contains(candidate.word), !isPossessive, !isSubject, !isReflexive(tree.form(word)) { continue }
        if let clause, candidate.governor == clause, !isPossessive, !isReflexive(tree.form(word)) { continue }
        if tree.dominates(word, candidate.word) || isPossessive && tree.head(word) == candidate.word { continue }
        if isPossessive, let clause, candidate.governor == clause { score += 10 }
        // `thanked Chad for its help`: whoever is thanked.
        if isPossessive, candidate.isObject, distance == 0, let noun = tree.head(word), let verb = tree.head(candidate.word),
          tree.relation(noun) == .obl && tree.head(noun) == verb || tree.relation(noun) == .nmod && tree.head(noun) == candidate.word,
          tree.has(verb, .prepositionControl),
          ["for", "of", "from", "over"].contains(tree.cases(of: noun).first ?? "")
        {
          score += 35
        }
        // `Chad and its allies`: whoever they stand beside. `Novak was joined by Berg and his adviser` may speak of either.
        // Of a list the last is meant: `the police, the army and its commander`.
        if isPossessive, let noun = tree.head(word), tree.relation(noun) == .conj,
          tree.conjuncts(of: tree.firstConjunct(noun)).last(where: { $0 < noun }) == candidate.word
        {
          score += ["his", "her"].contains(tree.form(word)) && candidate.governor == nil ? 0 : 40
        }
        // `urged Chad to free its prisoners`: whoever is to do it.
        if isPossessive, candidate.governor != clause, subjects.contains(candidate.word) { score += 22 }
      }
      if isSubject, candidate.governor != nil { score += 6 }
      // `Chad said it would leave`: who says something speaks of himself.
      if isSubject, distance == 0, let clause, [.ccomp, .advcl].contains(tree.relation(clause)), candidate.governor == tree.head(clause) { score += 10 }
      if score > best.score || score == best.score && !candidate.entities.isEmpty {
        best = (candidate.entities, score)
        antecedentNoun = candidate.entities.isEmpty ? Noun(sentence: candidate.sentence, word: candidate.word) : nil
      }
    }
    return best.entities
  }

  /// `Novak asked Berg why he opposed the plan`: who is asked is meant.
  private func asked(above clause: Int?, _ number: Int) -> [Int]? {
    let tree = sentences[number].tree
    guard let clause, [.ccomp, .advcl].contains(tree.relation(clause)), let verb = tree.head(clause), ["ask", "question", "quiz"].contains(tree.lemma(verb)),
      tree.span(of: clause).contains(where: { ["why", "whether", "what", "when", "how", "if", "where"].contains(tree.form($0)) && $0 < clause })
    else { return nil }
    return (tree.children(of: verb, .obj) + tree.children(of: verb, .iobj)).map { entities(number, $0) }.first { !$0.isEmpty }
  }

  /// The last group without a name, in this sentence or the one before: `they` are its members, and no state taken as its people.
  private func unnamedGroup(before word: Int, _ number: Int) -> Noun? {
    let tree = sentences[number].tree
    let isSubject = tree.relation(word) == .nsubj
    let last = candidates.last { candidate in
      guard candidate.entities.isEmpty, candidate.isPlural, number - candidate.sentence <= 1 else { return false }
      let other = sentences[candidate.sentence].tree
      let lemma = other.lemma(candidate.word)
      return gazetteer.isPerson(lemma) || gazetteer.groups[lemma] != nil || !isSubject && candidate.isObject
    }
    return last.map { Noun(sentence: $0.sentence, word: $0.word) }
  }

  /// `Before he met Chad's president, Jan Berg said`: who is told of by a pronoun first and by name then.
  private mutating func cataphor(_ word: Int, _ number: Int) -> [Int]? {
    let tree = sentences[number].tree
    // `After her talks in Lima, Vera Novak left`
    let isFronted = ["his", "her"].contains(tree.form(word)) && word > 0 && word <= 2 && tree.upos(0) == .adp
    guard ["he", "she"].contains(tree.form(word)) && tree.relation(word) == .nsubj || isFronted, var node = tree.head(word) else { return nil }
    while let head = tree.head(node), head < node || tree.upos(head) != .verb { node = head }
    guard let main = tree.head(node), main > node, tree.relation(main) == .root, [.advcl, .obl].contains(tree.relation(node)),
      let subject = tree.child(of: main, .nsubj), subject > word, let mention = mention(number, subject)
    else { return nil }
    // Somebody in the sentence before may be meant as well.
    guard
      isFronted
        || !candidates.contains(where: { candidate in
          candidate.sentence < number && number - candidate.sentence <= 1 && candidate.governor != nil && candidate.entities.count == 1
            && local.entities[candidate.entities[0]].type == .person && candidate.entities != local.resolved(mention)
        })
    else { return nil }
    if local.resolved(mention).isEmpty { resolveRole(mention, number) }
    let found = local.resolved(mention)
    guard found.count == 1, local.entities[found[0]].type == .person else { return nil }
    return local.entities[found[0]].gender == (["he", "his"].contains(tree.form(word)) ? .female : .male) ? nil : found
  }

  /// The title of the role that a word heads.
  private func title(at word: Int, _ number: Int) -> String? { mention(number, word).flatMap { local.mentions[$0].title } }

  func mentionIsGroup(_ candidate: Candidate) -> Bool {
    guard let mention = mentionAt[candidate.sentence][candidate.word] else { return false }
    return local.mentions[mention].isPlural
  }

  func isReflexive(_ form: String) -> Bool { form.hasSuffix("self") || form.hasSuffix("selves") }

  /// The nearest verb or predicate above a word.
  func governor(of word: Int, _ tree: SyntaxTree) -> Int? {
    var node = tree.head(word)
    while let current = node {
      if tree.upos(current) == .verb || tree.child(of: current, .cop) != nil { return current }
      node = tree.head(current)
    }
    return nil
  }
}

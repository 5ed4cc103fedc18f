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

  func mentionIsGroup(_ candidate: Candidate) -> Bool {
    guard let mention = mentionAt[candidate.sentence][candidate.word] else { return false }
    return local.mentions[mention].isPlural
  }

  static func isReflexive(_ form: String) -> Bool { form.hasSuffix("self") || form.hasSuffix("selves") }

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

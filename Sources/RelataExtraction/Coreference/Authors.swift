import RelataGraph
import RelataSyntax

/// Who writes or speaks a whole text: `we` and `I` outside of quotations.
extension Anaphora {
  /// Of `we`: those of a joint statement, otherwise the state or organization that the text is of.
  mutating func writers(_ word: Int, _ number: Int) -> [Int] {
    let listed = listed(behind: word, number)
    if listed.count > 1 { jointAuthors = listed }
    if !jointAuthors.isEmpty { return jointAuthors }
    if author == nil, let speaker = orator {
      author = local.entities[speaker].offices.map(\.entity).first { local.entities[$0].type != .person } ?? local.knownOffices(of: speaker).first
    }
    if author == nil { author = Self.publisher(sentences, local) }
    if author == nil {
      // The first state or organization that does something in the text.
      let subjects = candidates.filter { $0.governor != nil && $0.entities.count == 1 }.map { $0.entities[0] }
      author = subjects.first { local.entities[$0].type == .state || local.entities[$0].type == .organization }
      if author == nil, let person = subjects.first(where: { local.entities[$0].type == .person }) {
        author = local.entities[person].offices.first?.entity ?? local.knownOffices(of: person).first
      }
    }
    return author.map { [$0] } ?? []
  }

  /// `We, the Foreign Minister of Peru, Vera Novak, and the Foreign Minister of Chile, Jan Berg, met`
  private func listed(behind word: Int, _ number: Int) -> [Int] {
    let tree = sentences[number].tree
    guard tree.form(word) == "we", word + 1 < tree.count, tree.form(word + 1) == ",", let verb = governor(of: word, tree), verb > word else { return [] }
    let within = mentionsIn[number].filter { local.mentions[$0].words.lowerBound > word && local.mentions[$0].words.upperBound <= verb }
    let named = within.filter { local.mentions[$0].kind == .name }.flatMap { local.resolved($0) }
    let people = named.filter { local.entities[$0].type == .person }
    return Set(people.isEmpty ? named.filter { local.entities[$0].type == .state } : people).sorted()
  }

  /// The headings of a text: its first lines without a full stop.
  private static func headings(_ sentences: [AnalyzedSentence]) -> [Int] {
    sentences.indices.prefix(5).prefix { number in !(sentences[number].tree.tokens.last.map { [".", "?", "!"].contains($0.form) } ?? false) }
  }

  private static func namesGenre(_ tree: SyntaxTree) -> Bool {
    (0..<tree.count).contains { tree.lexicon.has(tree.form($0), .genre) || tree.lexicon.has(SyntaxTree.singular(tree.form($0)), .genre) }
  }

  /// `Statement by the Ministry of Foreign Affairs of Peru`
  private static func publisher(_ sentences: [AnalyzedSentence], _ local: LocalEntities) -> Int? {
    for number in headings(sentences) {
      let tree = sentences[number].tree
      guard namesGenre(tree), let by = tree.tokens.firstIndex(where: { $0.form.lowercased() == "by" })
      else { continue }
      let behind = local.mentions.indices.filter { local.mentions[$0].sentence == number && local.mentions[$0].words.lowerBound > by }
      let entities = behind.flatMap { local.resolved($0) }
      if let state = entities.first(where: { local.entities[$0].type == .state }) { return state }
    }
    return nil
  }

  /// `Secretary-General Jan Berg: remarks to the Security Council`: whose speech or article the text is, by its first lines.
  static func orator(_ sentences: [AnalyzedSentence], _ local: LocalEntities) -> Int? {
    let headings = headings(sentences)
    let isSpeech = headings.contains { number in namesGenre(sentences[number].tree) }
    // `Speech to the Institute`, and below `Jan Berg, Minister of Defence`; `The Minister (Jan Berg): I wish to inform the House`
    let opening = isSpeech ? Array(sentences.indices.prefix(headings.count + 2)) : headings
    for number in opening {
      let tree = sentences[number].tree
      guard headings.contains(number) || tree.tokens.contains(where: { $0.form == ":" }) else { continue }
      // A line that names no genre says `by`.
      guard isSpeech || tree.tokens.contains(where: { $0.form.lowercased() == "by" }) else { continue }
      for (index, mention) in local.mentions.enumerated() where mention.sentence == number && mention.kind == .name {
        guard let entity = local.resolved(index).first, local.entities[entity].type == .person else { continue }
        let start = mention.words.lowerBound
        let isSpeaker =
          start < 4 || tree.tokens[..<start].contains { $0.form.lowercased() == "by" }
          || mention.words.upperBound < tree.count && [":", "'s", "’s"].contains(tree.form(mention.words.upperBound))
          || mention.words.upperBound + 1 < tree.count && tree.form(mention.words.upperBound) == ")" && tree.form(mention.words.upperBound + 1) == ":"
        if isSpeaker { return entity }
      }
    }
    return nil
  }
}

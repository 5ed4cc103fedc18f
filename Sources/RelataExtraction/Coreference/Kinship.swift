import RelataSyntax

/// Who is a sister, and who a brother; who a queen, and who a king.
extension Anaphora {
  /// `his sister, Kim Jones`, `Kim Jones, his sister`, `her brother Kim Jones`: what nouns of kinship beside names tell of `he` and `she`.
  static func setGenders(by sentences: [AnalyzedSentence], _ local: inout LocalEntities) {
    for (index, mention) in local.mentions.enumerated() where mention.namesPerson {
      guard let person = local.referents[index].first, local.entities[person].gender == nil else { continue }
      let tree = sentences[mention.sentence].tree
      var beside = Array(tree.children(of: mention.head)).filter { [.appos, .compound, .nmod].contains(tree.relation($0)) && tree.subtype($0) != "poss" }
      if [.appos, .flat].contains(tree.relation(mention.head)), let noun = tree.head(mention.head) { beside.append(noun) }
      // `Kim Jones is Ana's sister`
      if tree.relation(mention.head) == .nsubj, let noun = tree.head(mention.head), tree.child(of: noun, .cop) != nil { beside.append(noun) }
      local.entities[person].gender = beside.lazy.compactMap { LocalEntity.Gender(tree.lemma($0), tree.lexicon) }.first
    }
  }
}

extension LocalEntity.Gender {
  /// What a noun or a title says of whoever is beside it: `his sister`, `Mrs.`
  init?(_ noun: String, _ lexicon: Lexicon) {
    let noun = noun.hasSuffix(".") ? String(noun.dropLast()) : noun
    if lexicon.has(noun, .female) { self = .female } else if lexicon.has(noun, .male) { self = .male } else { return nil }
  }
}

import RelataSyntax

/// Who is a sister, and who a brother.
extension Anaphora {
  private static let kin: [String: LocalEntity.Gender] = [
    "sister": .female, "mother": .female, "daughter": .female, "wife": .female, "widow": .female, "aunt": .female, "niece": .female, "grandmother": .female,
    "granddaughter": .female, "half-sister": .female, "stepdaughter": .female, "stepmother": .female, "girlfriend": .female, "fiancée": .female,
    "sister-in-law": .female, "daughter-in-law": .female, "mother-in-law": .female, "woman": .female, "businesswoman": .female, "actress": .female,
    "brother": .male, "father": .male, "son": .male, "husband": .male, "widower": .male, "uncle": .male, "nephew": .male, "grandfather": .male,
    "grandson": .male, "half-brother": .male, "stepson": .male, "stepfather": .male, "boyfriend": .male, "brother-in-law": .male, "son-in-law": .male,
    "father-in-law": .male, "man": .male, "businessman": .male,
  ]

  /// `his sister, Kim Jones`, `Kim Jones, his sister`, `her brother Kim Jones`: what nouns of kinship beside names tell of `he` and `she`.
  static func setGenders(by sentences: [AnalyzedSentence], _ local: inout LocalEntities) {
    for (index, mention) in local.mentions.enumerated() where mention.namesPerson {
      guard let person = local.referents[index].first, local.entities[person].gender == nil else { continue }
      let tree = sentences[mention.sentence].tree
      var beside = Array(tree.children(of: mention.head)).filter { [.appos, .compound, .nmod].contains(tree.relation($0)) && tree.subtype($0) != "poss" }
      if [.appos, .flat].contains(tree.relation(mention.head)), let noun = tree.head(mention.head) { beside.append(noun) }
      // `Kim Jones is Ana's sister`
      if tree.relation(mention.head) == .nsubj, let noun = tree.head(mention.head), tree.child(of: noun, .cop) != nil { beside.append(noun) }
      local.entities[person].gender = beside.lazy.compactMap { kin[tree.lemma($0)] }.first
    }
  }
}

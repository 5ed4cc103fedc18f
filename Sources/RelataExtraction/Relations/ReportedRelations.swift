import RelataSupport
import RelataSyntax

/// What is told of whoever tells it.
extension FrameMatcher {
  /// Whoever says that a land is his own claims it: `Beijing insists that Taiwan is part of China`.
  func claims(in relations: [Candidate]) -> [Candidate] {
    relations.compactMap { relation in
      guard let type = ontology.definitions[relation.type]?.claimed, let definition = ontology.definitions[type], relation.speaker == relation.target,
        relation.polarity == .affirmed, relation.modality == .actual,
        definition.source.contains(anaphora.local.entities[relation.target].type), definition.target.contains(anaphora.local.entities[relation.source].type)
      else { return nil }
      var claim = relation
      (claim.source, claim.sourceWords) = (relation.target, relation.targetWords)
      (claim.target, claim.targetWords) = (relation.source, relation.sourceWords)
      claim.speaker = nil
      claim.type = type
      claim.proposer = .reported
      claim.frame = "\(type): said \(relation.type)"
      claim.confidence *= 0.85
      return claim
    }
  }

  /// Who tells of another's violence accuses him of it: `Kyiv said Russia had shelled the town`.
  ///
  /// Reporters tell of it for a living, and nobody accuses his own side, or a side that he is not known to stand apart from.
  func accusations(in relations: [Candidate]) -> [Candidate] {
    relations.compactMap { relation in
      guard let type = ontology.definitions[relation.type]?.alleged, let definition = ontology.definitions[type], let speaker = relation.speaker,
        speaker != relation.source, relation.polarity == .affirmed, relation.modality == .actual,
        definition.source.contains(anaphora.local.entities[speaker].type),
        definition.target.contains(anaphora.local.entities[relation.source].type), !isBlamedOnAnother(relation, by: speaker)
      else { return nil }
      let local = anaphora.local
      let titles = anaphora.local.entities[speaker].offices.map(\.title)
      let own = sides(of: speaker)
      let within = Set(local.entities[relation.source].entry.flatMap { anaphora.gazetteer.entries[$0]?.within } ?? [])
      guard !relations.contains(where: { own.contains($0.source) }), !own.contains(where: { local.entities[$0].entry.map(within.contains) ?? false }),
        local.entities[relation.source].owner.map({ !own.contains($0) }) ?? true, !isOfUnknownSide(speaker),
        !titles.contains(where: { ontology.lexicon.has($0, .observer) }),
        !isMedia(speaker)
      else { return nil }
      var accusation = relation
      accusation.target = relation.source
      accusation.targetWords = relation.sourceWords
      accusation.source = speaker
      accusation.speaker = nil
      accusation.plover = nil
      accusation.type = type
      accusation.proposer = .reported
      accusation.frame = "\(type): reported \(relation.type)"
      accusation.confidence *= 0.7
      return accusation
    }
  }

  /// `accused India of paying for Russia's war`: whoever is blamed is named, and what he is blamed for takes the rest for granted.
  private func isBlamedOnAnother(_ relation: Candidate, by speaker: Int) -> Bool {
    let sentence = sentences[relation.sentence]
    var node = relation.predicate.flatMap { sentence.tree.head($0) }
    while let word = node {
      if sentence.tree.has(word, .prepositionControl), let charge = sentence.propositionIndex[word].map({ sentence.propositions[$0] }),
        charge.arguments(.agent).contains(where: { anaphora.entities(relation.sentence, $0.word).contains(speaker) })
      {
        let blamed = [Role.patient, .recipient].flatMap { fillers(.role($0), charge, relation.sentence) }.map(\.entity)
        return !blamed.isEmpty && !blamed.contains(relation.source)
      }
      node = sentence.tree.head(word)
    }
    return false
  }

  /// Whether an organization reports news, by its name.
  func isMedia(_ entity: Int) -> Bool {
    anaphora.local.entities[entity].names.keys.contains { name in
      NameMatching.words(name).contains { ontology.lexicon.has($0, .press) || ontology.lexicon.has(SyntaxTree.singular($0), .press) }
    }
  }
}

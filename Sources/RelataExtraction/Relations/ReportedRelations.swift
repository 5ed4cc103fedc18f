import RelataSyntax

/// What is told of whoever tells it.
extension FrameMatcher {
  /// Whoever says that a land is his own claims it: `Beijing insists that Taiwan is part of China`.
  func claims(in relations: [Candidate]) -> [Candidate] {
    relations.compactMap { relation in
      guard let definition = ontology.definitions["claims"], relation.type == "part-of", relation.speaker == relation.target,
        relation.polarity == .affirmed, relation.modality == .actual,
        definition.source.contains(anaphora.local.entities[relation.target].type), definition.target.contains(anaphora.local.entities[relation.source].type)
      else { return nil }
      var claim = relation
      (claim.source, claim.sourceWords) = (relation.target, relation.targetWords)
      (claim.target, claim.targetWords) = (relation.source, relation.sourceWords)
      claim.speaker = nil
      claim.type = "claims"
      claim.proposer = .reported
      claim.frame = "claims: said part-of"
      claim.confidence *= 0.85
      return claim
    }
  }

  /// Who tells of another's violence accuses him of it: `Kyiv said Russia had shelled the town`.
  ///
  /// Reporters tell of it for a living, and nobody accuses his own side, or a side that he is not known to stand apart from.
  func accusations(in relations: [Candidate]) -> [Candidate] {
    relations.compactMap { relation in
      guard let definition = ontology.definitions["accuses"], ["attacks", "coerces", "annexed"].contains(relation.type),
        let speaker = relation.speaker,
        speaker != relation.source, relation.polarity == .affirmed, relation.modality == .actual,
        definition.source.contains(anaphora.local.entities[speaker].type),
        definition.target.contains(anaphora.local.entities[relation.source].type)
      else { return nil }
      let local = anaphora.local
      let titles = anaphora.local.entities[speaker].offices.map(\.title)
      let own = sides(of: speaker)
      let within = Set(local.entities[relation.source].entry.flatMap { anaphora.gazetteer.entries[$0]?.within } ?? [])
      guard !relations.contains(where: { own.contains($0.source) }), !own.contains(where: { local.entities[$0].entry.map(within.contains) ?? false }),
        local.entities[relation.source].owner.map({ !own.contains($0) }) ?? true, !isOfUnknownSide(speaker),
        !titles.contains(where: { ["correspondent", "reporter", "journalist", "editor", "analyst", "expert"].contains($0) }),
        !isMedia(speaker)
      else { return nil }
      var accusation = relation
      accusation.target = relation.source
      accusation.targetWords = relation.sourceWords
      accusation.source = speaker
      accusation.speaker = nil
      accusation.plover = nil
      accusation.type = "accuses"
      accusation.proposer = .reported
      accusation.frame = "accuses: reported \(relation.type)"
      accusation.confidence *= 0.7
      return accusation
    }
  }

  /// What somebody leads or speaks for, and what an organization is part of.
  func sides(of entity: Int) -> Set<Int> {
    let local = anaphora.local
    var offices = local.allOffices(of: entity)
    offices += ([entity] + offices).compactMap { local.entities[$0].owner }
    let entries = Set(([entity] + offices).compactMap { local.entities[$0].entry }.flatMap { anaphora.gazetteer.entries[$0]?.within ?? [] })
    return Set(offices + local.entities.indices.filter { local.entities[$0].entry.map(entries.contains) ?? false })
  }

  /// `The interior minister, Jan Berg, said`: of which state, the text leaves to its readers.
  private func isOfUnknownSide(_ entity: Int) -> Bool {
    anaphora.local.entities[entity].type == .person && sides(of: entity).isEmpty
      && anaphora.local.mentions.indices.contains { index in
        anaphora.local.mentions[index].title != nil && anaphora.local.referents[index] == [entity]
      }
  }

  func isMedia(_ entity: Int) -> Bool {
    let entity = anaphora.local.entities[entity]
    return entity.names.keys.contains { name in
      ["news", "times", "post", "agency", "bbc", "cnn", "cbs", "reuters", "press", "tv", "journal", "herald", "guardian"].contains {
        name.lowercased().contains($0)
      }
    }
  }
}

import RelataGraph

/// Decides which candidates become relations; nothing else drops any.
struct Decoder {
  let ontology: Ontology

  /// The relations of a document, each once a sentence, in the order of the text.
  func decide(_ candidates: [Candidate]) -> [Candidate] {
    let bySentence = Dictionary(grouping: candidates.filter { $0.source != $0.target }) { $0.sentence }
    return bySentence.keys.sorted().flatMap { sentence in once(withoutParts(withoutGuesses(bySentence[sentence] ?? []), of: bySentence[sentence] ?? [])) }
  }

  /// Guesses stand only where a sentence tells nothing else of the same two, and one guess of them is enough.
  private func withoutGuesses(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<Set<Int>> = Set(candidates.filter { $0.proposer != .fact && !$0.path.contains(.onlyOther) }.map { [$0.source, $0.target] })
    return candidates.filter { candidate in !candidate.path.contains(.onlyOther) || seen.insert([candidate.source, candidate.target]).inserted }
  }

  /// `cut ties with`, `lifted sanctions on`: verb and noun are one predicate, and the noun says nothing of its own between the two.
  private func withoutParts(_ candidates: [Candidate], of all: [Candidate]) -> [Candidate] {
    let phrases = all.filter { $0.phrase != nil && $0.polarity == .affirmed && $0.modality == .actual }
    guard !phrases.isEmpty else { return candidates }
    return candidates.filter { candidate in
      candidate.proposer == .fact
        || !phrases.contains { phrase in
          phrase.phrase == candidate.predicate && candidate.polarity == .affirmed
            && (candidate.path.contains(.nearest) || phrase.source == candidate.source && phrase.target == candidate.target
              || ontology.definitions[candidate.type]?.type.symmetric == true && phrase.source == candidate.target && phrase.target == candidate.source)
        }
    }
  }

  /// Each relation once: of several ways to the same, the surest.
  private func once(_ candidates: [Candidate]) -> [Candidate] {
    struct Key: Hashable {
      var source: Int
      var target: Int
      var type: String
      var polarity: Polarity
      var modality: Modality
      var speaker: Int?
    }
    var best: [Key: Candidate] = [:]
    for candidate in candidates {
      let key = Key(
        source: candidate.source, target: candidate.target, type: candidate.type, polarity: candidate.polarity, modality: candidate.modality,
        speaker: candidate.speaker)
      if let known = best[key],
        known.confidence > candidate.confidence || known.confidence == candidate.confidence && known.trigger.lowerBound <= candidate.trigger.lowerBound
      {
        continue
      }
      best[key] = candidate
    }
    return best.values.sorted { ($0.trigger.lowerBound, $0.source, $0.target, $0.type) < ($1.trigger.lowerBound, $1.source, $1.target, $1.type) }
  }
}

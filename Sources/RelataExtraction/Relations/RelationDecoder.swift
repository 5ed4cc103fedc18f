import RelataGraph

/// Decides which candidates become relations; nothing else drops any.
struct RelationDecoder {
  let ontology: Ontology
  /// How probable a relation must be.
  var bar = Bar()

  /// How probable a relation must be to be drawn.
  struct Bar: Sendable {
    /// What a user asks for; it is asked of rules' confidences too.
    var asked: Double?
    /// What the scorer's model asks for where a user asks for nothing.
    var usual = 0.0
    /// How much less is enough for what a rule proposes that is always right: rules know kinds of text that the scorer has not seen. Of what
    /// is denied and less probable than usual hardly anything is right.
    var lenience = 0.0
    /// Nothing is drawn that the network all but rules out, whoever proposes it.
    static let least = 0.1

    func passes(_ candidate: Candidate) -> Bool {
      if let asked { return candidate.certainty >= asked }
      guard let probability = candidate.probability else { return true }
      return probability >= max(candidate.polarity == .negated ? usual : usual - lenience * candidate.confidence, Self.least)
    }
  }

  /// The entities of a document that are none; whoever is cited stays.
  func withoutEntities(_ scored: Scored, _ entities: [LocalEntity]) -> Set<Int> {
    let cited = Set(scored.candidates.compactMap(\.speaker))
    let related = Set(scored.candidates.filter(bar.passes).flatMap { [$0.source, $0.target] })
    return Set(
      scored.doubts.filter { $0.value > mostDoubt(of: entities[$0.key], isRelated: related.contains($0.key)) && !cited.contains($0.key) }.keys)
  }

  /// An entity of which more is doubted is left out: more is needed where the gazetteer knows its name, less where nothing else speaks for it.
  private func mostDoubt(of entity: LocalEntity, isRelated: Bool) -> Double {
    guard entity.entry != nil else { return isRelated ? 0.5 : 0.25 }
    return entity.names.isEmpty ? 0.5 : isRelated ? 1 : 0.75
  }

  /// The relations of a document, each once a sentence, in the order of the text.
  func decide(_ candidates: [Candidate]) -> [Candidate] {
    let bySentence = Dictionary(grouping: candidates.filter { $0.source != $0.target && bar.passes($0) }) { $0.sentence }
    return bySentence.keys.sorted().flatMap { sentence in
      let all = bySentence[sentence] ?? []
      return withoutReverses(withoutSecondOffices(withoutShortcuts(once(withoutLists(withoutParts(withoutGuesses(all), of: all))))))
    }
  }

  /// Guesses stand only where a sentence tells nothing else of the same two, and one guess of them is enough.
  private func withoutGuesses(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<Set<Int>> = Set(
      candidates.filter { $0.proposer != .fact && $0.proposer != .pair && $0.guess != .onlyOther }.map { [$0.source, $0.target] })
    return candidates.filter { candidate in candidate.guess != .onlyOther || seen.insert([candidate.source, candidate.target]).inserted }
  }

  /// `cut ties with`, `lifted sanctions on`: verb and noun are one predicate, and the noun says nothing of its own between the two.
  private func withoutParts(_ candidates: [Candidate], of all: [Candidate]) -> [Candidate] {
    let phrases = all.filter { $0.phrase != nil && $0.polarity == .affirmed && $0.modality == .actual }
    guard !phrases.isEmpty else { return candidates }
    return candidates.filter { candidate in
      candidate.proposer == .fact
        || !phrases.contains { phrase in
          phrase.phrase == candidate.predicate && candidate.polarity == .affirmed
            && (candidate.guess == .nearest || phrase.source == candidate.source && phrase.target == candidate.target
              || ontology.isSymmetric(candidate.type) && phrase.source == candidate.target && phrase.target == candidate.source)
        }
    }
  }

  /// More than this many stand together: a list of signatories, of which a pair says nothing.
  private static let mostTogether = 8

  /// Of more than eight who are scored as standing in one relation to one another, none is drawn pair by pair.
  private func withoutLists(_ candidates: [Candidate]) -> [Candidate] {
    var together: [String: Set<Int>] = [:]
    for candidate in candidates where candidate.probability != nil && ontology.isSymmetric(candidate.type) {
      together[candidate.type, default: []].formUnion([candidate.source, candidate.target])
    }
    guard together.values.contains(where: { $0.count > Self.mostTogether }) else { return candidates }
    return candidates.filter { $0.probability == nil || together[$0.type]?.count ?? 0 <= Self.mostTogether }
  }

  /// `Berea, Maseru District, Lesotho`: each lies in the next, and that the first lies in the last is not told besides.
  private func withoutShortcuts(_ candidates: [Candidate]) -> [Candidate] {
    let parts = candidates.filter { $0.type == ontology.factTypes[.containment] && $0.polarity == .affirmed }
    guard parts.count > 2 else { return candidates }
    return candidates.filter { long in
      guard long.type == ontology.factTypes[.containment] else { return true }
      return !parts.contains { first in
        first.source == long.source && first.target != long.target && first.targetWords.lowerBound >= long.sourceWords.upperBound
          && first.targetWords.upperBound <= long.targetWords.lowerBound
          && parts.contains { $0.source == first.target && $0.target == long.target }
      }
    }
  }

  /// Who heads a body or is a member of it does not represent it besides: what a title says goes before what only the network reads, then the more
  /// probable.
  private func withoutSecondOffices(_ candidates: [Candidate]) -> [Candidate] {
    let offices = [ontology.factTypes[.head], ontology.factTypes[.service], ontology.factTypes[.membership]]
    func rank(_ candidate: Candidate) -> (Int, Double, String) { (candidate.proposer == .pair ? 0 : 1, candidate.certainty, candidate.type) }
    return candidates.filter { candidate in
      guard candidate.probability != nil, offices.contains(candidate.type) else { return true }
      return !candidates.contains { other in
        other.source == candidate.source && other.target == candidate.target && other.type != candidate.type && offices.contains(other.type)
          // A leader is a member, too.
          && [candidate.type, other.type].contains(ontology.factTypes[.service]) && rank(other) > rank(candidate)
      }
    }
  }

  /// One word tells a directed relation one way. Where the network takes it both ways, the way stands that has twice the odds, and otherwise none; what a
  /// rule reads stands: `traded accusations`.
  private func withoutReverses(_ candidates: [Candidate]) -> [Candidate] {
    func odds(_ candidate: Candidate) -> Double { candidate.certainty / max(1 - candidate.certainty, 0.01) }
    return candidates.filter { candidate in
      guard candidate.proposer == .pair, !ontology.isSymmetric(candidate.type) else { return true }
      return !candidates.contains { other in
        other.source == candidate.target && other.target == candidate.source && other.type == candidate.type && other.trigger == candidate.trigger
          && (other.proposer != .pair || odds(candidate) < 2 * odds(other))
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
        known.certainty > candidate.certainty || known.certainty == candidate.certainty && known.trigger.lowerBound <= candidate.trigger.lowerBound
      {
        continue
      }
      best[key] = candidate
    }
    return best.values.sorted { ($0.trigger.lowerBound, $0.source, $0.target, $0.type) < ($1.trigger.lowerBound, $1.source, $1.target, $1.type) }
  }
}

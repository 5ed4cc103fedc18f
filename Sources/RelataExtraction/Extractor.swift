import RelataCorpus
import RelataGraph
import RelataSupport
import RelataSyntax

/// Reads parsed documents: sentences to entities and relations.
///
/// An extractor has no state but its knowledge: the same sentences give the same graph.
public struct Extractor: Sendable {
  /// The names that are known before reading.
  public let gazetteer: Gazetteer
  /// The relation types, and how they are told.
  public let ontology: Ontology
  private let mentions: MentionFinder
  /// The verbs of the ontology, and those that say what becomes of others.
  private let verbs: Set<String>

  /// - Parameters:
  ///   - gazetteer: The names that are known before reading.
  ///   - ontology: The relation types, and how they are told.
  public init(gazetteer: Gazetteer, ontology: Ontology) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    mentions = MentionFinder(gazetteer)
    verbs = ontology.verbs.union(ontology.lexicon.verbs)
  }

  /// The graph of one document, as the rules alone read it.
  ///
  /// - Parameters:
  ///   - document: The text and what is known of it.
  ///   - sentences: Its sentences, whose offsets count in the text.
  public func extract(_ document: Document, sentences: [Sentence]) -> DocumentGraph {
    let record = Graph.Document(
      id: document.id, title: document.title, date: document.date, source: document.source, digest: Digest.sha256(document.text.utf8), words: 0)
    return graph(document, record, sentences, nil, RuleScorer(), RelationDecoder.Bar(), until: Deadline(nil))
  }

  /// The graph of one document, unless it takes too long.
  ///
  /// - Parameters:
  ///   - record: What the graph lists of the document, but for the number of its words.
  ///   - sentences: Its sentences, and what the lower layers of the encoder made of them, where that was kept.
  ///   - scorer: Says how probable each relation is.
  ///   - bar: How probable a relation must be.
  ///   - deadline: Is asked after between sentences.
  /// - Throws: `DeadlineExceeded`
  func extract(
    _ document: Document, as record: Graph.Document, sentences: [Sentence], _ encodings: SentenceEncodings? = nil, scorer: any RelationScorer = RuleScorer(),
    bar: RelationDecoder.Bar = RelationDecoder.Bar(), until deadline: Deadline
  ) throws(DeadlineExceeded) -> DocumentGraph {
    let graph = graph(document, record, sentences, encodings, scorer, bar, until: deadline)
    try deadline.check()
    return graph
  }

  /// - Returns: A part of the graph if the deadline has passed.
  private func graph(
    _ document: Document, _ record: Graph.Document, _ sentences: [Sentence], _ encodings: SentenceEncodings?, _ scorer: any RelationScorer,
    _ bar: RelationDecoder.Bar, until deadline: Deadline
  ) -> DocumentGraph {
    let proposals = propose(sentences, until: deadline)
    let scored = deadline.hasPassed ? Scored(candidates: []) : scorer.scored(proposals, encodings)
    let decoder = RelationDecoder(ontology: ontology, bar: bar)
    let entities = proposals.anaphora.local.entities
    // Who is called by the last name of somebody known is no doubt a person: `Hegseth in Manila`.
    let left = decoder.withoutEntities(scored, entities).filter { !isKnownByLastName(entities[$0]) }
    let decided = decoder.decide(
      scored.candidates.filter { !left.contains($0.source) && !left.contains($0.target) && isPossible($0, between: scored.types) })
    return DocumentAssembly(document: document, record: record, sentences: proposals.sentences, anaphora: proposals.anaphora, ontology: ontology)
      .graph(decided, without: left, as: scored.types)
  }

  /// Whether entities may stand in a relation by what they are after all.
  private func isPossible(_ candidate: Candidate, between types: [Int: EntityType]) -> Bool {
    guard let definition = ontology.definitions[candidate.type] else { return true }
    return (types[candidate.source].map(definition.source.contains) ?? true) && (types[candidate.target].map(definition.target.contains) ?? true)
  }

  private func isKnownByLastName(_ entity: LocalEntity) -> Bool {
    guard entity.type == .person, let name = entity.names.keys.min(), entity.names.count == 1 else { return false }
    let words = NameMatching.words(name)
    return words.count == 1
      && gazetteer.bearers(ofSurname: words[0]).contains { gazetteer.entries[$0].map { NameMatching.words($0.name).last == words[0] } ?? false }
  }

  /// A parsed sentence as the rules see it: what parsers often get wrong is mended.
  public func repaired(_ sentence: Sentence) -> Sentence { ontology.patterns.repaired(sentence, ontology.lexicon) }

  /// Reads the sentences of a document: who is spoken of, and every relation that a rule proposes.
  func propose(_ sentences: [Sentence], until deadline: Deadline) -> Proposals {
    var analyzed: [AnalyzedSentence] = []
    for sentence in sentences where !deadline.hasPassed {
      let next = AnalyzedSentence(repaired(sentence), ontology.lexicon, verbs: verbs, until: deadline)
      if !analyzed.isEmpty, next.isRetraction { analyzed[analyzed.count - 1].retract() }
      analyzed.append(next)
    }
    let quotations = Quotations(analyzed)
    let local = LocalEntities(mentions.mentions(in: analyzed, until: deadline), gazetteer: gazetteer, lexicon: ontology.lexicon, until: deadline)
    let anaphora = Anaphora(analyzed, local, quotations, gazetteer, ontology, until: deadline)
    let domains = EventDomains(ontology, analyzed)
    let frames = FrameMatcher(
      ontology: ontology, sentences: analyzed, anaphora: anaphora, quotations: quotations, domains: domains, deadline: deadline
    ).readings()
    let facts = StandingFacts(gazetteer: gazetteer, ontology: ontology, sentences: analyzed, anaphora: anaphora).candidates(until: deadline)
    return Proposals(
      sentences: analyzed, anaphora: anaphora, quotations: quotations, ontology: ontology, domains: domains, candidates: frames.candidates + facts,
      refused: frames.refused, bystanders: frames.bystanders)
  }
}

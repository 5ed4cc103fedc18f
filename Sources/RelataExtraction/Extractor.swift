import RelataCorpus
import RelataGraph
import RelataSyntax

/// Reads parsed documents: sentences to entities and relations.
///
/// An extractor has no state but its knowledge: the same sentences give the same graph.
public struct Extractor: Sendable {
  public let gazetteer: Gazetteer
  public let ontology: Ontology
  private let mentions: MentionFinder
  /// The verbs of the ontology, and those that say what becomes of others.
  private let verbs: Set<String>

  public init(gazetteer: Gazetteer, ontology: Ontology) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    mentions = MentionFinder(gazetteer)
    verbs = ontology.verbs.union(EmbeddingLexicon.verbLemmas)
  }

  /// The graph of one document.
  ///
  /// - Parameters:
  ///   - document: The text and what is known of it.
  ///   - sentences: Its sentences, whose offsets count in the text.
  public func extract(_ document: Document, sentences: [Sentence]) -> DocumentGraph {
    let record = Graph.Document(
      id: document.id, title: document.title, date: document.date, source: document.source, digest: Digest.sha256(document.text.utf8), words: 0)
    return graph(document, record, sentences, until: Deadline(nil))
  }

  /// The graph of one document, unless it takes too long.
  ///
  /// - Parameters:
  ///   - record: What the graph lists of the document, but for the number of its words.
  ///   - deadline: Is asked after between sentences.
  /// - Throws: `DeadlineExceeded`
  func extract(_ document: Document, as record: Graph.Document, sentences: [Sentence], until deadline: Deadline) throws(DeadlineExceeded) -> DocumentGraph {
    let graph = graph(document, record, sentences, until: deadline)
    try deadline.check()
    return graph
  }

  /// - Returns: A part of the graph if the deadline has passed.
  private func graph(_ document: Document, _ record: Graph.Document, _ sentences: [Sentence], until deadline: Deadline) -> DocumentGraph {
    var analyzed: [AnalyzedSentence] = []
    for sentence in sentences where !deadline.hasPassed { analyzed.append(AnalyzedSentence(sentence, verbs: verbs)) }
    let quotations = Quotations(analyzed)
    let local = LocalEntities(mentions.mentions(in: analyzed, until: deadline), gazetteer: gazetteer, until: deadline)
    let anaphora = Anaphora(analyzed, local, quotations, gazetteer, until: deadline)
    let frames = FrameMatcher(ontology: ontology, sentences: analyzed, anaphora: anaphora, quotations: quotations).relations(until: deadline)
    let facts =
      ontology.definitions["leads"] == nil ? [] : StandingFacts(gazetteer: gazetteer, sentences: analyzed, anaphora: anaphora).relations(until: deadline)
    return DocumentAssembly(document: document, record: record, sentences: analyzed, anaphora: anaphora, ontology: ontology).graph(frames + facts)
  }
}

/// Turns what was found into a document graph: texts of mentions and evidence, times, no doubles.
private struct DocumentAssembly {
  let document: Document
  let record: Graph.Document
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let ontology: Ontology
  private let scalars: [Unicode.Scalar]

  init(document: Document, record: Graph.Document, sentences: [AnalyzedSentence], anaphora: Anaphora, ontology: Ontology) {
    self.document = document
    self.record = record
    self.sentences = sentences
    self.anaphora = anaphora
    self.ontology = ontology
    scalars = Array(document.text.unicodeScalars)
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  func graph(_ relations: [LocalRelation]) -> DocumentGraph {
    var record = record
    record.words = sentences.reduce(0) { $0 + $1.tree.count }
    return DocumentGraph(document: record, entities: entities(), relations: unique(relations))
  }

  private func entities() -> [DocumentGraph.LocalEntity] {
    var out = anaphora.local.entities.map { entity in
      DocumentGraph.LocalEntity(type: entity.type, entry: entity.entry)
    }
    for (index, mention) in anaphora.local.mentions.enumerated() {
      let tree = sentences[mention.sentence].tree
      let range = tree.range(of: mention.words)
      // What stands for something else and titles are no names.
      let isName = mention.kind == .name && mention.standsFor.isEmpty && mention.title == nil
      for entity in anaphora.local.resolved(index) {
        out[entity].mentions.append(
          Mention(document: document.id, range: range, text: text(range), kind: mention.kind, name: isName ? mention.name : nil))
      }
    }
    for number in sentences.indices {
      for (word, referents) in anaphora.pronouns[number].sorted(by: { $0.key < $1.key }) {
        let token = sentences[number].tree.tokens[word]
        let kind: Mention.Kind = token.upos == .pron ? .pronoun : .nominal
        for entity in referents { out[entity].mentions.append(Mention(document: document.id, range: token.range, text: text(token.range), kind: kind)) }
      }
    }
    for i in out.indices { out[i].mentions = Array(Set(out[i].mentions)).sorted() }
    return out
  }

  /// Each relation once a sentence: of several ways to the same, the surest.
  private func unique(_ relations: [LocalRelation]) -> [DocumentGraph.LocalRelation] {
    struct Key: Hashable {
      var source: Int
      var target: Int
      var type: String
      var polarity: Polarity
      var modality: Modality
      var speaker: Int?
      var sentence: Int
    }
    var best: [Key: LocalRelation] = [:]
    for relation in relations where relation.source != relation.target {
      let key = Key(
        source: relation.source, target: relation.target, type: relation.type, polarity: relation.polarity, modality: relation.modality,
        speaker: relation.speaker, sentence: relation.sentence)
      if let known = best[key],
        known.confidence > relation.confidence || known.confidence == relation.confidence && known.trigger.lowerBound <= relation.trigger.lowerBound
      {
        continue
      }
      best[key] = relation
    }
    let ordered = best.values.sorted {
      ($0.sentence, $0.trigger.lowerBound, $0.source, $0.target, $0.type) < ($1.sentence, $1.trigger.lowerBound, $1.source, $1.target, $1.type)
    }
    return ordered.map { relation in
      let sentence = sentences[relation.sentence].tree.sentence
      return DocumentGraph.LocalRelation(
        source: relation.source, target: relation.target, type: relation.type, polarity: relation.polarity, modality: relation.modality,
        attributed: relation.speaker,
        evidence: Evidence(
          document: document.id, range: sentence.range, text: text(sentence.range), trigger: relation.trigger, source: relation.sourceWords,
          target: relation.targetWords, topic: relation.topic.map(text), time: relation.time.flatMap { TimeExpression.resolve($0, date: document.date) },
          frame: relation.frame,
          path: relation.path.joined(separator: ", "),
          plover: ontology.definitions[relation.type]?.plover(relation.polarity, relation.modality, frame: relation.plover),
          confidence: (relation.confidence * 100).rounded() / 100))
    }
  }
}

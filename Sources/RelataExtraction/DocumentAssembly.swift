import RelataCorpus
import RelataGraph
import RelataSyntax

/// Turns what was found into a document graph: texts of mentions and evidence, times, no doubles.
struct DocumentAssembly {
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

  /// - Parameters:
  ///   - left: Entities that the document does not speak of after all.
  ///   - types: The types of those that are of another than their names seemed to say.
  func graph(_ relations: [Candidate], without left: Set<Int>, as types: [Int: EntityType]) -> DocumentGraph {
    var record = record
    record.words = sentences.reduce(0) { $0 + $1.tree.count }
    return DocumentGraph(document: record, entities: entities(without: left, as: types), relations: relations.map(relation))
  }

  private func entities(without left: Set<Int>, as types: [Int: EntityType]) -> [DocumentGraph.Node] {
    var out = anaphora.local.entities.enumerated().map { index, entity in
      var out = DocumentGraph.Node(type: types[index] ?? entity.type, entry: entity.entry)
      out.isOfOneDocument = entity.isOfOneDocument
      return out
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
    for i in left { out[i].mentions = [] }
    for i in out.indices { out[i].mentions = Array(Set(out[i].mentions)).sorted() }
    return out
  }

  private func relation(_ relation: Candidate) -> DocumentGraph.Edge {
    let sentence = sentences[relation.sentence].tree.sentence
    return DocumentGraph.Edge(
      source: relation.source, target: relation.target, type: relation.type, polarity: relation.polarity, modality: relation.modality,
      attributed: relation.speaker,
      evidence: Evidence(
        document: document.id, range: sentence.range, text: text(sentence.range), trigger: relation.trigger, source: relation.sourceWords,
        target: relation.targetWords, topic: relation.topic.map(text),
        time: relation.time.flatMap { TimeExpression.resolve($0, date: document.date, relation.modality) },
        frame: relation.frame,
        path: relation.path.map(\.description).joined(separator: ", "),
        plover: ontology.definitions[relation.type]?.plover(
          relation.polarity, relation.modality, isRefused: isRefused(relation), frame: relation.plover),
        confidence: (relation.certainty * 100).rounded() / 100))
  }

  /// `will not aid`, `refused to meet`, `cut off aid`: who says so takes a stand, other than of whom it is told that he did not.
  private func isRefused(_ relation: Candidate) -> Bool {
    guard relation.polarity == .negated else { return false }
    switch relation.modality {
    case .planned: return true
    case .hypothetical: return false
    case .actual: break
    }
    let tree = sentences[relation.sentence].tree
    // What is refused is told above the predicate, but where the network names a word, it may be the refusal's.
    var node = relation.predicate.map(tree.head) ?? tree.tokens.firstIndex { $0.range.overlaps(relation.trigger) }
    while let word = node {
      if EmbeddingLexicon.isRefusal(tree.lemma(word)) { return true }
      node = tree.head(word)
    }
    return false
  }
}

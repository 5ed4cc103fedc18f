import RelataCorpus
import RelataGraph
import RelataSyntax

/// Reads documents one after the other, with a parser and a scorer of its own: what each thread has one of.
package struct DocumentExtraction {
  private let extractor: Extractor
  private let scoring: Scoring
  private let parser: SyntaxParser
  private let scorer: any RelationScorer

  package init(_ extractor: Extractor, _ scoring: Scoring, _ model: SyntaxModel) {
    self.extractor = extractor
    self.scoring = scoring
    parser = SyntaxParser(model: model)
    scorer = scoring.scorer(parser)
  }

  /// What a text says.
  ///
  /// - Parameters:
  ///   - document: The text and what is known of it.
  ///   - record: What the graph lists of the document, but for the number of its words.
  ///   - deadline: Is asked after between sentences.
  package func graph(of document: Document, as record: Graph.Document, until deadline: Deadline) throws(DeadlineExceeded) -> DocumentGraph {
    let (sentences, encodings) = try parser.parse(document.text, paragraphs: document.paragraphs, keeping: scoring.layersBelow, until: deadline)
    return try extractor.extract(document, as: record, sentences: sentences, encodings, scorer: scorer, bar: scoring.bar, until: deadline)
  }

  /// What trees say that were parsed elsewhere.
  package func graph(
    of document: Document, as record: Graph.Document, sentences: [Sentence], until deadline: Deadline
  ) throws(DeadlineExceeded) -> DocumentGraph {
    try extractor.extract(document, as: record, sentences: sentences, scorer: scorer, bar: scoring.bar, until: deadline)
  }

  /// What the rules propose for a document before anything is decided, and how probable the network finds each relation of two where it is
  /// the scorer: one line of JSON.
  package func candidates(of document: Document) throws(DeadlineExceeded) -> [UInt8] {
    let (sentences, encodings) = try parser.parse(document.text, paragraphs: document.paragraphs, keeping: scoring.layersBelow, until: Deadline(nil))
    let proposals = extractor.propose(sentences, until: Deadline(nil))
    return CandidateWriter(document: document, proposals: proposals, scores: (scorer as? LearnedScorer)?.pairs(of: proposals, encodings)).line()
  }
}

import RelataSupport

extension Graph {
  /// What does not agree in the graph itself: references, lengths of spans, digests, repeated edges.
  ///
  /// - Complexity: O(mentions + evidence)
  public func problems() -> [GraphProblem] {
    let documents = Set(corpus.documents.map(\.id))
    var problems = problemsOfCorpus(documents)
    for entity in entities { problems += problemsOfMentions(entity, documents) + problemsOfBearers(entity) }
    for (one, next) in zip(relations, relations.dropFirst()) where one.place == next.place {
      problems.append(GraphProblem(place: one.place, message: "is there twice"))
    }
    for relation in relations where relation.source == relation.target {
      problems.append(GraphProblem(place: relation.place, message: "is of a node with itself; such belong into graph.withheld"))
    }
    if isEdited {
      problems.append(
        GraphProblem(
          place: "graph",
          message:
            "nodes or edges were changed since relata wrote them; to keep what was changed, write it as corrections: relata correct --from-edited OLD NEW"))
    }
    let identifiers = Set(entities.map(\.id))
    let bearers = Dictionary((entities + rejected.entities).map { ($0.id, Set($0.bearers.map(\.id))) }) { first, _ in first }
    for relation in relations + withheld + rejected.relations {
      problems += self.problems(of: relation, identifiers, bearers)
      for evidence in relation.evidence { problems += self.problems(of: evidence, relation, documents, bearers) }
    }
    return problems
  }

  /// Where the digest of the documents is another, or a reprint's original is missing.
  private func problemsOfCorpus(_ documents: Set<String>) -> [GraphProblem] {
    var problems: [GraphProblem] = []
    if !corpus.digest.isEmpty || !corpus.documents.isEmpty {
      let digest = corpus.digestOfDocuments
      if digest != corpus.digest {
        problems.append(GraphProblem(place: "corpus", message: "its digest is \(corpus.digest), but that of its documents is \(digest)"))
      }
    }
    for document in corpus.documents {
      guard let original = document.reprintOf, !documents.contains(original) else { continue }
      problems.append(GraphProblem(place: "document \(document.id)", message: "reprints \(original), which the corpus doesn't have"))
    }
    return problems
  }

  /// Where a node's mentions are in no document, or are longer or shorter than their texts.
  private func problemsOfMentions(_ entity: Entity, _ documents: Set<String>) -> [GraphProblem] {
    var problems: [GraphProblem] = []
    for mention in entity.mentions {
      let place = "node \(entity.id)"
      if !documents.contains(mention.document) {
        problems.append(GraphProblem(place: place, message: "a mention is in document \(mention.document), which the corpus doesn't have"))
      }
      if let message = Graph.lengthProblem(of: mention.text, at: mention.range) {
        problems.append(GraphProblem(place: place, message: "mention in \(mention.document): \(message)"))
      }
    }
    return problems
  }

  /// Where an edge has a type, an end or a number that can't be.
  private func problems(of relation: Relation, _ identifiers: Set<String>, _ bearers: [String: Set<String>]) -> [GraphProblem] {
    var problems: [GraphProblem] = []
    func add(_ message: String) { problems.append(GraphProblem(place: relation.place, message: message)) }
    for omission in relation.omitted { problems += self.problems(of: omission.bearers, of: relation, "what is omitted", bearers) }
    if relation.source != relation.target, relation.corrected != .rejected, relationTypes[relation.type] == nil {
      add("graph.relations has no type \(relation.type)")
    }
    if let attributed = relation.attributed, bearers[attributed] == nil || relation.corrected != .rejected && !identifiers.contains(attributed) {
      add("is attributed to \(attributed), which is no node")
    }
    if !(0...1).contains(relation.confidence) { add("confidence \(relation.confidence) is not between 0 and 1") }
    if relation.evidence.isEmpty { add("has no evidence") }
    return problems
  }

  /// Where a sentence is in no document, does not hold its words, or is about others than the edge.
  private func problems(
    of evidence: Evidence, _ relation: Relation, _ documents: Set<String>, _ bearers: [String: Set<String>]
  ) -> [GraphProblem] {
    var problems: [GraphProblem] = []
    func add(_ message: String) { problems.append(GraphProblem(place: relation.place, message: message)) }
    if !documents.contains(evidence.document) { add("evidence is in document \(evidence.document), which the corpus doesn't have") }
    if let message = Graph.lengthProblem(of: evidence.text, at: evidence.range) { add("evidence in \(evidence.document): \(message)") }
    if evidence.trigger.lowerBound < evidence.range.lowerBound || evidence.trigger.upperBound > evidence.range.upperBound {
      add("evidence in \(evidence.document): the trigger at \(evidence.trigger.written) is outside of the sentence at \(evidence.range.written)")
    }
    problems += self.problems(of: evidence.bearers, of: relation, "evidence in \(evidence.document)", bearers)
    if !(0...1).contains(evidence.confidence) { add("evidence in \(evidence.document): confidence \(evidence.confidence) is not between 0 and 1") }
    return problems
  }

  /// Where whom a sentence is about bears no name of the edge's ends.
  private func problems(
    of found: Evidence.Bearers, of relation: Relation, _ what: String, _ bearers: [String: Set<String>]
  ) -> [GraphProblem] {
    [(found.source, relation.source), (found.target, relation.target), (found.speaker, relation.attributed ?? "")].compactMap { bearer, end in
      bearer.isEmpty || bearers[end]?.contains(bearer) == true
        ? nil : GraphProblem(place: relation.place, message: "\(what) is about \(bearer), which is no bearer of node \(end)")
    }
  }

  /// Where a node's mentions are of nobody who bears its names, or its names are not as often there as they are said to be.
  private func problemsOfBearers(_ entity: Entity) -> [GraphProblem] {
    guard !entity.bearers.isEmpty else { return [] }
    let place = "node \(entity.id)"
    var counts = Dictionary(entity.bearers.map { ($0.id, [ExactText: Int]()) }) { first, _ in first }
    var problems: [GraphProblem] = []
    for mention in entity.mentions {
      if counts[mention.bearer] == nil {
        problems.append(GraphProblem(place: place, message: "a mention in \(mention.document) is of \(mention.bearer), which is none of its bearers"))
      } else if let name = mention.name {
        counts[mention.bearer]?[ExactText(name), default: 0] += 1
      }
    }
    // Of a graph that keeps only some of the mentions, not all can be counted.
    if limit == nil {
      for bearer in entity.bearers {
        for name in bearer.names {
          let count = counts[bearer.id]?[ExactText(name.text)] ?? 0
          if count != name.count {
            problems.append(GraphProblem(place: place, message: "\(bearer.id) has the name \(name.text) \(name.count) times, but \(count) mentions of it"))
          }
        }
      }
    }
    return problems
  }

  private static func lengthProblem(of text: String, at range: Range<Int>) -> String? {
    let length = text.unicodeScalars.count
    return length == range.count ? nil : "\(range.written) is \(range.count) characters long, its text \(length)"
  }
}

extension Graph.Corpus {
  /// SHA-256 of a line for each document, sorted by identifier: identifier, space, digest.
  package var digestOfDocuments: String {
    var sum = DigestSum()
    for document in Graph.inOrder(documents, by: { $0.id < $1.id }) { sum.add(document) }
    return sum.text()
  }
}

extension DigestSum {
  /// Adds a document to the digest of a corpus.
  package mutating func add(_ document: Graph.Document) { add(Array("\(document.id) \(document.digest)\n".utf8)) }
}

extension Range<Int> {
  /// As in messages: `88–106`.
  package var written: String { "\(lowerBound)–\(upperBound)" }
}

extension Graph {
  /// What does not agree in the graph itself: references, lengths of spans, digests, repeated edges.
  ///
  /// - Complexity: O(mentions + evidence)
  public func problems() -> [GraphProblem] {
    var problems: [GraphProblem] = []
    let documents = Set(corpus.documents.map(\.id))
    let identifiers = Set(entities.map(\.id))
    if !corpus.digest.isEmpty || !corpus.documents.isEmpty {
      let digest = corpus.digestOfDocuments
      if digest != corpus.digest {
        problems.append(GraphProblem(place: "corpus", message: "its digest is \(corpus.digest), but that of its documents is \(digest)"))
      }
    }
    for entity in entities {
      let place = "node \(entity.id)"
      for mention in entity.mentions {
        if !documents.contains(mention.document) {
          problems.append(GraphProblem(place: place, message: "a mention is in document \(mention.document), which the corpus doesn't have"))
        }
        if let message = Graph.lengthProblem(of: mention.text, at: mention.range) {
          problems.append(GraphProblem(place: place, message: "mention in \(mention.document): \(message)"))
        }
      }
    }
    for (number, relation) in relations.enumerated() {
      func add(_ message: String) { problems.append(GraphProblem(place: relation.place, message: message)) }
      if number > 0, relations[number - 1].place == relation.place { add("is there twice") }
      if relationTypes[relation.type] == nil { add("graph.relations has no type \(relation.type)") }
      if let attributed = relation.attributed, !identifiers.contains(attributed) { add("is attributed to \(attributed), which is no node") }
      if !(0...1).contains(relation.confidence) { add("confidence \(relation.confidence) is not between 0 and 1") }
      if relation.evidence.isEmpty { add("has no evidence") }
      for evidence in relation.evidence {
        if !documents.contains(evidence.document) { add("evidence is in document \(evidence.document), which the corpus doesn't have") }
        if let message = Graph.lengthProblem(of: evidence.text, at: evidence.range) { add("evidence in \(evidence.document): \(message)") }
        if evidence.trigger.lowerBound < evidence.range.lowerBound || evidence.trigger.upperBound > evidence.range.upperBound {
          add("evidence in \(evidence.document): the trigger at \(evidence.trigger.written) is outside of the sentence at \(evidence.range.written)")
        }
        if !(0...1).contains(evidence.confidence) { add("evidence in \(evidence.document): confidence \(evidence.confidence) is not between 0 and 1") }
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
    Digest.sha256(documents.sorted { $0.id < $1.id }.map { $0.id + " " + $0.digest + "\n" }.joined().utf8)
  }
}

extension Range<Int> {
  /// As in messages: `88–106`.
  package var written: String { "\(lowerBound)–\(upperBound)" }
}

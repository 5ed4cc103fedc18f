import RelataSupport

/// Tells what an edit of a text merely moved from what it changed.
///
/// A sentence says what it said when others before it grew. By which rule that was found, and how sure it is, may vary with the
/// sentences around it: neither is news as long as the same tool reads them.
struct Shifts {
  /// Documents in both graphs whose texts differ; none where the tool changed too, since either may be the cause.
  private var edited: Set<String> = []

  init(_ old: Graph, _ new: Graph) {
    guard Comparison.tools(old.generator, new.generator).isEmpty else { return }
    var edited: Set<String> = []
    walk(old.corpus.documents, new.corpus.documents, order: { $0.id < $1.id }) { before, after in
      if let before, let after, !isIdentical(before.digest, after.digest) { edited.insert(before.id) }
    }
    self.edited = edited
  }

  /// How many of the removed stand among the added at another place.
  func count(_ removed: [Evidence], _ added: [Evidence]) -> Int {
    edited.isEmpty ? 0 : unmoved(removed.filter(isEdited), added.filter(isEdited)).moved
  }

  func count(_ removed: [Mention], _ added: [Mention]) -> Int {
    edited.isEmpty ? 0 : unmatched(removed.filter { edited.contains($0.document) }, added.filter { edited.contains($0.document) }, Wording.init).pairs
  }

  private func isEdited(_ evidence: Evidence) -> Bool { edited.contains(evidence.document) }
}

extension GraphDiff.RelationChange {
  /// Whether nothing but places changed, and with them how sure the evidence is.
  var isShift: Bool {
    guard let before, let after, movedEvidence > 0 else { return false }
    return aspects.allSatisfy { $0 == .evidence || $0 == .confidence } && movedEvidence == removedEvidence.count
      && movedEvidence == addedEvidence.count && before.sources == after.sources && isIdentical(before.omitted, after.omitted)
  }

  /// The evidence that went and that came, without what merely moved.
  package var unmovedEvidence: (removed: [Evidence], added: [Evidence]) {
    guard movedEvidence > 0 else { return (removedEvidence, addedEvidence) }
    let rest = unmoved(removedEvidence, addedEvidence)
    return (rest.removed, rest.added)
  }
}

extension GraphDiff.EntityChange {
  var isShift: Bool {
    guard let before, let after, movedMentions > 0 else { return false }
    return aspects == [.mentions] && movedMentions == removedMentions.count && movedMentions == addedMentions.count
      && isIdentical(before.bearers, after.bearers)
  }
}

private func unmoved(_ removed: [Evidence], _ added: [Evidence]) -> (removed: [Evidence], added: [Evidence], moved: Int) {
  let rest = unmatched(removed, added, Claim.init)
  return (rest.removed, rest.added, rest.pairs)
}

/// What a piece of evidence says, wherever its sentence stands.
private struct Claim: Hashable {
  var document: String
  var text: ExactText
  var ends: [Int]
  var topic: ExactText?
  var time: String?
  var plover: String?
  var bearers: Evidence.Bearers

  init(_ evidence: Evidence) {
    document = evidence.document
    text = ExactText(evidence.text)
    let sentence = evidence.range
    ends = [evidence.source, evidence.target].flatMap { end in
      // The antecedent of a subject left out stands in a sentence of its own, which may move by itself.
      sentence.contains(end.lowerBound) ? [end.lowerBound - sentence.lowerBound, end.count] : [-1, end.count]
    }
    topic = evidence.topic.map { ExactText($0) }
    time = evidence.time
    plover = evidence.plover
    bearers = evidence.bearers
  }
}

/// A mention without its place.
private struct Wording: Hashable {
  var document: String
  var text: ExactText
  var kind: Mention.Kind
  var name: ExactText?
  var bearer: String

  init(_ mention: Mention) {
    document = mention.document
    text = ExactText(mention.text)
    kind = mention.kind
    name = mention.name.map { ExactText($0) }
    bearer = mention.bearer
  }
}

/// Both lists without the pairs of the same key, the first of either with the first of the other.
private func unmatched<Element, Key: Hashable>(
  _ removed: [Element], _ added: [Element], _ key: (Element) -> Key
) -> (removed: [Element], added: [Element], pairs: Int) {
  var open: [Key: Int] = [:]
  for element in added { open[key(element), default: 0] += 1 }
  var pairs: [Key: Int] = [:]
  var out = (removed: [Element](), added: [Element](), pairs: 0)
  for element in removed {
    let key = key(element)
    guard let count = open[key], count > 0 else {
      out.removed.append(element)
      continue
    }
    open[key] = count - 1
    pairs[key, default: 0] += 1
    out.pairs += 1
  }
  for element in added {
    let key = key(element)
    if let count = pairs[key], count > 0 { pairs[key] = count - 1 } else { out.added.append(element) }
  }
  return out
}

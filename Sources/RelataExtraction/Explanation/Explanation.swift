import RelataGraph
import RelataSupport

/// What a graph can say for itself: the sentences behind its relations, and why mentions are one entity.
public struct Explanation: Sendable {
  private let graph: Graph
  private let gazetteer: Gazetteer
  /// The original of each document that is a reprint.
  private let originals: [String: String]

  /// - Parameters:
  ///   - graph: The graph to explain.
  ///   - gazetteer: The one that the graph was made with, for names that only it makes one.
  public init(_ graph: Graph, gazetteer: Gazetteer) {
    self.graph = graph
    self.gazetteer = gazetteer
    originals = Dictionary(graph.corpus.documents.compactMap { document in document.reprintOf.map { (document.id, $0) } }) { first, _ in first }
  }

  // MARK: Text

  /// The mentions of an entity by wording, each with why it counts and how often it occurs, then its relations.
  public func text(of entity: Entity) -> String {
    var out = TerminalLines()
    out.add("\(entity.name) (\(entity.id), \(entity.type.rawValue))")
    if let entry = gazetteer.entries[entity.id] {
      out.add("  in the gazetteer as \(entry.name)\(entry.iso.map { ", ISO 3166 \($0)" } ?? "")")
      let apart = gazetteer.neverMerge[entity.id]?.sorted() ?? []
      if !apart.isEmpty { out.add("  never merged with \(apart.joined(separator: ", "))") }
    }
    struct Wording: Hashable {
      var text: String
      var reason: String
    }
    var counts: [Wording: (count: Int, documents: Set<String>)] = [:]
    for mention in entity.mentions {
      let wording = Wording(text: mention.text, reason: MergeReason.of(mention, entity, gazetteer).description)
      counts[wording, default: (0, [])].count += 1
      counts[wording]?.documents.insert(mention.document)
    }
    out.add()
    out.add("\(entity.count) mentions")
    for (wording, found) in counts.sorted(by: { ($1.value.count, $0.key.text, $0.key.reason) < ($0.value.count, $1.key.text, $1.key.reason) }) {
      let documents = found.documents.count == 1 ? found.documents.sorted()[0] : "\(found.documents.count) documents"
      out.add("  \(wording.text)  ×\(found.count)  \(wording.reason)  (\(documents))")
    }
    let relations = graph.relations.filter { $0.source == entity.id || $0.target == entity.id }
    out.add()
    out.add("\(relations.count) relations")
    for relation in relations { out.add("  \(relation.source) \(relation.key) \(relation.target)  ×\(relation.weight)  \(relation.confidence)") }
    return out.text
  }

  /// The relations from an entity, or between two in either direction, with each sentence: `[source]`, `*trigger*`, `{target}`.
  ///
  /// - Throws: `MissingRelationError`.
  public func text(from source: Entity, relation type: String?, to target: Entity?) throws(MissingRelationError) -> String {
    let found = graph.relations.filter { relation in
      guard type == nil || relation.type == type || relation.key == type else { return false }
      guard let target else { return relation.source == source.id || relation.target == source.id }
      return relation.source == source.id && relation.target == target.id || relation.source == target.id && relation.target == source.id
    }
    guard !found.isEmpty else {
      let types = Set(
        graph.relations.filter { [$0.source, $0.target].contains(source.id) && (target == nil || [$0.source, $0.target].contains(target?.id)) }.map(\.type))
      throw MissingRelationError(source: source.id, type: type, target: target?.id, types: types.sorted())
    }
    return found.map(text).joined(separator: "\n")
  }

  private func text(_ relation: Relation) -> String {
    var out = TerminalLines()
    out.add("\(relation.source) \(relation.type) \(relation.target)")
    var status = [relation.polarity.rawValue, relation.modality.rawValue]
    if let attributed = relation.attributed { status.append("according to \(attributed)") }
    if let plover = relation.plover { status.append("PLOVER \(plover)") }
    if let time = relation.time { status.append(time) }
    if let mark = relation.corrected { status.append("\(mark.rawValue) by a correction") }
    out.add("  \(status.joined(separator: ", ")); confidence \(relation.confidence)\(sources(of: relation))")
    for evidence in relation.evidence {
      out.add()
      out.add("  \(evidence.document), characters \(evidence.range.lowerBound) to \(evidence.range.upperBound)")
      out.add("    \(Explanation.marked(evidence))")
      if let original = originals[evidence.document] { out.add("    reprints \(original)") }
      let decided = Explanation.trigger(of: evidence).map { "; decided by “\($0)”" } ?? ""
      out.add("    \(Explanation.rule(of: evidence)); confidence \(evidence.confidence)\(decided)")
    }
    return out.text
  }

  /// How many say so independently, where that is not what a reader would count.
  private func sources(of relation: Relation) -> String {
    guard relation.sources > 0, relation.weight > relation.sources || relation.weight > relation.evidence.count else { return "" }
    let omitted = relation.weight - relation.evidence.count
    return "; \(relation.sources) independent \(relation.sources == 1 ? "source" : "sources")" + (omitted > 0 ? ", \(omitted) more sentences not kept" : "")
  }

  /// What told the relation, and the way to its ends.
  private static func rule(of evidence: Evidence) -> String {
    if evidence.isLearned { return "no rule, the network alone" }
    let frame = evidence.frame
    // Of corrections.
    guard let type = frame.firstRange(of: ": ") else { return frame }
    let isReported = ["said ", "reported "].contains { frame[type.upperBound...].hasPrefix($0) }
    let kind = frame.contains(" (pattern), ") ? "construction" : isReported || frame.contains(", RelataExtraction/") ? "rule" : "frame"
    return "\(kind) \(frame); path \(evidence.path.isEmpty ? "direct" : evidence.path)"
  }

  /// The words that told the relation, where they are in the sentence.
  private static func trigger(of evidence: Evidence) -> String? {
    let (trigger, sentence) = (evidence.trigger, evidence.range)
    guard trigger.lowerBound >= sentence.lowerBound, trigger.upperBound <= sentence.upperBound, !trigger.isEmpty else { return nil }
    let scalars = Array(evidence.text.unicodeScalars)
    let place = trigger.lowerBound - sentence.lowerBound..<trigger.upperBound - sentence.lowerBound
    guard place.upperBound <= scalars.count else { return nil }
    return String(String.UnicodeScalarView(scalars[place]))
  }

  /// The sentence with its source in `[ ]`, its trigger in `* *` and its target in `{ }`, on one line.
  static func marked(_ evidence: Evidence) -> String {
    var marks: [(place: Int, order: Int, text: String)] = []
    for (range, open, close) in [(evidence.source, "[", "]"), (evidence.trigger, "*", "*"), (evidence.target, "{", "}")]
    where range.lowerBound >= evidence.range.lowerBound && range.upperBound <= evidence.range.upperBound && !range.isEmpty {
      // At one place, what ends comes first; of what begins, the longer.
      marks.append((range.lowerBound, 1_000_000 - range.count, open))
      marks.append((range.upperBound, range.count - 1_000_000, close))
    }
    marks.sort { ($0.place, $0.order) < ($1.place, $1.order) }
    var out = ""
    var next = marks[...]
    for (offset, scalar) in evidence.text.unicodeScalars.enumerated() {
      while let mark = next.first, mark.place <= evidence.range.lowerBound + offset {
        out += mark.text
        next = next.dropFirst()
      }
      out.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    }
    for mark in next { out += mark.text }
    return out
  }
}

/// A relation that the graph doesn't have, with those that it has.
public struct MissingRelationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The identifier of the entity that was asked for.
  public var source: String
  /// The relation type that was asked for, if one was.
  public var type: String?
  /// The identifier of the second entity that was asked for, if one was.
  public var target: String?
  /// The relation types that there are instead.
  public var types: [String]

  /// What is missing, and what there is instead.
  public var description: String {
    "the graph has no relation \(type.map { $0 + " " } ?? "")\(target.map { "between \(source) and \($0)" } ?? "of \(source)")"
      + (types.isEmpty ? "" : "; there is \(types.joined(separator: ", "))")
  }
}

import RelataGraph

/// What a page tells: one graph, or two versions of one side by side.
struct ReportContent {
  var title: String
  var source: String
  var generator: Graph.Generator
  var relationTypes: [String: RelationType]
  var documents: [Graph.Document]
  /// Sorted by identifier.
  var entities: [Entity]
  var rows: [ReportRow]
  /// What changed besides relations; of a diff.
  var sections: [DiffReport.Section] = []
  /// Of a diff: what became of the entities that changed.
  var entityNotes: [String: [String]] = [:]
  var isDiff = false

  /// One graph.
  init(_ graph: Graph, title: String?) {
    self.title = title ?? graph.corpus.name
    source = "Source: " + DiagramStyle().source(graph)
    generator = graph.generator
    relationTypes = graph.relationTypes
    documents = graph.corpus.documents
    entities = graph.entities
    rows = ReportRow.rows(graph)
  }

  /// Two versions: everything of both, each relation with what became of it.
  init(_ diff: GraphDiff, from old: Graph, to new: Graph, title: String?) {
    let report = DiffReport(diff)
    let style = DiagramStyle()
    isDiff = true
    self.title = title ?? (diff.old.corpus == diff.new.corpus ? "\(diff.new.corpus): what changed" : "\(diff.old.corpus) → \(diff.new.corpus)")
    source = "Before: \(style.source(old)). After: \(style.source(new))."
    generator = new.generator
    relationTypes = old.relationTypes.merging(new.relationTypes) { $1 }
    documents = ReportContent.union(old.corpus.documents, new.corpus.documents, \.id)
    entities = ReportContent.union(old.entities, new.entities, \.id)
    let relations = ReportContent.union(old.relations, new.relations) { GraphDiff.Statement($0) }
    let changes = DiffChanges(diff)
    var lines: [GraphDiff.Statement: [String]] = [:]
    for graph in [old, new] { for (statement, id) in ReportRow.lineIdentifiers(graph) { lines[statement, default: []].append(id) } }
    for line in changes.lines(new) + changes.context(new, among: Set(new.entities.map(\.id))) {
      for part in line.parts { lines[part.statement, default: []].append(line.id) }
    }
    for (former, shown) in changes.shownElsewhere { lines[former, default: []] += lines[shown] ?? [] }
    rows = relations.map { relation in
      let statement = GraphDiff.Statement(relation)
      var row = ReportRow(relation: relation, lines: Array(Set(lines[statement] ?? [])).sorted(), change: changes.kind(statement))
      guard let change = changes[statement] else { return row }
      // All sentences of both versions, in order.
      let (gone, new) = change.unmovedEvidence
      let removed = Set(gone)
      let added = Set(new)
      row.relation.evidence = (relation.evidence + gone.filter { !relation.evidence.contains($0) }).sorted()
      row.signs = row.relation.evidence.map { removed.contains($0) ? .removed : added.contains($0) ? .added : nil }
      row.notes = report.notes(change)
      if let transition = changes.transitions[changes.shownElsewhere[statement] ?? statement] { row.notes.insert(report.title(transition), at: 0) }
      return row
    }
    sections = report.sections.filter { !$0.title.hasPrefix("Relations") && $0.title != "Status changes" }
    for change in diff.entities { entityNotes[change.id] = report.notes(change) }
  }

  /// The elements of both, the new where both have one, sorted by key.
  private static func union<Element, Key: Hashable & Comparable>(_ old: [Element], _ new: [Element], _ key: (Element) -> Key) -> [Element] {
    let known = Set(new.map(key))
    return (new + old.filter { !known.contains(key($0)) }).sorted { key($0) < key($1) }
  }
}

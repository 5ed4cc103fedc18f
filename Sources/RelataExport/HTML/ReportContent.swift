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
  /// Of a graph: what corrections are kept under.
  var digest: String?
  /// The relation types that corrections may name.
  var vocabulary: [String: RelationType] = [:]
  var words = DiagramWords()
  /// The graph's file.
  var path = ""
  /// Two names that are likely one entity's.
  var likely: [[String]] = []
  /// What the page leaves out, and how to see it.
  var notice: String?

  /// One graph.
  init(_ graph: Graph, title: String?, _ context: HTMLReport.Context) {
    self.title = title ?? graph.corpus.name
    source = "Source: " + DiagramStyle().source(graph)
    generator = graph.generator
    relationTypes = graph.relationTypes
    vocabulary = context.vocabulary.merging(graph.relationTypes) { $1 }
    words = context.words
    path = context.path
    digest = context.digest ?? graph.content ?? graph.contentDigest
    var strongest = Selection()
    if graph.relations.count > HTMLReport.largest { strongest.top = HTMLReport.largest }
    let part = graph.selecting(strongest)
    documents = graph.corpus.documents
    entities = part.entities
    rows = ReportRow.rows(part, context.facts)
    likely = part.doubts().compactMap { if case .names(let one, let other) = $0 { [one, other] } else { nil } }
    limit(of: graph.relations.count)
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
    let count = rows.count
    if count > HTMLReport.largest {
      // What changed comes before what did not, and the strongest first.
      func rank(_ index: Int) -> (Int, Int, Int) { (rows[index].change == .unchanged ? 1 : 0, -rows[index].weight, index) }
      let order = rows.indices.sorted { rank($0) < rank($1) }
      rows = order.prefix(HTMLReport.largest).sorted().map { rows[$0] }
      let ends = Set(rows.flatMap { [$0.relation.source, $0.relation.target] })
      entities.removeAll { !ends.contains($0.id) }
    }
    limit(of: count)
  }

  /// Leaves the surest sentences of each relation, and says what is left out of a graph or diff with so many relations.
  private mutating func limit(of count: Int) {
    let most = HTMLReport.mostSentences
    let isShortened = rows.contains { $0.relation.evidence.count > most }
    for index in rows.indices { rows[index].keepSurest(most) }
    if count > rows.count {
      let used = Set(rows.flatMap { $0.relation.evidence.map(\.document) })
      documents.removeAll { !used.contains($0.id) }
    }
    var parts: [String] = []
    if count > rows.count { parts.append("the strongest \(grouped(rows.count)) of \(grouped(count)) relations") }
    if isShortened { parts.append("of each relation the surest \(most) sentences") }
    if parts.isEmpty { return }
    let command = isDiff ? "relata diff OLD.json NEW.json --focus NAME -o part.html" : "relata export \(path) --focus NAME -o part.html"
    notice = "This page holds \(parts.joined(separator: ", and ")). For the rest of a name: \(command)"
  }

  /// `80,000`.
  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var out = ""
    while digits.count > 3 {
      out = "," + digits.suffix(3) + out
      digits.removeLast(3)
    }
    return digits + out
  }

  /// The elements of both, the new where both have one, sorted by key.
  private static func union<Element, Key: Hashable & Comparable>(_ old: [Element], _ new: [Element], _ key: (Element) -> Key) -> [Element] {
    let known = Set(new.map(key))
    return (new + old.filter { !known.contains(key($0)) }).sorted { key($0) < key($1) }
  }
}

import RelataGraph
import RelataSupport

extension Graph {
  /// Writes FollowTheMoney entities (https://followthemoney.tech) as JSON Lines, which Aleph, OpenAleph and yente read.
  ///
  /// A document is an `Article`; a person a `Person`, an organization an `Organization`, a state or place a `Territory`; a
  /// relation an `UnknownLink` with its type as role, its polarity and modality as status, and a proof for each document.
  public func writeFollowTheMoney<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let documents = Dictionary(corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    var lines = JSONLines()
    for document in corpus.documents {
      lines.entity("Article", id: Graph.moneyID("d", document.id)) { properties in
        properties.add("fileName", [document.id])
        properties.add("publishedAt", [document.date.flatMap { Graph.isDate($0) ? $0 : nil }])
        properties.add("publisher", [document.source])
        properties.add("title", [document.title])
      }
      if lines.isFull { try write(lines.flush()) }
    }
    for entity in entities {
      lines.entity(entity.type.moneySchema, id: Graph.moneyID("e", entity.id)) { properties in
        properties.add("alias", entity.aliases)
        if entity.type == .state { properties.add("country", [entity.iso?.lowercased()]) }
        if entity.type == .state { properties.add("level", ["country"]) }
        properties.add("name", [ExportText.clean(entity.name).isEmpty ? entity.id : entity.name])
      }
      if lines.isFull { try write(lines.flush()) }
    }
    for row in RelationRows(self) {
      let relation = row.relation
      lines.entity("UnknownLink", id: Graph.moneyID("r", row.id)) { properties in
        properties.add("date", [relation.time.flatMap { Graph.isDate($0) ? $0 : nil }])
        properties.add("description", relation.evidence.map { "\($0.document) \($0.range.lowerBound)–\($0.range.upperBound): \($0.text)" })
        properties.add("object", [Graph.moneyID("e", relation.target)])
        properties.add("proof", relation.evidence.compactMap { documents[$0.document] == nil ? nil : Graph.moneyID("d", $0.document) })
        properties.add("publisher", relation.evidence.map { documents[$0.document]?.source })
        properties.add("recordId", [row.id])
        properties.add("role", [relation.type])
        properties.add("status", [relation.polarity.rawValue, relation.modality.rawValue, relation.attributed.map { "attributed to " + $0 }])
        properties.add("subject", [Graph.moneyID("e", relation.source)])
        properties.add("summary", [relation.topic])
      }
      if lines.isFull { try write(lines.flush()) }
    }
    try write(lines.flush())
  }

  /// Whether it is `2014`, `2014-03` or `2014-03-18`: what FollowTheMoney takes for a date.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count) && parts[0].count == 4 && parts.dropFirst().allSatisfy { $0.count == 2 }
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// FollowTheMoney's identifiers have ASCII letters, digits, points and hyphens; others go by a digest.
  private static func moneyID(_ prefix: String, _ id: String) -> String {
    let plain = id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    guard plain, id.utf8.count < 100, !id.hasSuffix("-") else { return prefix + "." + Digest.sha256(id.utf8).dropFirst("sha256:".count).prefix(40) }
    return prefix + "-" + id
  }
}

extension EntityType {
  fileprivate var moneySchema: String {
    switch self {
    case .person: "Person"
    case .organization: "Organization"
    case .state, .place: "Territory"
    }
  }
}

/// The properties of an entity: lists of texts, without empty ones and repetitions, no longer than FollowTheMoney allows.
private struct MoneyProperties {
  var writer: JSONWriter
  /// In Unicode scalars, by type of property: name, text, and all others.
  private static let longest = ["alias": 384, "name": 384, "description": 65_000, "summary": 65_000]

  mutating func add(_ name: String, _ values: [String?]) {
    var seen: Set<String> = []
    let kept = values.compactMap { $0.map(ExportText.clean) }
      .map { String($0.unicodeScalars.prefix(MoneyProperties.longest[name] ?? 1024)) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    guard !kept.isEmpty else { return }
    writer.member(name, kept)
  }
}

extension JSONLines {
  fileprivate mutating func entity(_ schema: String, id: String, _ content: (inout MoneyProperties) -> Void) {
    object { writer in
      writer.member("id", id)
      writer.object("properties") { writer in
        var properties = MoneyProperties(writer: writer)
        content(&properties)
        writer = properties.writer
      }
      writer.member("schema", schema)
    }
  }
}

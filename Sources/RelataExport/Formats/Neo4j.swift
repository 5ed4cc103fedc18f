import RelataGraph

extension Graph {
  /// Writes nodes for `neo4j-admin database import` and for `LOAD CSV`: header `id:ID`, attributes with types, `:LABEL`.
  public func writeNeo4jNodes<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    let columns = NodeAttributes.of(self)
    rows.append(["id:ID"] + columns.map(\.neo4jHeader) + [":LABEL"])
    for entity in entities {
      rows.append([ExportText.identifier(entity.id)], columns, of: entity, "Entity;" + entity.type.neo4jLabel)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes relationships: header `:START_ID`, `:END_ID`, `:TYPE`, `id` and the attributes with types.
  public func writeNeo4jRelationships<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    let columns = EdgeAttributes.of(self)
    rows.append([":START_ID", ":END_ID", ":TYPE", "id", "key"] + columns.map(\.neo4jHeader))
    for row in RelationRows(self) {
      let relation = row.relation
      let ends = [ExportText.identifier(relation.source), ExportText.identifier(relation.target), Graph.neo4jType(relation.type), row.id, relation.key]
      rows.append(ends, columns, of: row)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// A Cypher script that loads both files of Neo4j's import folder.
  ///
  /// It merges by identifier: run twice, it changes nothing.
  public func neo4jScript() -> String {
    var out = """
      // Loads nodes.csv and relationships.csv from Neo4j's import folder; run again, it updates what is there.
      CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;

      LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
      MERGE (entity:Entity {id: row.`id:ID`})
      SET \(NodeAttributes.of(self).map { "entity.`\($0.name)` = \($0.neo4jValue)" }.joined(separator: ",\n    "));

      """
    for type in EntityType.allCases {
      out += "\nMATCH (entity:Entity {type: '\(type.rawValue)'}) SET entity:\(type.neo4jLabel);"
    }
    out += "\n"
    for type in Set(relations.map { Graph.neo4jType($0.type) }).sorted() {
      out += """

        LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
        WITH row WHERE row.`:TYPE` = '\(type)'
        MATCH (source:Entity {id: row.`:START_ID`}), (target:Entity {id: row.`:END_ID`})
        MERGE (source)-[relation:`\(type)` {id: row.id}]->(target)
        SET relation.key = row.key,
            \(EdgeAttributes.of(self).map { "relation.`\($0.name)` = \($0.neo4jValue)" }.joined(separator: ",\n    "));

        """
    }
    return out
  }

  /// The usual form of a relationship's type: `cooperates with` is `COOPERATES_WITH`.
  ///
  /// Quotes and backslashes, which could end the name in a script, become `_` with everything else that is no letter or digit.
  private static func neo4jType(_ type: String) -> String {
    var out = ""
    for scalar in type.unicodeScalars { out += scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? String(scalar).uppercased() : "_" }
    return out
  }
}

extension ExportAttribute {
  fileprivate var neo4jHeader: String {
    switch kind {
    case .text: name
    case .integer: name + ":long"
    case .real: name + ":double"
    case .flag: name + ":boolean"
    }
  }

  /// The value of the column in a script.
  fileprivate var neo4jValue: String {
    switch kind {
    case .text: "row.`\(neo4jHeader)`"
    case .integer: "toInteger(row.`\(neo4jHeader)`)"
    case .real: "toFloat(row.`\(neo4jHeader)`)"
    case .flag: "toBoolean(row.`\(neo4jHeader)`)"
    }
  }
}

extension EntityType {
  fileprivate var neo4jLabel: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

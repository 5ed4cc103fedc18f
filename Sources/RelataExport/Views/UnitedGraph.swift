import RelataGraph

extension Graph {
  /// What several versions of a graph say together, for a layout in which all of them have their places.
  ///
  /// No merge of corpora: entities are one where their identifiers are, and sentences count once.
  public init(uniting graphs: [Graph]) {
    let last = graphs.last
    var entities: [String: Entity] = [:]
    var documents: [String: Document] = [:]
    var types: [String: RelationType] = [:]
    var relations: [[String]: Relation] = [:]
    for graph in graphs {
      for entity in graph.entities { entities[entity.id] = entity }
      for document in graph.corpus.documents { documents[document.id] = document }
      types.merge(graph.relationTypes) { $1 }
      for relation in graph.relations {
        let key = [relation.source, relation.target, relation.key]
        guard let known = relations[key] else {
          relations[key] = relation
          continue
        }
        var both = relation
        both.evidence = Set(known.evidence).union(relation.evidence).sorted()
        if known.omitted.count > relation.omitted.count { both.omitted = known.omitted }
        relations[key] = both
      }
    }
    self.init(
      generator: last?.generator ?? Generator(name: "", version: "", model: "", ontology: "", gazetteer: ""),
      corpus: Corpus(name: last?.corpus.name ?? "", documents: documents.values.sorted { $0.id < $1.id }), relationTypes: types,
      entities: entities.values.sorted { $0.id < $1.id }, relations: Array(relations.values))
  }
}

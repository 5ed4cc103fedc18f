import RelataGraph

/// A resource of the graph as RDF: an IRI, never a blank node, and what is said of it.
struct RDFResource {
  enum Object {
    case iri(String)
    case term(String)
    case literal(Scalar)
  }

  var iri: String
  /// Terms such as `rdfs:label`, each with its objects.
  private(set) var properties: [(term: String, objects: [Object])] = []

  init(_ iri: String, types: [String]) {
    self.iri = iri
    properties = [("rdf:type", types.map(Object.term))]
  }

  mutating func add(_ term: String, _ objects: [Object]) {
    if !objects.isEmpty { properties.append((term, objects)) }
  }

  mutating func add(_ term: String, text: String?) {
    if let text, !text.isEmpty { add(term, [.literal(.text(text))]) }
  }

  static let prefixes: KeyValuePairs<String, String> = [
    "dcterms": "http://purl.org/dc/terms/", "prov": "http://www.w3.org/ns/prov#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "relata": "urn:relata:term:", "relation": "urn:relata:relation-type:",
    "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
  ]

  /// A part of an IRI: all but unreserved characters (RFC 3986) percent-encoded.
  static func part(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"): out.append(byte)
      default: out += ExportText.percentEncoded(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Graph {
  /// Hands out the resources one after the other: documents, entities, and each relation followed by its evidence.
  ///
  /// A relation is a node between its ends, with its status; what is affirmed, actual and asserted by the text itself is a
  /// direct triple as well. Evidence is a `prov:Entity` quoted from its document.
  func forEachResource<Failure: Error>(_ body: (RDFResource) throws(Failure) -> Void) throws(Failure) {
    for document in corpus.documents {
      var resource = RDFResource(Graph.iri("document", document.id), types: ["relata:Document", "prov:Entity"])
      resource.add("dcterms:identifier", text: document.id)
      resource.add("dcterms:title", text: document.title)
      resource.add("dcterms:date", text: document.date)
      resource.add("dcterms:publisher", text: document.source)
      resource.add("relata:digest", text: document.digest)
      try body(resource)
    }
    for entity in entities {
      var resource = RDFResource(
        Graph.iri("entity", entity.id), types: ["relata:\(entity.type.rawValue.prefix(1).uppercased() + entity.type.rawValue.dropFirst())"])
      resource.add("dcterms:identifier", text: entity.id)
      resource.add("rdfs:label", text: entity.name)
      resource.add("skos:altLabel", entity.aliases.filter { !$0.isEmpty }.map { .literal(.text($0)) })
      resource.add("relata:iso", text: entity.iso)
      resource.add("relata:count", [.literal(.integer(entity.count))])
      try body(resource)
    }
    for row in RelationRows(self) { try forEachResource(of: row, body) }
  }

  private func forEachResource<Failure: Error>(of row: RelationRow, _ body: (RDFResource) throws(Failure) -> Void) throws(Failure) {
    let relation = row.relation
    let (source, target) = (Graph.iri("entity", relation.source), Graph.iri("entity", relation.target))
    let iri = Graph.iri("relation", relation.source, relation.key, relation.target)
    var resource = RDFResource(iri, types: ["relata:Relation", "prov:Entity"])
    resource.add("relata:source", [.iri(source)])
    resource.add("relata:target", [.iri(target)])
    // The attribute's name, as in the other formats.
    for attribute in [EdgeAttributes.key] + EdgeAttributes.of(self) where !attribute.name.hasPrefix("evidence_") {
      if attribute.name == "attributed" {
        resource.add("prov:wasAttributedTo", relation.attributed.map { [.iri(Graph.iri("entity", $0))] } ?? [])
      } else if let value = attribute.value(row) {
        resource.add(attribute.name == "label" ? "rdfs:label" : "relata:" + attribute.name, [.literal(value)])
      }
    }
    let evidence = relation.evidence.indices.map { iri + "/" + String($0 + 1) }
    resource.add("prov:wasDerivedFrom", evidence.map { .iri($0) })
    try body(resource)
    for (iri, one) in zip(evidence, relation.evidence) {
      var resource = RDFResource(iri, types: ["relata:Evidence", "prov:Entity"])
      resource.add("prov:wasQuotedFrom", [.iri(Graph.iri("document", one.document))])
      resource.add("prov:value", text: one.text)
      resource.add("relata:start", [.literal(.integer(one.range.lowerBound))])
      resource.add("relata:end", [.literal(.integer(one.range.upperBound))])
      resource.add("relata:confidence", [.literal(.real(one.confidence))])
      try body(resource)
    }
    if relation.polarity == .affirmed, relation.modality == .actual, relation.attributed == nil {
      var direct = RDFResource(source)
      direct.add("relation:" + RDFResource.part(relation.type), [.iri(target)])
      try body(direct)
    }
  }

  private static func iri(_ kind: String, _ parts: String...) -> String {
    "urn:relata:\(kind):" + parts.map(RDFResource.part).joined(separator: "/")
  }
}

extension RDFResource {
  /// A resource that is described elsewhere.
  fileprivate init(_ iri: String) { self.iri = iri }
}

import RelataGraph
import RelataSupport

extension Graph {
  /// Writes RDF as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), the same triples as the Turtle.
  public func writeJSONLD<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter()
    try writer.object { (writer) throws(Failure) in
      writer.object("@context") { writer in
        for (prefix, iri) in RDFResource.prefixes {
          writer.object(prefix) { writer in
            writer.member("@id", iri)
            writer.member("@prefix", true)
          }
        }
      }
      writer.key("@graph")
      try writer.array { (writer) throws(Failure) in
        try forEachResource { (resource) throws(Failure) in
          writer.resource(resource)
          if writer.bytes.count > 1 << 16 { try write(writer.flush()) }
        }
      }
    }
    try write(writer.flush() + [0x0A])
  }
}

extension JSONWriter {
  fileprivate mutating func resource(_ resource: RDFResource) {
    object { writer in
      writer.member("@id", resource.iri)
      for (term, objects) in resource.properties {
        if term == "rdf:type" {
          writer.member("@type", objects.compactMap { if case .term(let term) = $0 { term } else { nil } })
        } else {
          writer.member(term, each: objects) { $0.object($1) }
        }
      }
    }
  }

  private mutating func object(_ object: RDFResource.Object) {
    switch object {
    case .iri(let iri): reference(iri)
    case .term(let term): reference(term)
    case .literal(.text(let text)): string(ExportText.clean(text))
    case .literal(.integer(let value)): integer(value)
    case .literal(.flag(let value)): bool(value)
    case .literal(.real(let value)):
      // A bare 1.0 would be taken for a whole number.
      self.object { writer in
        writer.member("@type", "xsd:double")
        writer.member("@value", String(value))
      }
    }
  }

  private mutating func reference(_ iri: String) {
    object { writer in
      writer.member("@id", iri)
    }
  }
}

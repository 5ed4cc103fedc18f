import RelataGraph
import RelataSupport

extension Graph {
  /// Writes RDF as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), the same triples as the Turtle.
  public func writeJSONLD<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter()
    try writer.object { (writer) throws(Failure) in
      writer.key("@context")
      writer.object { writer in
        for (prefix, iri) in RDFResource.prefixes {
          writer.key(prefix)
          writer.object { writer in
            writer.key("@id")
            writer.string(iri)
            writer.key("@prefix")
            writer.bool(true)
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
      writer.key("@id")
      writer.string(resource.iri)
      for (term, objects) in resource.properties {
        if term == "rdf:type" {
          writer.key("@type")
          writer.strings(objects.compactMap { if case .term(let term) = $0 { term } else { nil } })
        } else {
          writer.key(term)
          writer.array(objects) { $0.object($1) }
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
        writer.key("@type")
        writer.string("xsd:double")
        writer.key("@value")
        writer.string(String(value))
      }
    }
  }

  private mutating func reference(_ iri: String) {
    object { writer in
      writer.key("@id")
      writer.string(iri)
    }
  }
}

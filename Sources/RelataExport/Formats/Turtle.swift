import RelataGraph

extension Graph {
  /// Writes RDF as Turtle (https://www.w3.org/TR/turtle/).
  public func writeTurtle<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var out: [UInt8] = []
    for (prefix, iri) in RDFResource.prefixes { out += "@prefix \(prefix): <\(iri)> .\n".utf8 }
    try forEachResource { (resource) throws(Failure) in
      out += "\n<\(resource.iri)>".utf8
      for (number, property) in resource.properties.enumerated() {
        out += "\(number == 0 ? " " : " ;\n  ")\(Graph.turtle(property.term)) ".utf8
        out += property.objects.map(Graph.turtle).joined(separator: ", ").utf8
      }
      out += " .\n".utf8
      if out.count > 1 << 16 {
        try write(out)
        out.removeAll(keepingCapacity: true)
      }
    }
    try write(out)
  }

  private static func turtle(_ object: RDFResource.Object) -> String {
    switch object {
    case .iri(let iri): "<\(iri)>"
    case .term(let term): turtle(term)
    case .literal(.text(let text)): quoted(text)
    case .literal(.integer(let value)): String(value)
    case .literal(.real(let value)): "\"\(value)\"^^xsd:double"
    case .literal(.flag(let value)): value ? "true" : "false"
    }
  }

  /// A prefixed name; one with anything but letters, digits and hyphens after the prefix as a whole IRI.
  private static func turtle(_ term: String) -> String {
    guard let colon = term.firstIndex(of: ":") else { return term }
    let name = term[term.index(after: colon)...]
    if !name.isEmpty, name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_") }) { return term }
    let prefix = RDFResource.prefixes.first { $0.key == term[..<colon] }?.value ?? ""
    return "<\(prefix)\(name)>"
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in ExportText.clean(text).unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

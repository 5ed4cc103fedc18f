import CLibXML2

/// A parsed XML file: nothing is loaded, no entity beside the five of XML is replaced, and libxml2 bounds nesting and names.
enum XMLTree {
  /// What `body` makes of the root.
  ///
  /// - Parameter body: Keeps no node: they are gone when it returns.
  /// - Throws: Where it is no XML; a declaration of entities counts as damage, since what they expand to may be of any size.
  static func read<Result>(_ bytes: [UInt8], recovers: Bool = false, _ body: (HTMLNode) throws(CorpusError.Cause) -> Result) throws(CorpusError.Cause)
    -> Result
  {
    guard let bounded = BoundedMarkup.bytes(of: bytes) else { throw .damaged("it has more than \(BoundedMarkup.mostTags) tags") }
    var options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
    if recovers { options |= XML_PARSE_RECOVER.rawValue }
    let parsed = bounded.withUnsafeBytes { buffer in
      xmlReadMemory(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, nil, Int32(options))
    }
    guard let document = parsed else { throw .damaged("it is no well-formed XML" + lastError()) }
    defer { xmlFreeDoc(document) }
    if let subset = document.pointee.intSubset, subset.pointee.entities != nil { throw .damaged("it declares entities, which are not read") }
    guard let root = xmlDocGetRootElement(document) else { throw .damaged("it is no well-formed XML") }
    return try body(HTMLNode(root))
  }

  private static func lastError() -> String {
    guard let error = xmlGetLastError(), let message = error.pointee.message else { return "" }
    let text = String(cString: message).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return " (line \(error.pointee.line): \(text.prefix(120)))"
  }
}

import CLibXML2

/// A parsed page.
///
/// The parser recovers from whatever is wrong in a page, loads nothing, and bounds its own nesting and memory.
enum HTMLTree {
  /// What `body` makes of the root; `nil` where there is none.
  ///
  /// - Parameter body: Keeps no node: they are gone when it returns.
  static func read<Result>(_ bytes: [UInt8], _ body: (HTMLNode) -> Result) -> Result? {
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
    // Without a hint libxml2 reads bytes above 127 as Latin-1; a page that is valid UTF-8 is UTF-8.
    let encoding: String? = String(validating: bytes, as: UTF8.self) == nil ? nil : "UTF-8"
    let parsed = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, encoding, Int32(options))
    }
    guard let document = parsed else { return nil }
    defer { xmlFreeDoc(document) }
    return xmlDocGetRootElement(document).map { body(HTMLNode($0)) }
  }
}

/// An element or a text of a page; valid while its tree is.
struct HTMLNode {
  private let pointer: xmlNodePtr

  init(_ pointer: xmlNodePtr) { self.pointer = pointer }

  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }
  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  /// The element's name in lower case.
  var name: String { isElement ? pointer.pointee.name.map { String(cString: $0).lowercased() } ?? "" : "" }

  /// The content of a text node.
  var text: String { pointer.pointee.content.map { String(cString: $0) } ?? "" }

  /// The text of the node and of all in it.
  var wholeText: String {
    guard let content = xmlNodeGetContent(pointer) else { return "" }
    defer { clibxml2_free(content) }
    return String(cString: content)
  }

  /// The first element in it of a name, whatever its prefix.
  func first(_ name: String) -> HTMLNode? { children.first { $0.name == name } }

  var children: [HTMLNode] {
    var out: [HTMLNode] = []
    var child = pointer.pointee.children
    while let node = child {
      out.append(HTMLNode(node))
      child = node.pointee.next
    }
    return out
  }

  func attribute(_ name: String) -> String? {
    guard isElement, let value = xmlGetProp(pointer, name) else { return nil }
    defer { clibxml2_free(value) }
    return String(cString: value)
  }
}

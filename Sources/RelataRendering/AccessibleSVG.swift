import CLibXML2
import RelataExport

/// Gives a picture's parts the names that screen readers say and pointers show. The only file here that touches libxml2.
enum AccessibleSVG {
  /// Graphviz's SVG with a name for the whole, for each entity and for each line, and without what no reader wants.
  ///
  /// - Returns: `nil` where the SVG is not well-formed.
  static func named(_ svg: UnsafeRawBufferPointer, for diagram: Diagram) -> [UInt8]? {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_HUGE.rawValue
    guard
      let document = xmlReadMemory(svg.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(svg.count), nil, "UTF-8", Int32(options))
    else { return nil }
    defer { xmlFreeDoc(document) }
    // The public identifier of SVG 1.1 would keep the picture out of an HTML page.
    if let definition = xmlGetIntSubset(document) {
      xmlUnlinkNode(UnsafeMutableRawPointer(definition).assumingMemoryBound(to: xmlNode.self))
      xmlFreeDtd(definition)
    }
    var child = document.pointee.children
    while let node = child {
      child = node.pointee.next
      if node.pointee.type == XML_COMMENT_NODE { remove(node) }
    }
    guard let root = xmlDocGetRootElement(document) else { return nil }
    xmlSetProp(root, "role", "graphics-document")
    xmlSetProp(root, "aria-label", diagram.title)
    visit(root, titles(diagram))
    prepend("desc", diagram.summary, to: root)
    prepend("title", diagram.title, to: root)
    var bytes: UnsafeMutablePointer<xmlChar>?
    var count: Int32 = 0
    xmlDocDumpMemoryEnc(document, &bytes, &count, "UTF-8")
    guard let bytes else { return nil }
    defer { clibxml2_free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }

  /// Titles by identifier.
  private static func titles(_ diagram: Diagram) -> [String: String] {
    var titles: [String: String] = [:]
    func add(_ attributes: [Diagram.Attribute], _ title: String) {
      if let id = attributes.first(where: { $0.name == "id" })?.value { titles[id] = title }
    }
    for node in diagram.nodes { add(node.attributes, node.title) }
    for edge in diagram.edges { add(edge.attributes, edge.title) }
    for cluster in diagram.clusters {
      add(cluster.attributes, cluster.title)
      for node in cluster.nodes { add(node.attributes, node.title) }
      for edge in cluster.edges { add(edge.attributes, edge.title) }
    }
    return titles
  }

  /// - Returns: The tooltip that Graphviz gave the element, or one in it.
  @discardableResult
  private static func visit(_ element: xmlNodePtr, _ titles: [String: String]) -> String? {
    var tooltip: String?
    var child = element.pointee.children
    while let node = child {
      child = node.pointee.next
      if node.pointee.type == XML_COMMENT_NODE {
        remove(node)
      } else if node.pointee.type == XML_ELEMENT_NODE {
        switch name(node) {
        case "title": remove(node)
        case "a":
          // A link to nowhere, there for its tooltip.
          tooltip = property(node, "title") ?? tooltip
          while let inner = node.pointee.children { xmlAddPrevSibling(node, inner) }
          remove(node)
          child = element.pointee.children
        default: tooltip = visit(node, titles) ?? tooltip
        }
      }
    }
    guard name(element) == "g", let id = property(element, "id"), let given = titles[id] else { return tooltip }
    let title = given.isEmpty ? Diagram.plain(tooltip ?? "") : given
    if title.allSatisfy(\.isWhitespace) {
      xmlSetProp(element, "aria-hidden", "true")
    } else {
      xmlSetProp(element, "role", "img")
      prepend("title", title, to: element)
    }
    return nil
  }

  private static func name(_ node: xmlNodePtr) -> String { node.pointee.name.map { String(cString: $0) } ?? "" }

  private static func property(_ node: xmlNodePtr, _ name: String) -> String? {
    guard let value = xmlGetProp(node, name) else { return nil }
    defer { clibxml2_free(value) }
    return String(cString: value)
  }

  private static func remove(_ node: xmlNodePtr) {
    xmlUnlinkNode(node)
    xmlFreeNode(node)
  }

  /// Adds an element with a text as the first child.
  private static func prepend(_ name: String, _ text: String, to parent: xmlNodePtr) {
    guard let made = xmlNewDocNode(parent.pointee.doc, parent.pointee.ns, name, nil) else { return }
    xmlNodeAddContent(made, text)
    if let first = parent.pointee.children { xmlAddPrevSibling(first, made) } else { xmlAddChild(parent, made) }
  }
}

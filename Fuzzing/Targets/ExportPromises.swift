import CGraphviz
import CLibXML2
import Foundation
import RelataGraph

@testable import RelataExport

/// Writers: whatever texts a graph holds, other programs read what is written, and no text becomes markup.
enum ExportPromises {
  static func dot(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let title = source.optionalText()
    var graph = source.graph()
    // No graph file has a colour that is none, but a graph in memory may.
    for name in graph.relationTypes.keys.sorted() { graph.relationTypes[name]?.color = source.optionalText() }
    let diagram = DiagramStyle().diagram(graph, captions: DiagramCaptions(title: title), grouped: source.chance(2))
    try read(diagram)
    let new = source.edited(graph)
    try read(DiagramStyle().diagram(GraphDiff(from: graph, to: new), from: graph, to: new))
  }

  /// No attribute that makes Graphviz open a file or a picture hold a link.
  private static let forbidden: Set<String> = [
    "image", "imagepath", "shapefile", "fontpath", "stylesheet", "href", "URL", "edgeURL", "headURL", "tailURL", "labelURL", "target", "layers", "_background",
  ]

  private static func read(_ diagram: Diagram) throws {
    let dot = diagram.dot()
    guard let graph = agmemread(dot) else { throw BrokenPromise(description: "Graphviz can't read the DOT") }
    defer { agclose(graph) }
    let parts = DiagramParts(diagram)
    let nodes = parts.nodes + diagram.legend.nodes
    let edges = parts.edges + diagram.legend.edges
    let (nodeCount, edgeCount) = (Int(agnnodes(graph)), Int(agnedges(graph)))
    try BrokenPromise.check(
      nodeCount == nodes.count && edgeCount == edges.count,
      "all nodes and edges arrive, and no more: \(nodeCount) and \(edgeCount) of \(nodes.count) and \(edges.count)")
    for attribute in diagram.attributes { try BrokenPromise.check(!forbidden.contains(attribute.name), "no attribute opens a file") }
    for kind in [AGRAPH, AGNODE, AGEDGE] {
      var symbol = agnxtattr(graph, Int32(kind), nil)
      while let found = symbol {
        let name = String(cString: found.pointee.name)
        try BrokenPromise.check(!forbidden.contains(name), "no attribute opens a file or links: \(name)")
        symbol = agnxtattr(graph, Int32(kind), found)
      }
    }
    for node in nodes {
      let made = node.name.withCString { agnode(graph, UnsafeMutablePointer(mutating: $0), 0) }
      for attribute in node.attributes {
        let value = attribute.name.withCString { name in made.flatMap { agget($0, UnsafeMutablePointer(mutating: name)) } }.map { String(cString: $0) }
        try BrokenPromise.check(value?.utf8.elementsEqual(attribute.value.utf8) ?? false, "\(attribute.name) arrives as it is: \(attribute.value)")
      }
    }
  }

  static func xml(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let graph = source.graph()
    for (file, name) in [(ExportFile.graphml, "node"), (.gexf, "node")] {
      let nodes = try elements(of: written(graph, file), named: name)
      try BrokenPromise.check(nodes == graph.entities.count, "\(file) holds each entity: \(nodes) of \(graph.entities.count)")
    }
    let svg = Array(graph.timeline().svg().utf8)
    for name in ["script", "a", "image", "foreignObject"] {
      try BrokenPromise.check(try elements(of: svg, named: name) == 0, "a timeline has no \(name)")
    }
    for file in [ExportFile.cytoscape, .jsonld] { try json(written(graph, file), file) }
    for file in [ExportFile.plover, .ftm, .events, .negatedEvents] {
      for line in written(graph, file).split(separator: 0x0A) { try json(Array(line), file) }
    }
    for file in [ExportFile.csvNodes, .csvEdges, .csvEvidence, .csvDocuments, .eventsCSV, .neo4jNodes, .neo4jRelationships, .neo4jScript, .turtle] {
      let bytes = written(graph, file)
      try BrokenPromise.check(String(validating: bytes, as: UTF8.self) != nil, "\(file) is UTF-8")
    }
  }

  private static func written(_ graph: Graph, _ file: ExportFile) -> [UInt8] {
    var out: [UInt8] = []
    graph.export(file) { out += $0 }
    return out
  }

  private static func json(_ bytes: [UInt8], _ file: ExportFile) throws {
    let read = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    try BrokenPromise.check(read != nil, "Foundation reads \(file)")
  }

  /// The number of elements of a name in a well-formed document.
  private static func elements(of bytes: [UInt8], named name: String) throws -> Int {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = bytes.withUnsafeBytes { xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, Int32(options)) }
    guard let document else { throw BrokenPromise(description: "libxml2 can't read what was written") }
    defer { xmlFreeDoc(document) }
    var count = 0
    var stack = [xmlDocGetRootElement(document)]
    while let next = stack.popLast() {
      guard let node = next else { continue }
      if node.pointee.type == XML_ELEMENT_NODE, let found = node.pointee.name, String(cString: found) == name { count += 1 }
      stack.append(node.pointee.next)
      stack.append(node.pointee.children)
    }
    return count
  }
}

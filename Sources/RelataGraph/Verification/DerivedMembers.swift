import RelataSupport

extension Graph {
  /// Checks the members of a graph file that follow from others and that reading it passes over: counts, weights and keys.
  ///
  /// - Parameter bytes: The JSON that `Graph.init(json:)` has read.
  /// - Throws: `JSONError` where it is no graph at all.
  public static func problemsOfDerivedMembers(json bytes: [UInt8]) throws(JSONError) -> [GraphProblem] {
    try problemsOfDerivedMembers(json: JSONSource(bytes))
  }

  /// As `problemsOfDerivedMembers(json:)`, of a file that is not held.
  package static func problemsOfDerivedMembers(json source: JSONSource) throws(JSONError) -> [GraphProblem] {
    var reader = JSONReader(source)
    var problems: [GraphProblem] = []
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "nodes": try reader.array { (reader: inout JSONReader) throws(JSONError) in problems += try reader.problemsOfNode() }
      case "edges": try reader.array { (reader: inout JSONReader) throws(JSONError) in problems += try reader.problemsOfEdge() }
      case "directed", "multigraph":
        if try !reader.bool() { problems.append(GraphProblem(place: "graph", message: "\(key) is false; expected true")) }
      default: try reader.skip()
      }
    }
    return problems
  }
}

extension JSONReader {
  fileprivate mutating func problemsOfNode() throws(JSONError) -> [GraphProblem] {
    var id = ""
    var count: Int?
    var mentions = 0
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": id = try reader.string()
      case "count": count = try reader.integer()
      case "mentions": mentions += try reader.countOfElements()
      case "bearers":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in
          try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
            if key == "omitted" { mentions += try reader.count() } else { try reader.skip() }
          }
        }
      default: try reader.skip()
      }
    }
    guard let count, count != mentions else { return [] }
    return [GraphProblem(place: "node \(id)", message: "count is \(count), but there are \(mentions) mentions")]
  }

  fileprivate mutating func problemsOfEdge() throws(JSONError) -> [GraphProblem] {
    var relation = Relation(source: "", target: "", type: "")
    var weight: Int?
    var key: String?
    var evidence = 0
    try object { (reader: inout JSONReader, name) throws(JSONError) in
      switch name {
      case "source": relation.source = try reader.string()
      case "target": relation.target = try reader.string()
      case "type": relation.type = try reader.string()
      case "polarity": relation.polarity = Polarity(rawValue: try reader.string()) ?? .affirmed
      case "modality": relation.modality = Modality(rawValue: try reader.string()) ?? .actual
      case "attributed": relation.attributed = reader.null() ? nil : try reader.string()
      case "key": key = try reader.string()
      case "weight": weight = try reader.integer()
      case "evidence": evidence += try reader.countOfElements()
      case "omitted": try reader.array { (reader: inout JSONReader) throws(JSONError) in evidence += try reader.countOfOmitted() }
      default: try reader.skip()
      }
    }
    var problems: [GraphProblem] = []
    if let weight, weight != evidence {
      problems.append(GraphProblem(place: relation.place, message: "weight is \(weight), but there are \(evidence) pieces of evidence"))
    }
    if let key, key != relation.key {
      problems.append(GraphProblem(place: relation.place, message: "key is \(key), but type, polarity, modality and attribution make it \(relation.key)"))
    }
    return problems
  }

  private mutating func countOfOmitted() throws(JSONError) -> Int {
    var count = 0
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      guard key == "confidences" else { return try reader.skip() }
      try reader.object { (reader: inout JSONReader, _) throws(JSONError) in count += try reader.countOfElements() }
    }
    return count
  }

  private mutating func countOfElements() throws(JSONError) -> Int {
    var count = 0
    try array { (reader: inout JSONReader) throws(JSONError) in
      try reader.skip()
      count += 1
    }
    return count
  }
}

import RelataGraph
import RelataSupport
import RelataSyntax

/// Reads files of patterns: a list, in the order in which they are applied.
struct PatternReader {
  private(set) var steps: [PatternGrammar.Step] = []
  private(set) var constructions: [Pattern] = []
  /// Names and where they were given.
  private var names: Set<String>
  /// Whether algorithms of the program may be put in order.
  private let isBuiltIn: Bool

  init(known: PatternGrammar? = nil) {
    isBuiltIn = known == nil
    names = Set(known?.names ?? [])
  }

  mutating func read(_ text: String, path: String) throws(KnowledgeError) {
    let members = try KnowledgeFile(text, path: path).root.members(of: ["patterns"], in: "a file of patterns")
    guard let list = members["patterns"] else { throw KnowledgeError(path: path, message: "has no patterns; expected a list under patterns") }
    for item in try list.list() { try add(item) }
  }

  private static let kinds = ["repair", "construction", "algorithm"]

  private mutating func add(_ item: KnowledgeFile.Value) throws(KnowledgeError) {
    let members = try item.members(
      of: PatternReader.kinds + ["comment", "match", "edit", "tells", "examples"], in: "a pattern")
    let found = PatternReader.kinds.filter { members[$0] != nil }
    guard found.count == 1, let kind = found.first, let key = members[kind] else {
      throw item.error("expected one of repair and construction, with the pattern's name")
    }
    let title = try key.name()
    guard names.insert(title).inserted else { throw key.error("there is a pattern \(title) already; give this one a name of its own") }
    if kind == "algorithm" {
      guard isBuiltIn, let algorithm = TreeAlgorithm(rawValue: title) else { throw key.error("\(title) is no algorithm; expected a repair or a construction") }
      steps.append(.algorithm(algorithm))
      return
    }
    func required(_ name: String) throws(KnowledgeError) -> KnowledgeFile.Value {
      guard let value = members[name] else { throw item.error("\(kind) \(title) has no \(name)") }
      return value
    }
    let shapes = try shapes(try required("match"), hasRoles: kind == "construction")
    let nodes = shapes[0].map(\.name)
    let action: Pattern.Action
    if kind == "repair" {
      var edits: [TreeEdit] = []
      for edit in try required("edit").list() { edits.append(try PatternReader.edit(edit, nodes)) }
      action = .repair(edits)
    } else {
      action = .construction(try PatternReader.construction(try required("tells"), nodes))
    }
    let pattern = Pattern(
      name: title, comment: try required("comment").name(), shapes: shapes, action: action,
      examples: try members["examples"].map { (value) throws(KnowledgeError) in try PatternReader.examples(value, kind) } ?? [], path: item.path,
      line: item.line, column: item.column)
    if kind == "repair" { steps.append(.repair(pattern)) } else { constructions.append(pattern) }
  }

  // MARK: Shapes

  private func shapes(_ value: KnowledgeFile.Value, hasRoles: Bool) throws(KnowledgeError) -> [[Pattern.Node]] {
    var out: [[Pattern.Node]] = []
    if case .list(let shapes) = value.content {
      for shape in shapes { out.append(try self.shape(shape, hasRoles: hasRoles)) }
    } else {
      out.append(try shape(value, hasRoles: hasRoles))
    }
    guard let first = out.first else { throw value.error("expected a shape: nodes and what is asked of them") }
    for shape in out where shape.map(\.name) != first.map(\.name) {
      throw value.error("all shapes of a pattern have the same nodes in the same order; expected \(first.map(\.name).joined(separator: ", "))")
    }
    return out
  }

  private func shape(_ value: KnowledgeFile.Value, hasRoles: Bool) throws(KnowledgeError) -> [Pattern.Node] {
    var out: [Pattern.Node] = []
    for (key, name, text) in try value.members() {
      guard name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else { throw key.error("a node's name has small letters and hyphens alone") }
      var reader = ConditionReader(try text.string(), nodes: out.map(\.name) + [name], hasRoles: hasRoles)
      do throws(ConditionReader.Problem) {
        out.append(Pattern.Node(name: name, conditions: try reader.conditions(), fromEnd: reader.fromEnd))
      } catch {
        throw text.error(error.message)
      }
    }
    guard !out.isEmpty else { throw value.error("expected a shape: nodes and what is asked of them") }
    return out
  }

  // MARK: Actions

  /// `attach agent to verb as obl:agent`
  private static func edit(_ value: KnowledgeFile.Value, _ nodes: [String]) throws(KnowledgeError) -> TreeEdit {
    let text = try value.string()
    do throws(ConditionReader.Problem) {
      if text.hasPrefix("move ") {
        var reader = ConditionReader(String(text.dropFirst(5)), nodes: nodes, hasRoles: false)
        let conditions = try reader.bracketed()
        let words = reader.rest
        guard [4, 6].contains(words.count), words[0] == "of", words[2] == "to", words.count == 4 || words[4] == "as" else { throw problem(text) }
        return .move(
          conditions, from: try node(words[1], nodes), to: try node(words[3], nodes), words.count == 6 ? try relation(words[5]) : nil)
      }
      let words = text.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("attach", 4) where words[2] == "to": return .attach(try node(words[1], nodes), to: try node(words[3], nodes), nil)
      case ("attach", 6) where words[2] == "to" && words[4] == "as":
        return .attach(try node(words[1], nodes), to: try node(words[3], nodes), try relation(words[5]))
      case ("relabel", 4) where words[2] == "as": return .relabel(try node(words[1], nodes), try relation(words[3]))
      case ("raise", 6) where words[2] == "over" && words[4] == "as":
        return .raise(try node(words[1], nodes), over: try node(words[3], nodes), try relation(words[5]))
      case ("retag", 4) where words[2] == "as", ("retag", 5) where words[2] == "as":
        guard let upos = PartOfSpeech(rawValue: words[3]) else { throw ConditionReader.Problem(message: "\(words[3]) is no part of speech") }
        return .retag(try node(words[1], nodes), upos, words.count == 5 ? Features(words[4]) : nil)
      default: throw problem(text)
      }
    } catch {
      throw value.error(error.message)
    }
  }

  private static func problem(_ text: String) -> ConditionReader.Problem {
    ConditionReader.Problem(
      message: "\(text) is no edit; expected attach A to B as RELATION, relabel A as RELATION, retag A as UPOS FEATURES, raise A over B as RELATION, "
        + "or move [conditions] of A to B as RELATION")
  }

  private static func node(_ name: String, _ nodes: [String]) throws(ConditionReader.Problem) -> Int {
    guard let number = nodes.firstIndex(of: name) else {
      throw ConditionReader.Problem(message: "\(name) is no node; expected one of \(nodes.joined(separator: ", "))")
    }
    return number
  }

  private static func relation(_ text: String) throws(ConditionReader.Problem) -> DependencyRelation {
    _ = try ConditionReader.universal(text.split(separator: ":").first.map(String.init) ?? text)
    return DependencyRelation(text)
  }

  private static func construction(_ value: KnowledgeFile.Value, _ nodes: [String]) throws(KnowledgeError) -> Construction {
    let members = try value.members(of: ["relation", "source", "target", "words", "negated", "confidence"], in: "what a construction tells")
    func node(_ value: KnowledgeFile.Value) throws(KnowledgeError) -> Int {
      let name = try value.string()
      do throws(ConditionReader.Problem) { return try PatternReader.node(name, nodes) } catch { throw value.error(error.message) }
    }
    guard let relation = members["relation"], let source = members["source"], let target = members["target"], let words = members["words"] else {
      throw value.error("expected relation, source, target and words")
    }
    var named: [Int] = []
    for word in try words.list() { named.append(try node(word)) }
    guard !named.isEmpty else { throw words.error("expected the nodes that name the relation, the predicate first") }
    var confidence = 0.9
    if let value = members["confidence"] {
      guard let number = Double(try value.string()), number > 0, number <= 1 else { throw value.error("expected a number above 0, up to 1") }
      confidence = number
    }
    return Construction(
      relation: try relation.name(), source: try node(source), target: try node(target), words: named, isNegated: try members["negated"]?.bool() ?? false,
      confidence: confidence)
  }

  private static func examples(_ value: KnowledgeFile.Value, _ kind: String) throws(KnowledgeError) -> [Pattern.Example] {
    let (text, expected) = kind == "repair" ? ("before", "after") : ("text", "tells")
    var out: [Pattern.Example] = []
    for item in try value.list() {
      let members = try item.members(of: [text, expected], in: "an example of a \(kind)")
      guard let words = members[text], let tells = members[expected] else { throw item.error("expected \(text) and \(expected)") }
      out.append(Pattern.Example(text: try words.name(), expected: try tells.strings(), line: item.line))
    }
    return out
  }
}

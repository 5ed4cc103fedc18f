import RelataGraph
import RelataSupport

extension Ontology {
  /// The ontology that ships inside the program: the vocabulary of PLOVER and standing facts.
  ///
  /// - Parameters:
  ///   - lexicon: Where it is not the built-in one.
  ///   - patterns: Where they are not the built-in ones.
  public static func builtIn(_ lexicon: Lexicon? = nil, _ patterns: PatternGrammar? = nil) throws(KnowledgeError) -> Ontology {
    let ontology = try readingBuiltIn(onto: try empty(lexicon, patterns))
    try ontology.checkConstructions()
    return ontology
  }

  private static func readingBuiltIn(onto empty: Ontology) throws(KnowledgeError) -> Ontology {
    var ontology = empty
    var reader = OntologyReader()
    for file in BuiltInKnowledge.ontology { try reader.read(file.text, path: file.path, into: &ontology) }
    try reader.finish(&ontology)
    ontology.digest = digest([BuiltInKnowledge.digest(of: BuiltInKnowledge.ontology), ontology.lexicon.digest, ontology.patterns.digest])
    ontology.builtInTypes = Set(ontology.definitions.keys)
    return ontology
  }

  /// An ontology from a user's files alone, or on top of the built-in one where the first of them says `extends: built-in`.
  ///
  /// - Parameters:
  ///   - files: Paths and texts.
  ///   - lexicon: Where it is not the built-in one.
  ///   - patterns: Where they are not the built-in ones.
  /// - Throws: `KnowledgeError`
  public static func reading(
    _ files: [(path: String, text: String)], _ lexicon: Lexicon? = nil, _ patterns: PatternGrammar? = nil
  ) throws(KnowledgeError) -> Ontology {
    var ontology = try empty(lexicon, patterns)
    var reader = OntologyReader()
    for file in files where try OntologyReader.extendsBuiltIn(file.text, path: file.path) {
      ontology = try readingBuiltIn(onto: ontology)
      break
    }
    for file in files { try reader.read(file.text, path: file.path, into: &ontology) }
    try reader.finish(&ontology)
    try ontology.checkConstructions()
    if ontology.digest.isEmpty { ontology.digest = digest([ontology.lexicon.digest, ontology.patterns.digest]) }
    ontology.digest = digest([ontology.digest] + files.map { Digest.sha256($0.text.utf8) })
    return ontology
  }

  /// One without relation types and frames, that stands on words and patterns.
  private static func empty(_ lexicon: Lexicon?, _ patterns: PatternGrammar?) throws(KnowledgeError) -> Ontology {
    let words = if let lexicon { lexicon } else { try Lexicon.builtIn() }
    let shapes = if let patterns { patterns } else { try PatternGrammar.builtIn() }
    return Ontology(words, shapes)
  }

  /// A user's constructions tell relations that there are.
  private func checkConstructions() throws(KnowledgeError) {
    for pattern in patterns.constructions where !pattern.isBuiltIn {
      guard case .construction(let construction) = pattern.action, definitions[construction.relation] == nil else { continue }
      let known = definitions.keys.sorted().joined(separator: ", ")
      throw KnowledgeError(
        path: pattern.path, line: pattern.line, column: pattern.column,
        message: "\(construction.relation) is no relation of the ontology; expected one of \(known)")
    }
  }

  private static func digest(_ digests: [String]) -> String { Digest.sha256(digests.joined().utf8) }
}

/// Reads ontology files one after the other; frames may come before the relation types that they name.
private struct OntologyReader {
  private var pending: [(frames: [(Ontology.Frame, [String])], relation: KnowledgeFile.Value)] = []
  /// Names of domains where relation types and frames speak of them; they may come before the domains themselves.
  private var named: [KnowledgeFile.Value] = []
  /// Relation types where others and frames speak of them; they may come before the types themselves.
  private var mentioned: [KnowledgeFile.Value] = []
  /// The relation types of these files that tell facts, with the number of their file.
  private var tellers: [(name: String, value: KnowledgeFile.Value, file: Int)] = []
  private var files = 0
  private static let sections = ["extends", "relations", "domains", "frames"]

  init() {}

  static func extendsBuiltIn(_ text: String, path: String) throws(KnowledgeError) -> Bool {
    guard let value = try KnowledgeFile(text, path: path).root.members(of: sections, in: "an ontology")["extends"] else { return false }
    guard try value.string() == "built-in" else { throw value.error("expected extends: built-in") }
    return true
  }

  mutating func read(_ text: String, path: String, into ontology: inout Ontology) throws(KnowledgeError) {
    let members = try KnowledgeFile(text, path: path).root.members(of: OntologyReader.sections, in: "an ontology")
    files += 1
    if let relations = members["relations"] {
      for (key, name, value) in try relations.members() {
        let known = ontology.definitions[name]
        ontology.definitions[name] = try definition(name, value, known)
        tellers.removeAll { $0.name == name }
        tellers.append((name, key, files))
        // Other words or colours for a built-in type leave it what the scorer has learned.
        if known != ontology.definitions[name]?.called(as: known) { ontology.builtInTypes.remove(name) }
      }
    }
    for (_, name, value) in try members["domains"]?.members() ?? [] { ontology.domains[name] = try EventDomain(value) }
    if let frames = members["frames"] {
      for item in try frames.list() { try readFrame(item) }
    }
  }

  /// A relation type; what its mapping does not name stays as it is known.
  private mutating func definition(_ name: String, _ value: KnowledgeFile.Value, _ known: Ontology.Definition?) throws(KnowledgeError)
    -> Ontology.Definition
  {
    let keys = [
      "label", "symmetric", "traits", "alleged", "claimed", "plover", "planned", "hypothetical", "negated", "refused", "quad", "source", "target", "color",
      "domain",
    ]
    let members = try value.members(of: keys, in: "a relation type")
    var type = known?.type ?? RelationType(label: name)
    if let label = members["label"] { type.label = try label.name() }
    if let symmetric = members["symmetric"] { type.symmetric = try symmetric.bool() }
    if let plover = members["plover"] { type.plover = try plover.string() }
    if let quad = members["quad"] { type.quad = try quad.choice("quad class", of: QuadClass.self) }
    if let color = members["color"] {
      let text = try color.string()
      guard RelationType.isColor(text) else { throw color.error("\(text) is no colour; expected \"#rrggbb\" in quotes") }
      type.color = text
    }
    let all = Set(EntityType.allCases)
    var definition = known ?? Ontology.Definition(type: type, source: all, target: all)
    definition.type = type
    if let source = try types(members["source"]) { definition.source = source }
    if let target = try types(members["target"]) { definition.target = target }
    if let planned = members["planned"] { definition.planned = try planned.string() }
    if let hypothetical = members["hypothetical"] { definition.hypothetical = try hypothetical.string() }
    if let negated = members["negated"] { definition.negated = try negated.string() }
    if let refused = members["refused"] { definition.refused = try refused.string() }
    if let domain = try domain(members["domain"]) { definition.domain = domain }
    if let alleged = try relation(members["alleged"]) { definition.alleged = alleged }
    if let claimed = try relation(members["claimed"]) { definition.claimed = claimed }
    if let traits = try members["traits"]?.list() {
      definition.traits = []
      for trait in traits { definition.traits.insert(try trait.choice("trait", of: Ontology.Trait.self)) }
      for trait in traits {
        if let contradiction = try trait.choice("trait", of: Ontology.Trait.self).contradiction(with: definition) { throw trait.error(contradiction) }
      }
    } else if let changed = members["quad"] ?? members["symmetric"] {
      for trait in Ontology.Trait.allCases where definition.traits.contains(trait) {
        if let contradiction = trait.contradiction(with: definition) { throw changed.error(contradiction) }
      }
    }
    return definition
  }

  /// The name of a relation type, which is looked up when all files are read.
  private mutating func relation(_ value: KnowledgeFile.Value?) throws(KnowledgeError) -> String? {
    guard let value else { return nil }
    mentioned.append(value)
    return try value.string()
  }

  /// The name of a domain, which is looked up when all files are read.
  private mutating func domain(_ value: KnowledgeFile.Value?) throws(KnowledgeError) -> String? {
    guard let value else { return nil }
    named.append(value)
    return try value.string()
  }

  private func types(_ value: KnowledgeFile.Value?) throws(KnowledgeError) -> Set<EntityType>? {
    guard let value else { return nil }
    var out: Set<EntityType> = []
    for item in try value.list() { out.insert(try item.choice("entity type", of: EntityType.self)) }
    return out
  }

  private mutating func readFrame(_ item: KnowledgeFile.Value) throws(KnowledgeError) {
    let kinds = Ontology.Predicate.allCases.map(\.rawValue)
    let keys =
      [
        "relation", "source", "target", "also", "negated", "modality", "with", "without", "direct", "mutual", "denied", "plover", "source-types",
        "target-types",
        "confidence", "domain",
      ]
      + kinds
    let members = try item.members(of: keys, in: "a frame")
    guard let relation = members["relation"] else { throw item.error("a frame needs a relation") }
    guard let source = members["source"] else { throw item.error("a frame needs a source: the role of who does it") }
    guard let target = members["target"] else { throw item.error("a frame needs a target: the role of whom it is done to") }
    guard kinds.contains(where: { members[$0] != nil }) else { throw item.error("a frame needs predicates: \(kinds.joined(separator: ", "))") }
    var frame = Ontology.Frame(
      relation: try relation.string(), predicate: .verbs, source: try places(source), target: try places(target), also: try members["also"].map(places) ?? [],
      negated: try members["negated"]?.bool() ?? false, modality: try members["modality"]?.choice("modality", of: Modality.self), with: [:], without: [:],
      direct: try members["direct"]?.bool() ?? false, sourceTypes: try types(members["source-types"]), targetTypes: try types(members["target-types"]),
      plover: try members["plover"]?.string(), confidence: 1, path: item.path, line: item.line)
    frame.with = try conditions(members["with"])
    frame.without = try conditions(members["without"])
    frame.denied = try self.relation(members["denied"])
    frame.domain = try domain(members["domain"])
    if let mutual = members["mutual"] { frame.mutual = try mutual.bool() }
    if let confidence = members["confidence"] {
      guard let value = Double(try confidence.string()), value > 0, value <= 1 else { throw confidence.error("expected a number above 0 and up to 1") }
      frame.confidence = value
    }
    var frames: [(Ontology.Frame, [String])] = []
    for kind in Ontology.Predicate.allCases {
      guard let lemmas = members[kind.rawValue] else { continue }
      frame.predicate = kind
      frames.append((frame, try lemmas.names().map { $0.lowercased() }))
    }
    pending.append((frames, relation))
  }

  /// Roles with the lemmas of their fillers: a mapping, or a list of roles with any filler.
  private func conditions(_ value: KnowledgeFile.Value?) throws(KnowledgeError) -> [Role: Set<String>] {
    guard let value else { return [:] }
    var out: [Role: Set<String>] = [:]
    if case .mapping = value.content {
      for (key, name, lemmas) in try value.members() {
        let lemmas = try lemmas.names()
        out[try role(name, key)] = lemmas == ["any"] ? [] : Set(lemmas)
      }
    } else {
      for item in try value.list() { out[try role(try item.string(), item)] = [] }
    }
    return out
  }

  private func places(_ value: KnowledgeFile.Value) throws(KnowledgeError) -> [Ontology.Place] {
    var out: [Ontology.Place] = []
    for item in try value.list() { out.append(try place(try item.string(), item)) }
    return out
  }

  private func place(_ text: String, _ value: KnowledgeFile.Value) throws(KnowledgeError) -> Ontology.Place {
    if text == "speaker" { return .speaker }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 { return .inner(try role(parts[0], value), try role(parts[1], value)) }
    return .role(try role(text, value))
  }

  private func role(_ text: String, _ value: KnowledgeFile.Value) throws(KnowledgeError) -> Role {
    switch text {
    case "agent": return .agent
    case "patient": return .patient
    case "recipient": return .recipient
    case "possessor": return .possessor
    case "modifier": return .modifier
    case "compound": return .compound
    case "content": return .content
    default:
      guard !text.isEmpty, text.allSatisfy({ $0.isLowercase || $0 == " " }) else {
        throw value.error(
          "\(text) is no role; expected agent, patient, recipient, possessor, modifier, compound, content, a preposition, two of them joined by a dot, or speaker"
        )
      }
      return .oblique(text)
    }
  }

  mutating func finish(_ ontology: inout Ontology) throws(KnowledgeError) {
    for relation in mentioned + pending.map(\.relation) where ontology.definitions[try relation.string()] == nil {
      let known = ontology.definitions.keys.sorted().joined(separator: ", ")
      throw relation.error("there is no relation type \(try relation.string()); define it under relations, or use one of \(known)")
    }
    mentioned = []
    for (frames, _) in pending {
      for (frame, lemmas) in frames { for lemma in lemmas { ontology.frames[frame.predicate, default: [:]][lemma, default: []].append(frame) } }
    }
    pending = []
    for value in named where ontology.domains[try value.string()] == nil {
      throw value.error(
        "there is no domain \(try value.string()); define it under domains, or use one of \(ontology.domains.keys.sorted().joined(separator: ", "))")
    }
    named = []
    try nameFacts(in: &ontology)
  }

  /// Finds the type that tells each fact: of those of several files, that of the last.
  private func nameFacts(in ontology: inout Ontology) throws(KnowledgeError) {
    for trait in Ontology.Trait.facts {
      if let known = ontology.factTypes[trait], !ontology.has(trait, known) { ontology.factTypes[trait] = nil }
      var last: Int?
      for (name, value, file) in tellers where ontology.has(trait, name) {
        if last == file {
          throw value.error("\(ontology.factTypes[trait] ?? "another") has the trait \(trait.rawValue) already; one type of a file can have it")
        }
        ontology.factTypes[trait] = name
        last = file
      }
    }
  }
}

extension Ontology.Definition {
  /// The same type in the words and the colour of another.
  fileprivate func called(as other: Ontology.Definition?) -> Ontology.Definition {
    guard let other else { return self }
    var same = self
    (same.type.label, same.type.color) = (other.type.label, other.type.color)
    return same
  }
}

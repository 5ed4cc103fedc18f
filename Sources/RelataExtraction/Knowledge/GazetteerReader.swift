import CKnowledge
import RelataGraph
import RelataSupport
import RelataSyntax

extension Gazetteer {
  /// The gazetteer that ships inside the program.
  public static func builtIn() throws(KnowledgeError) -> Gazetteer {
    var gazetteer = Gazetteer()
    var reader = GazetteerReader()
    for file in BuiltInKnowledge.gazetteer { try reader.read(file.text, path: file.path, into: &gazetteer) }
    try reader.finish(&gazetteer)
    gazetteer.digest = BuiltInKnowledge.digest(of: BuiltInKnowledge.gazetteer)
    return gazetteer
  }

  /// This gazetteer with a user's files read on top: new entities are added, keys of known ones replaced or, for lists, extended.
  ///
  /// - Parameter files: Paths and texts, later ones over earlier ones.
  /// - Throws: `KnowledgeError`
  public func extended(by files: [(path: String, text: String)]) throws(KnowledgeError) -> Gazetteer {
    var gazetteer = self
    var reader = GazetteerReader(known: gazetteer)
    for file in files { try reader.read(file.text, path: file.path, into: &gazetteer) }
    try reader.finish(&gazetteer)
    gazetteer.digest = Digest.sha256(Array((digest + files.map { Digest.sha256($0.text.utf8) }.joined()).utf8))
    return gazetteer
  }
}

/// Reads gazetteer files one after the other and checks, in the end, that they fit together.
private struct GazetteerReader {
  /// Identifiers that something refers to, with where.
  private var references: [(id: String, value: KnowledgeFile.Value)] = []
  /// Which entity a folded name belongs to.
  private var owners: [String: String] = [:]

  init() {}

  init(known: Gazetteer) {
    for entry in known.entries.values { for name in [entry.name] + entry.aliases { owners[name.lowercased()] = entry.id } }
  }

  mutating func read(_ text: String, path: String, into gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let sections = ["entities", "never-merge", "titles", "groups", "collectives", "things", "given-names", "family-names", "institutions", "offices"]
    let members = try KnowledgeFile(text, path: path).root.members(of: sections, in: "a gazetteer")
    for name in sections {
      guard let value = members[name] else { continue }
      switch name {
      case "entities": for item in try value.list() { try readEntity(item, &gazetteer) }
      case "never-merge": for item in try value.list() { try readPair(item, &gazetteer) }
      case "titles": for item in try value.list() { try readTitle(item, &gazetteer) }
      case "things": for item in try value.list() { try readThings(item, &gazetteer) }
      case "family-names": gazetteer.commonFamilyNames.formUnion(try value.names())
      case "institutions": for item in try value.list() { try readInstitutions(item, &gazetteer) }
      case "offices": for item in try value.list() { try readMissingOffice(item, &gazetteer) }
      case "groups":
        for item in try value.list() {
          let members = try item.members(of: ["kind", "nouns"], in: "a group")
          guard let kind = members["kind"], let nouns = members["nouns"] else { throw item.error("a group needs kind and nouns") }
          let group = try kind.choice("kind of group", of: Gazetteer.GroupKind.self)
          for noun in try nouns.names() { gazetteer.groups[noun.lowercased()] = group }
        }
      case "given-names":
        for item in try value.list() {
          let members = try item.members(of: ["gender", "names"], in: "a list of given names")
          guard let gender = members["gender"], let names = members["names"] else { throw item.error("given names need gender and names") }
          let read = try gender.choice("gender", of: LocalEntity.Gender.self)
          for name in try names.names() { gazetteer.givenNames[NameMatching.folded(name)] = read }
        }
      default:
        for item in try value.list() {
          let members = try item.members(of: ["type", "nouns"], in: "a collective")
          guard let type = members["type"], let nouns = members["nouns"] else { throw item.error("a collective needs type and nouns") }
          gazetteer.collectives[try type.choice("entity type", of: EntityType.self), default: []].formUnion(try nouns.names())
        }
      }
    }
  }

  private mutating func readEntity(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let keys = ["id", "type", "name", "iso", "aliases", "demonyms", "metonyms", "shared-names", "nouns", "within", "from", "until", "offices", "acts"]
    let members = try item.members(of: keys, in: "an entity")
    guard let idValue = members["id"] else { throw item.error("an entity needs an id") }
    let id = try idValue.string()
    guard !id.isEmpty, id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }) else {
      throw idValue.error("\(id) is no id; expected a kebab-case name of a-z, 0-9 and -")
    }
    var entry: Gazetteer.Entry
    if let known = gazetteer.entries[id] {
      entry = known
    } else {
      guard let type = members["type"], let name = members["name"] else { throw item.error("the new entity \(id) needs a type and a name") }
      entry = Gazetteer.Entry(id: id, type: try type.choice("entity type", of: EntityType.self), name: try name.name())
    }
    if let type = members["type"] { entry.type = try type.choice("entity type", of: EntityType.self) }
    if let name = members["name"] { entry.name = try name.name() }
    if let iso = members["iso"] { entry.iso = try iso.name() }
    if let acts = members["acts"] { entry.acts = try acts.bool() }
    if let from = members["from"] { entry.from = try from.string() }
    if let until = members["until"] { entry.until = try until.string() }
    for (key, path) in [
      ("aliases", \Gazetteer.Entry.aliases), ("demonyms", \.demonyms), ("metonyms", \.metonyms), ("shared-names", \.sharedNames),
      ("nouns", \.nouns), ("within", \.within),
    ] {
      guard let value = members[key] else { continue }
      for item in try value.list() {
        let text = try item.name()
        if key == "within" { references.append((text, item)) }
        if key == "aliases" { try claim(text, for: id, item) }
        if !entry[keyPath: path].contains(text) { entry[keyPath: path].append(text) }
      }
    }
    try claim(entry.name, for: id, members["name"] ?? item)
    if let offices = members["offices"] {
      for office in try offices.list() {
        let members = try office.members(of: ["entity", "title", "from", "until"], in: "an office")
        guard let entity = members["entity"] else { throw office.error("an office needs an entity") }
        references.append((try entity.string(), entity))
        let held = Gazetteer.Office(
          entity: try entity.string(), title: try members["title"]?.string().lowercased(), from: try members["from"]?.string(),
          until: try members["until"]?.string())
        if !entry.offices.contains(held) { entry.offices.append(held) }
      }
    }
    gazetteer.entries[id] = entry
  }

  private mutating func claim(_ name: String, for id: String, _ value: KnowledgeFile.Value) throws(KnowledgeError) {
    if let owner = owners[name.lowercased()], owner != id {
      throw value.error("\(name) is a name of \(owner) already; one name can't be two entities, use never-merge or another alias")
    }
    owners[name.lowercased()] = id
  }

  private mutating func readPair(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let values = try item.list()
    guard values.count >= 2 else { throw item.error("expected a list of at least two ids") }
    var ids: [String] = []
    for value in values {
      ids.append(try value.string())
      references.append((ids[ids.count - 1], value))
    }
    for one in ids { for other in ids where other != one { gazetteer.neverMerge[one, default: []].insert(other) } }
  }

  private mutating func readTitle(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let members = try item.members(of: ["title", "relation", "of", "default", "state"], in: "a title")
    guard let title = members["title"], let relation = members["relation"] else { throw item.error("a title needs title and relation") }
    var read = Gazetteer.Title(relation: try relation.choice("relation of a title", of: Gazetteer.TitleRelation.self), of: [.state, .organization])
    if let of = members["of"] {
      read.of = []
      for type in try of.list() { read.of.insert(try type.choice("entity type", of: EntityType.self)) }
    }
    if let state = members["state"] { read.stateRelation = try state.choice("relation of a title", of: Gazetteer.TitleRelation.self) }
    if let entity = members["default"] {
      read.defaultEntity = try entity.string()
      references.append((try entity.string(), entity))
    }
    gazetteer.titles[try title.name().lowercased()] = read
  }

  private func readInstitutions(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let members = try item.members(of: ["names", "with-state", "name", "also", "members"], in: "institutions")
    for name in try members["names"]?.names() ?? [] { gazetteer.institutions[name] = name }
    gazetteer.stateInstitutions.formUnion(try members["with-state"]?.names() ?? [])
    guard let known = members["name"] else {
      if let other = members["also"] ?? members["members"] { throw other.error("other names of an institution need the name that it is known by") }
      return
    }
    let name = try known.name()
    for other in [name] + (try members["also"]?.names() ?? []) { gazetteer.institutions[other] = name }
    for adjective in try members["members"]?.names() ?? [] {
      gazetteer.partyAdjectives[adjective] = name
      gazetteer.institutions[adjective] = name
    }
  }

  private mutating func readMissingOffice(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let members = try item.members(of: ["without", "states"], in: "offices")
    guard let office = members["without"], let states = members["states"] else { throw item.error("an office that states lack needs without and states") }
    for state in try states.list() {
      references.append((try state.string(), state))
      gazetteer.lacking[try office.name(), default: []].insert(try state.string())
    }
  }

  private mutating func readThings(_ item: KnowledgeFile.Value, _ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    let members = try item.members(of: ["kind", "nouns", "behind", "first", "last", "after", "before", "names"], in: "things")
    guard let value = members["kind"] else { throw item.error("things need a kind") }
    let kind = try value.choice("kind of thing", of: Gazetteer.ThingKind.self)
    for (key, path) in [
      ("nouns", \Gazetteer.ThingWords.nouns), ("behind", \.behind), ("first", \.first), ("last", \.last), ("after", \.after),
      ("before", \.before),
    ] {
      for word in try members[key]?.names() ?? [] { gazetteer.things[keyPath: path][word] = kind }
    }
    for name in try members["names"]?.names() ?? [] { gazetteer.things.names[Segmenter.words(of: name).map(NameIndex.key)] = kind }
  }

  /// Checks that whatever is referred to exists, and that nothing lies in itself.
  func finish(_ gazetteer: inout Gazetteer) throws(KnowledgeError) {
    gazetteer.indexNames()
    for (id, value) in references where gazetteer.entries[id] == nil { throw value.error("there is no entity \(id)") }
    for (id, value) in references {
      var seen: Set<String> = [id]
      var stack = gazetteer.entries[id]?.within ?? []
      while let next = stack.popLast() {
        if next == id { throw value.error("\(id) lies within itself") }
        if seen.insert(next).inserted { stack += gazetteer.entries[next]?.within ?? [] }
      }
    }
  }
}

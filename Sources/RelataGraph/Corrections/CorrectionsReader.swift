import RelataSupport

extension Corrections {
  /// Reads a file of corrections: a list, of which each item says one thing.
  ///
  /// - Throws: `YAMLError` with line and column for what is no correction, and for two that contradict each other, with both lines.
  public init(yaml text: String, path: String) throws(YAMLError) {
    try self.init(files: [(path, text)])
  }

  /// Reads several files as if they were one.
  ///
  /// - Throws: `YAMLError`, as of one file.
  public init(files: [(path: String, text: String)]) throws(YAMLError) {
    self.init()
    for file in files where !Corrections.isBlank(file.text) {
      let root = try YAMLFile(file.text, path: file.path).root
      guard case .list(let items) = root.content else {
        throw root.error("expected a list of corrections, each with a dash before it: - reject: {source: …, type: …, target: …}")
      }
      for item in items { list.append(try Correction(item)) }
    }
    try checkSubjects()
  }

  /// Nothing but comments.
  private static func isBlank(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let line = line.drop { $0 == " " || $0 == "\u{FEFF}" }
      return line.isEmpty || line.first == "#"
    }
  }

  /// Fails where two corrections say different things of one subject, as far as names alone tell.
  private func checkSubjects() throws(YAMLError) {
    var known: [String: Correction] = [:]
    for correction in list {
      guard let subject = correction.content.subject else { continue }
      if let first = known[subject], first.content.canonical != correction.content.canonical {
        throw correction.contradicts(first)
      }
      known[subject] = correction
    }
    var apart: [Set<String>: Correction] = [:]
    for correction in list {
      guard case .distinct(let names) = correction.content else { continue }
      for one in names { for other in names where other != one { apart[[one, other]] = correction } }
    }
    if apart.isEmpty { return }
    for correction in list {
      guard case .same(let names) = correction.content else { continue }
      for one in names {
        for other in names { if let first = apart[[one, other]], one != other { throw correction.later(first).contradicts(correction.earlier(first)) } }
      }
    }
  }
}

extension Correction {
  /// That it and another can't both be followed.
  package func contradicts(_ other: Correction) -> YAMLError {
    error("\(content.kind) contradicts \(other.content.kind) in \(other.place(seenFrom: self)); keep one of them")
  }

  /// Of two corrections, the one that stands behind the other.
  package func later(_ other: Correction) -> Correction { (place.path, place.line) < (other.place.path, other.place.line) ? other : self }
  package func earlier(_ other: Correction) -> Correction { (place.path, place.line) < (other.place.path, other.place.line) ? self : other }

  /// Each is held against each.
  private static let mostNames = 200

  private static let kinds = ["reject", "confirm", "change", "add", "same", "distinct", "rename", "retype", "drop"]

  fileprivate init(_ item: YAMLFile.Value) throws(YAMLError) {
    guard case .mapping = item.content else { throw item.error("expected a correction: reject, confirm, change, add, same, distinct, rename, retype or drop") }
    var members: [String: YAMLFile.Value] = [:]
    var kind: (name: String, value: YAMLFile.Value)?
    for (key, name, value) in try item.members() {
      if Correction.kinds.contains(name) {
        if let kind { throw key.error("\(kind.name) and \(name) in one correction; write a dash before each") }
        kind = (name, value)
      } else if ["to", "author", "date", "reason"].contains(name) {
        members[name] = value
      } else {
        let near = EntityLookup.nearest(to: name, among: Correction.kinds + ["to", "author", "date", "reason"], count: 1)
        throw key.error(
          "\(name) is no key of a correction; "
            + (near.first.map { "did you mean \($0)?" } ?? "expected \(Correction.kinds.joined(separator: ", ")), or to, author, date, reason"))
      }
    }
    guard let kind else { throw item.error("expected one of \(Correction.kinds.joined(separator: ", "))") }
    self.init(
      try Correction.content(kind.name, kind.value, to: members["to"], item), author: try members["author"]?.name(),
      date: try members["date"].map(Correction.date),
      reason: try members["reason"]?.name(), place: Place(path: item.path, line: item.line, column: item.column))
  }

  private static func date(_ value: YAMLFile.Value) throws(YAMLError) -> String {
    let text = try value.string()
    guard Selection.isDate(text) else { throw value.error("\(text) is no date; expected one such as 2025-08-18") }
    return text
  }

  private static func content(_ kind: String, _ value: YAMLFile.Value, to new: YAMLFile.Value?, _ item: YAMLFile.Value) throws(YAMLError) -> Content {
    func needed() throws(YAMLError) -> YAMLFile.Value {
      guard let new else { throw item.error("\(kind) needs to: what it is to be instead") }
      return new
    }
    if let new, !["change", "rename", "retype"].contains(kind) { throw new.error("\(kind) takes no to") }
    switch kind {
    case "reject": return .reject(try EdgeReference(value))
    case "confirm": return .confirm(try EdgeReference(value))
    case "change": return .change(try EdgeReference(value), to: try EdgeChange(try needed()))
    case "add": return .add(try EdgeReference(adding: value))
    case "rename": return .rename(try value.name(), to: try needed().name())
    case "retype": return .retype(try value.name(), to: try needed().choice("entity type", of: EntityType.self))
    case "drop": return .drop(try value.name())
    default:
      let names = try value.names()
      guard Set(names).count > 1 else { throw value.error("\(kind) needs at least two names: \(kind): [one, other]") }
      guard names.count <= Correction.mostNames else { throw value.error("has \(names.count) names, more than the limit of \(Correction.mostNames)") }
      return kind == "same" ? .same(names) : .distinct(names)
    }
  }
}

extension EdgeReference {
  private static let keys = ["source", "type", "target", "polarity", "modality", "speaker", "document", "sentence"]

  fileprivate init(_ value: YAMLFile.Value) throws(YAMLError) {
    guard case .mapping = value.content else { throw value.error("expected a relation: {source: …, type: …, target: …}, {document: …, sentence: …}, or both") }
    let members = try value.members(of: EdgeReference.keys, in: "a relation")
    self.init(
      source: try members["source"]?.name(), type: try members["type"]?.name(), target: try members["target"]?.name(),
      polarity: try members["polarity"]?.choice("polarity", of: Polarity.self), modality: try members["modality"]?.choice("modality", of: Modality.self),
      speaker: try members["speaker"].map { (value) throws(YAMLError) in SpeakerReference(try value.name()) }, document: try members["document"]?.name(),
      sentence: try members["sentence"]?.name())
    if let message = lacking { throw value.error(message) }
  }

  /// Why it doesn't say enough, if it doesn't.
  public var lacking: String? {
    if sentence != nil, document == nil { return "a sentence needs its document" }
    if document != nil, sentence != nil { return nil }
    return source == nil || target == nil || type == nil ? "expected source, type and target, or document and sentence" : nil
  }

  /// Why it doesn't say enough for a relation that is added, if it doesn't.
  public var lackingToAdd: String? {
    let lacks = [("source", source), ("type", type), ("target", target), ("document", document), ("sentence", sentence)].filter { $0.1 == nil }.map(\.0)
    return lacks.isEmpty ? nil : "add needs " + lacks.joined(separator: ", ")
  }

  fileprivate init(adding value: YAMLFile.Value) throws(YAMLError) {
    guard case .mapping = value.content else { throw value.error("expected {source: …, type: …, target: …, document: …, sentence: …}") }
    let members = try value.members(of: EdgeReference.keys, in: "a relation")
    let lacks = ["source", "type", "target", "document", "sentence"].filter { members[$0] == nil }
    guard lacks.isEmpty else { throw value.error("add needs " + lacks.joined(separator: ", ")) }
    try self.init(value)
  }
}

extension EdgeChange {
  private enum Direction: String, CaseIterable { case reversed }

  fileprivate init(_ value: YAMLFile.Value) throws(YAMLError) {
    guard case .mapping = value.content else {
      throw value.error("expected what changes: {type: …, polarity: …, modality: …, speaker: …, direction: reversed}")
    }
    let members = try value.members(of: ["type", "polarity", "modality", "speaker", "direction"], in: "a change")
    self.init(
      type: try members["type"]?.name(), polarity: try members["polarity"]?.choice("polarity", of: Polarity.self),
      modality: try members["modality"]?.choice("modality", of: Modality.self),
      speaker: try members["speaker"].map { (value) throws(YAMLError) in SpeakerReference(try value.name()) },
      isReversed: try members["direction"]?.choice("direction", of: Direction.self) != nil)
    if isNothing { throw value.error("expected at least one of type, polarity, modality, speaker, direction") }
  }
}

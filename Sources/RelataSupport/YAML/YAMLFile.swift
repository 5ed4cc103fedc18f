import CYAML

/// A YAML file read with positions: every complaint names its line. The only file that touches libyaml.
///
/// libyaml directly, as reading half a megabyte of gazetteer through a general tree of nodes takes longer than parsing an
/// article. Scalars are the text that is written, so that `NO` is Norway; anchors and aliases are refused, as nothing here
/// needs them and they can make a small file large.
package struct YAMLFile {
  /// A larger file was not written by hand.
  package static let largest = 8_000_000
  private static let deepest = 32

  package let root: Value

  /// - Throws: `YAMLError` for what is not YAML.
  package init(_ text: String, path: String) throws(YAMLError) {
    guard text.utf8.count <= YAMLFile.largest else {
      throw YAMLError(
        path: path, message: "has \(text.utf8.count / 1_000_000) MB, more than the limit of \(YAMLFile.largest / 1_000_000) MB; split it")
    }
    let bytes = Array(text.utf8)
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(path: path, message: "can't be read: out of memory") }
    defer { yaml_parser_delete(&parser) }
    let result: Result<Value?, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      do throws(YAMLError) {
        var composer = Composer(path: path)
        return .success(try composer.document(&parser))
      } catch {
        return .failure(error)
      }
    }
    guard let root = try result.get() else { throw YAMLError(path: path, message: "is empty; expected a mapping") }
    self.root = root
  }

  /// A node of the file.
  package struct Value {
    package indirect enum Content {
      case scalar(String)
      case list([Value])
      case mapping([(key: Value, value: Value)])
    }

    package let content: Content
    package let path: String
    package let line: Int
    package let column: Int

    package func error(_ message: String) -> YAMLError {
      YAMLError(path: path, line: line, column: column, message: message)
    }

    package func string() throws(YAMLError) -> String {
      guard case .scalar(let text) = content else { throw error("expected a text") }
      return text
    }

    /// A text with more than white space in it.
    package func name() throws(YAMLError) -> String {
      let text = try string()
      guard text.contains(where: { !$0.isWhitespace }) else { throw error("expected a name, found an empty one") }
      return text
    }

    package func bool() throws(YAMLError) -> Bool {
      switch try string() {
      case "true": return true
      case "false": return false
      default: throw error("expected true or false")
      }
    }

    /// A list, or one value as a list of one.
    package func list() throws(YAMLError) -> [Value] {
      switch content {
      case .list(let values): return values
      case .scalar: return [self]
      case .mapping: throw error("expected a list")
      }
    }

    package func strings() throws(YAMLError) -> [String] {
      var out: [String] = []
      for value in try list() { out.append(try value.string()) }
      return out
    }

    package func names() throws(YAMLError) -> [String] {
      var out: [String] = []
      for value in try list() { out.append(try value.name()) }
      return out
    }

    /// The members of a mapping, in order.
    package func members() throws(YAMLError) -> [(key: Value, name: String, value: Value)] {
      guard case .mapping(let pairs) = content else { throw error("expected a mapping") }
      var out: [(Value, String, Value)] = []
      var seen: Set<String> = []
      for (key, value) in pairs {
        let name = try key.string()
        guard !name.isEmpty else { throw key.error("expected a name, found an empty one") }
        guard seen.insert(name).inserted else { throw key.error("the key \(name) is there twice") }
        out.append((key, name, value))
      }
      return out
    }

    /// The members of a mapping that has no other keys than these.
    package func members(of known: [String], in what: String) throws(YAMLError) -> [String: Value] {
      var out: [String: Value] = [:]
      for (key, name, value) in try members() {
        guard known.contains(name) else { throw key.error("\(name) is no key of \(what); expected one of \(known.joined(separator: ", "))") }
        out[name] = value
      }
      return out
    }

    package func choice<Choice: RawRepresentable & CaseIterable>(_ what: String, of type: Choice.Type) throws(YAMLError) -> Choice
    where Choice.RawValue == String {
      let text = try string()
      if let choice = Choice(rawValue: text) { return choice }
      throw error("\(text) is no \(what); expected one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// Events to values.
  private struct Composer {
    let path: String
    private var depth = 0

    init(path: String) {
      self.path = path
    }

    /// The one document of the file, or `nil` where there is none.
    mutating func document(_ parser: inout yaml_parser_t) throws(YAMLError) -> Value? {
      var root: Value?
      while true {
        var event = yaml_event_t()
        try next(&parser, &event)
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_STREAM_END_EVENT: return root
        case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: break
        case YAML_DOCUMENT_START_EVENT:
          if root != nil { throw error(event.start_mark, "a second document begins; expected one") }
        default: root = try value(&parser, event)
        }
      }
    }

    private func error(_ mark: yaml_mark_t, _ message: String) -> YAMLError {
      YAMLError(path: path, line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: message)
    }

    private func next(_ parser: inout yaml_parser_t, _ event: inout yaml_event_t) throws(YAMLError) {
      guard yaml_parser_parse(&parser, &event) == 1 else {
        let problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
        let hint = problem.contains("cannot start any token") ? "; tabs can't indent, and some characters must be quoted" : ""
        throw error(parser.problem_mark, "is not YAML: \(problem)\(hint)")
      }
    }

    private mutating func value(_ parser: inout yaml_parser_t, _ event: yaml_event_t) throws(YAMLError) -> Value {
      let line = Int(event.start_mark.line) + 1
      let column = Int(event.start_mark.column) + 1
      func made(_ content: Value.Content) -> Value { Value(content: content, path: path, line: line, column: column) }
      depth += 1
      defer { depth -= 1 }
      if depth > YAMLFile.deepest { throw error(event.start_mark, "nested deeper than \(YAMLFile.deepest) levels") }
      switch event.type {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        return made(.scalar(String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)))
      case YAML_SEQUENCE_START_EVENT:
        var values: [Value] = []
        while true {
          var item = yaml_event_t()
          try next(&parser, &item)
          defer { yaml_event_delete(&item) }
          if item.type == YAML_SEQUENCE_END_EVENT { return made(.list(values)) }
          values.append(try value(&parser, item))
        }
      case YAML_MAPPING_START_EVENT:
        var pairs: [(key: Value, value: Value)] = []
        while true {
          var keyEvent = yaml_event_t()
          try next(&parser, &keyEvent)
          defer { yaml_event_delete(&keyEvent) }
          if keyEvent.type == YAML_MAPPING_END_EVENT { return made(.mapping(pairs)) }
          let key = try value(&parser, keyEvent)
          var valueEvent = yaml_event_t()
          try next(&parser, &valueEvent)
          defer { yaml_event_delete(&valueEvent) }
          pairs.append((key, try value(&parser, valueEvent)))
        }
      default:
        throw error(event.start_mark, "an alias; write the value out, anchors and aliases are not read")
      }
    }
  }
}

import RelataSupport

extension JSONReader {
  private mutating func omission() throws(JSONError) -> Omission {
    var omission = Omission(bearers: Evidence.Bearers())
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "source": omission.bearers.source = try reader.optionalString() ?? ""
      case "target": omission.bearers.target = try reader.optionalString() ?? ""
      case "speaker": omission.bearers.speaker = try reader.optionalString() ?? ""
      case "plover":
        try reader.object { (reader: inout JSONReader, type) throws(JSONError) in omission.plover[type] = try reader.count() }
      case "confidences":
        try reader.object { (reader: inout JSONReader, text) throws(JSONError) in
          guard let confidence = Double(text), confidence.isFinite else { throw reader.error("expected a confidence, found \(text)") }
          try reader.array { (reader: inout JSONReader) throws(JSONError) in
            omission.sentences.append(Omission.Sentence(document: try reader.repeated(), confidence: confidence))
          }
        }
      default: try reader.skip()
      }
    }
    omission.sentences.sort()
    return omission
  }

  /// A relation, with its evidence if it is there.
  mutating func relation() throws(JSONError) -> Relation {
    let offset = nextOffset
    var relation = Relation(source: "", target: "", type: "")
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "source": relation.source = try reader.repeated()
      case "target": relation.target = try reader.repeated()
      case "type": relation.type = try reader.repeated()
      case "polarity": relation.polarity = try reader.choice(of: "polarity")
      case "modality": relation.modality = try reader.choice(of: "modality")
      case "attributed": relation.attributed = try reader.optionalString()
      case "topic": relation.topic = try reader.optionalString()
      case "time": relation.time = try reader.optionalString()
      case "plover": relation.plover = try reader.optionalString()
      case "quad": relation.quad = reader.null() ? nil : try reader.choice(of: "quad class")
      case "confidence": relation.confidence = try reader.number()
      case "corrected": relation.corrected = reader.null() ? nil : try reader.choice(of: "mark of a correction")
      case "sources": relation.sources = try reader.count()
      case "omitted":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in relation.omitted.append(try reader.omission()) }
      case "evidence":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in relation.evidence.append(try reader.evidence()) }
      default: try reader.skip()
      }
    }
    guard !relation.source.isEmpty, !relation.target.isEmpty, !relation.type.isEmpty else {
      throw error("expected an edge with source, target and type", at: offset)
    }
    return relation
  }

  mutating func evidence() throws(JSONError) -> Evidence {
    var evidence = Evidence(document: "", range: 0..<0, text: "", trigger: 0..<0, source: 0..<0, target: 0..<0)
    var span = SpanDraft()
    var mark: CorrectionMark?
    var reading: Evidence.Reading?
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "corrected": mark = reader.null() ? nil : try reader.choice(of: "mark of a correction")
      case "reading": reading = try reader.reading()
      case "document": evidence.document = try reader.repeated()
      case "text": evidence.text = try reader.string()
      case "trigger": evidence.trigger = try reader.span()
      case "source": evidence.source = try reader.span(of: &evidence.bearers.source)
      case "target": evidence.target = try reader.span(of: &evidence.bearers.target)
      case "speaker": evidence.bearers.speaker = try reader.repeated()
      case "topic": evidence.topic = try reader.optionalString()
      case "time": evidence.time = try reader.optionalString()
      case "frame": evidence.frame = try reader.repeated()
      case "path": evidence.path = try reader.repeated()
      case "plover": evidence.plover = try reader.optionalString()
      case "confidence": evidence.confidence = try reader.number()
      default: try span.read(&reader, key)
      }
    }
    evidence.range = try span.range(self)
    switch mark {
    case .confirmed: evidence.correction = .confirmed
    case .added: evidence.correction = .added
    case .changed:
      guard let reading else { throw error("expected the reading of a sentence that was changed") }
      evidence.correction = .changed(reading)
    case .rejected, nil: break
    }
    return evidence
  }

  private mutating func reading() throws(JSONError) -> Evidence.Reading {
    let offset = nextOffset
    var reading = Evidence.Reading(type: "", polarity: .affirmed, modality: .actual, plover: nil, speaker: "", isReversed: false)
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "modality": reading.modality = try reader.choice(of: "modality")
      case "plover": reading.plover = try reader.optionalString()
      case "polarity": reading.polarity = try reader.choice(of: "polarity")
      case "reversed": reading.isReversed = try reader.bool()
      case "speaker": reading.speaker = try reader.optionalString() ?? ""
      case "type": reading.type = try reader.repeated()
      default: try reader.skip()
      }
    }
    guard !reading.type.isEmpty else { throw error("expected a reading with type", at: offset) }
    return reading
  }

  mutating func span() throws(JSONError) -> Range<Int> {
    var bearer = ""
    return try span(of: &bearer)
  }

  private mutating func span(of bearer: inout String) throws(JSONError) -> Range<Int> {
    var span = SpanDraft()
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      if "bearer" ~= key { bearer = try reader.repeated() } else { try span.read(&reader, key) }
    }
    return try span.range(self)
  }
}

/// The members `start` and `end` of an object.
struct SpanDraft {
  var start: Int?
  var end: Int?

  mutating func read(_ reader: inout JSONReader, _ key: JSONKey) throws(JSONError) {
    switch key {
    case "start": start = try reader.integer()
    case "end": end = try reader.integer()
    default: try reader.skip()
    }
  }

  func range(_ reader: JSONReader) throws(JSONError) -> Range<Int> {
    guard let start, let end, start >= 0, start <= end else {
      throw reader.error("expected start and end with 0 ≤ start ≤ end")
    }
    return start..<end
  }
}

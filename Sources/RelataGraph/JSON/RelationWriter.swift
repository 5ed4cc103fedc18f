import RelataSupport

extension JSONWriter {
  /// Writes a relation, or with a weight, all of it but its evidence.
  mutating func relation(_ relation: Relation, weight: Int? = nil, usual: Evidence.Bearers = Evidence.Bearers()) {
    object { writer in
      writer.member("attributed", relation.attributed)
      writer.member("confidence", relation.confidence)
      writer.member("corrected", ifAny: relation.corrected?.rawValue)
      if weight == nil {
        writer.member("evidence", each: relation.evidence) { $0.evidence($1, usual: usual) }
      }
      writer.member("key", relation.key)
      writer.member("modality", relation.modality.rawValue)
      if !relation.omitted.isEmpty {
        writer.member("omitted", each: relation.omitted) { $0.omission($1) }
      }
      writer.member("plover", relation.plover)
      writer.member("polarity", relation.polarity.rawValue)
      writer.member("quad", relation.quad?.rawValue)
      writer.member("source", relation.source)
      if relation.sources > 0 { writer.member("sources", relation.sources) }
      writer.member("target", relation.target)
      writer.member("time", relation.time)
      writer.member("topic", relation.topic)
      writer.member("type", relation.type)
      writer.member("weight", (weight ?? relation.evidence.count) + relation.omittedCount)
    }
  }

  private mutating func omission(_ omission: Omission) {
    object { writer in
      writer.object("confidences") { writer in
        // Those of one confidence stand together.
        var rest = omission.sentences[...]
        while let first = rest.first {
          let equal = rest.prefix { $0.confidence == first.confidence }
          writer.member(String(first.confidence), equal.map(\.document))
          rest = rest.dropFirst(equal.count)
        }
      }
      writer.object("plover") { writer in
        for (type, count) in omission.plover.sorted(by: { $0.key < $1.key }) {
          writer.member(type, count)
        }
      }
      for (key, bearer) in [("source", omission.bearers.source), ("speaker", omission.bearers.speaker), ("target", omission.bearers.target)] {
        writer.member(key, bearer.isEmpty ? nil : bearer)
      }
    }
  }

  /// Writes a piece of evidence, with the bearers that are not the usual ones; with none of them without any.
  mutating func evidence(_ evidence: Evidence, usual: Evidence.Bearers?) {
    func other(_ bearer: String, _ usual: String?) -> String? { usual == nil || usual == bearer ? nil : bearer }
    object { writer in
      writer.member("confidence", evidence.confidence)
      writer.member("corrected", ifAny: evidence.correction?.mark.rawValue)
      writer.member("document", evidence.document)
      writer.member("end", evidence.range.upperBound)
      writer.member("frame", evidence.frame)
      writer.member("path", evidence.path)
      writer.member("plover", evidence.plover)
      if case .changed(let reading) = evidence.correction {
        writer.member("reading") { $0.reading(reading) }
      }
      writer.member("source") { $0.span(evidence.source, other(evidence.bearers.source, usual?.source)) }
      if let speaker = other(evidence.bearers.speaker, usual?.speaker) {
        writer.member("speaker", speaker)
      }
      writer.member("start", evidence.range.lowerBound)
      writer.member("target") { $0.span(evidence.target, other(evidence.bearers.target, usual?.target)) }
      writer.member("text", evidence.text)
      writer.member("time", evidence.time)
      writer.member("topic", evidence.topic)
      writer.member("trigger") { $0.span(evidence.trigger) }
    }
  }

  private mutating func reading(_ reading: Evidence.Reading) {
    object { writer in
      writer.member("modality", reading.modality.rawValue)
      writer.member("plover", reading.plover)
      writer.member("polarity", reading.polarity.rawValue)
      writer.member("reversed", reading.isReversed)
      writer.member("speaker", reading.speaker.isEmpty ? nil : reading.speaker)
      writer.member("type", reading.type)
    }
  }

  private mutating func span(_ range: Range<Int>, _ bearer: String? = nil) {
    object { writer in
      writer.member("bearer", ifAny: bearer)
      writer.member("end", range.upperBound)
      writer.member("start", range.lowerBound)
    }
  }
}

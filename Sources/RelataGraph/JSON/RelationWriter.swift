import RelataSupport

extension JSONWriter {
  /// Writes a relation, or with a weight, all of it but its evidence.
  mutating func relation(_ relation: Relation, weight: Int? = nil, usual: Evidence.Bearers = Evidence.Bearers()) {
    object { writer in
      writer.key("attributed")
      writer.string(relation.attributed)
      writer.key("confidence")
      writer.number(relation.confidence)
      if let mark = relation.corrected {
        writer.key("corrected")
        writer.string(mark.rawValue)
      }
      if weight == nil {
        writer.key("evidence")
        writer.array(relation.evidence) { $0.evidence($1, usual: usual) }
      }
      writer.key("key")
      writer.string(relation.key)
      writer.key("modality")
      writer.string(relation.modality.rawValue)
      if !relation.omitted.isEmpty {
        writer.key("omitted")
        writer.array(relation.omitted) { $0.omission($1) }
      }
      writer.key("plover")
      writer.string(relation.plover)
      writer.key("polarity")
      writer.string(relation.polarity.rawValue)
      writer.key("quad")
      writer.string(relation.quad?.rawValue)
      writer.key("source")
      writer.string(relation.source)
      if relation.sources > 0 {
        writer.key("sources")
        writer.integer(relation.sources)
      }
      writer.key("target")
      writer.string(relation.target)
      writer.key("time")
      writer.string(relation.time)
      writer.key("topic")
      writer.string(relation.topic)
      writer.key("type")
      writer.string(relation.type)
      writer.key("weight")
      writer.integer((weight ?? relation.evidence.count) + relation.omittedCount)
    }
  }

  private mutating func omission(_ omission: Omission) {
    object { writer in
      writer.key("confidences")
      writer.object { writer in
        // Those of one confidence stand together.
        var rest = omission.sentences[...]
        while let first = rest.first {
          let equal = rest.prefix { $0.confidence == first.confidence }
          writer.key(String(first.confidence))
          writer.strings(equal.map(\.document))
          rest = rest.dropFirst(equal.count)
        }
      }
      writer.key("plover")
      writer.object { writer in
        for (type, count) in omission.plover.sorted(by: { $0.key < $1.key }) {
          writer.key(type)
          writer.integer(count)
        }
      }
      for (key, bearer) in [("source", omission.bearers.source), ("speaker", omission.bearers.speaker), ("target", omission.bearers.target)] {
        writer.key(key)
        writer.string(bearer.isEmpty ? nil : bearer)
      }
    }
  }

  /// Writes a piece of evidence, with the bearers that are not the usual ones; with none of them without any.
  mutating func evidence(_ evidence: Evidence, usual: Evidence.Bearers?) {
    func other(_ bearer: String, _ usual: String?) -> String? { usual == nil || usual == bearer ? nil : bearer }
    object { writer in
      writer.key("confidence")
      writer.number(evidence.confidence)
      if let correction = evidence.correction {
        writer.key("corrected")
        writer.string(correction.mark.rawValue)
      }
      writer.key("document")
      writer.string(evidence.document)
      writer.key("end")
      writer.integer(evidence.range.upperBound)
      writer.key("frame")
      writer.string(evidence.frame)
      writer.key("path")
      writer.string(evidence.path)
      writer.key("plover")
      writer.string(evidence.plover)
      if case .changed(let reading) = evidence.correction {
        writer.key("reading")
        writer.reading(reading)
      }
      writer.key("source")
      writer.span(evidence.source, other(evidence.bearers.source, usual?.source))
      if let speaker = other(evidence.bearers.speaker, usual?.speaker) {
        writer.key("speaker")
        writer.string(speaker)
      }
      writer.key("start")
      writer.integer(evidence.range.lowerBound)
      writer.key("target")
      writer.span(evidence.target, other(evidence.bearers.target, usual?.target))
      writer.key("text")
      writer.string(evidence.text)
      writer.key("time")
      writer.string(evidence.time)
      writer.key("topic")
      writer.string(evidence.topic)
      writer.key("trigger")
      writer.span(evidence.trigger)
    }
  }

  private mutating func reading(_ reading: Evidence.Reading) {
    object { writer in
      writer.key("modality")
      writer.string(reading.modality.rawValue)
      writer.key("plover")
      writer.string(reading.plover)
      writer.key("polarity")
      writer.string(reading.polarity.rawValue)
      writer.key("reversed")
      writer.bool(reading.isReversed)
      writer.key("speaker")
      writer.string(reading.speaker.isEmpty ? nil : reading.speaker)
      writer.key("type")
      writer.string(reading.type)
    }
  }

  private mutating func span(_ range: Range<Int>, _ bearer: String? = nil) {
    object { writer in
      if let bearer {
        writer.key("bearer")
        writer.string(bearer)
      }
      writer.key("end")
      writer.integer(range.upperBound)
      writer.key("start")
      writer.integer(range.lowerBound)
    }
  }
}

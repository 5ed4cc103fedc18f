import RelataCorpus
import RelataGraph
import RelataSupport
import RelataSyntax

/// Writes what a document's rules find before anything is decided, as one line of JSON: for training the relation scorer, and for looking.
///
/// Entities are numbered as they stand in `entities`, words as they stand in their sentence; offsets are Unicode scalars.
struct CandidateWriter {
  let document: Document
  let proposals: Proposals
  /// What the network says of two entities in a sentence, if it was asked.
  var scores: [PairScores]?

  func line() -> [UInt8] {
    var writer = JSONWriter(compact: true)
    writer.object { writer in
      writer.key("authors")
      writer.array(proposals.anaphora.local.entities.indices.filter(proposals.anaphora.isAuthor)) { writer, entity in writer.integer(entity) }
      writer.key("date")
      writer.string(document.date)
      writer.key("entities")
      writer.array(proposals.anaphora.local.entities.indices) { writer, index in entity(index, to: &writer) }
      writer.key("id")
      writer.string(document.id)
      writer.key("sentences")
      let candidates = Dictionary(grouping: proposals.candidates) { $0.sentence }
      let scores = self.scores.map { Dictionary(grouping: $0) { $0.sentence } }
      writer.array(proposals.sentences.indices) { writer, number in
        sentence(number, candidates[number] ?? [], scores.map { $0[number] ?? [] }, to: &writer)
      }
    }
    return writer.flush() + [UInt8(ascii: "\n")]
  }

  private func entity(_ index: Int, to writer: inout JSONWriter) {
    let entity = proposals.anaphora.local.entities[index]
    writer.object { writer in
      writer.key("entry")
      writer.string(entity.entry)
      writer.key("name")
      writer.string(entity.name)
      writer.key("type")
      writer.string(entity.type.rawValue)
    }
  }

  private func sentence(_ number: Int, _ candidates: [Candidate], _ scores: [PairScores]?, to writer: inout JSONWriter) {
    let tree = proposals.sentences[number].tree
    writer.object { writer in
      writer.key("candidates")
      writer.array(candidates) { writer, candidate in write(candidate, to: &writer) }
      writer.key("end")
      writer.integer(tree.sentence.range.upperBound)
      writer.key("mentions")
      writer.array(RelationMention.mentions(number, proposals)) { writer, mention in write(mention, to: &writer) }
      writer.key("propositions")
      writer.array(proposals.sentences[number].propositions) { writer, proposition in
        writer.array { writer in
          writer.integer(proposition.word)
          writer.string(proposition.polarity.rawValue)
          writer.string(proposition.modality.rawValue)
        }
      }
      if let scores {
        writer.key("scores")
        writer.array(scores) { writer, pair in write(pair, to: &writer) }
      }
      writer.key("start")
      writer.integer(tree.sentence.range.lowerBound)
      writer.key("tokens")
      writer.array(0..<tree.count) { writer, word in
        let token = tree.tokens[word]
        writer.array { writer in
          writer.string(token.form)
          writer.integer(token.range.lowerBound)
          writer.integer(token.range.upperBound)
          writer.integer(tree.head(word) ?? -1)
          writer.string(token.relation.description)
          writer.string(token.upos.rawValue)
        }
      }
    }
  }

  private func write(_ mention: RelationMention, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("entities")
      writer.array(mention.entities) { writer, entity in writer.integer(entity) }
      writer.key("form")
      writer.string(mention.form.rawValue)
      writer.key("head")
      writer.integer(mention.head)
      writer.key("words")
      writer.array([mention.words.lowerBound, mention.words.upperBound]) { writer, word in writer.integer(word) }
    }
  }

  private func write(_ pair: PairScores, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("modality")
      writer.string(pair.modality.rawValue)
      writer.key("polarity")
      writer.string(pair.polarity.rawValue)
      writer.key("probabilities")
      writer.object { writer in
        for (type, probability) in pair.probabilities.sorted(by: { $0.key < $1.key }) {
          writer.key(type)
          writer.number((probability * 1000).rounded() / 1000)
        }
      }
      writer.key("source")
      writer.integer(pair.source)
      writer.key("target")
      writer.integer(pair.target)
    }
  }

  private func write(_ candidate: Candidate, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("confidence")
      writer.number((candidate.confidence * 1000).rounded() / 1000)
      writer.key("modality")
      writer.string(candidate.modality.rawValue)
      writer.key("polarity")
      writer.string(candidate.polarity.rawValue)
      writer.key("proposer")
      writer.string(candidate.proposer.rawValue)
      writer.key("rule")
      writer.string(candidate.frame)
      writer.key("source")
      writer.integer(candidate.source)
      writer.key("speaker")
      if let speaker = candidate.speaker { writer.integer(speaker) } else { writer.null() }
      writer.key("steps")
      writer.strings(candidate.path.map(\.kind.rawValue))
      writer.key("target")
      writer.integer(candidate.target)
      writer.key("trigger")
      writer.array([candidate.trigger.lowerBound, candidate.trigger.upperBound]) { writer, offset in writer.integer(offset) }
      writer.key("type")
      writer.string(candidate.type)
    }
  }
}

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
      writer.member("authors", each: proposals.anaphora.local.entities.indices.filter(proposals.anaphora.isAuthor)) { writer, entity in writer.integer(entity) }
      writer.member("date", document.date)
      writer.member("entities", each: proposals.anaphora.local.entities.indices) { writer, index in entity(index, to: &writer) }
      writer.member("id", document.id)
      let candidates = Dictionary(grouping: proposals.candidates) { $0.sentence }
      let scores = self.scores.map { Dictionary(grouping: $0) { $0.sentence } }
      writer.member("sentences", each: proposals.sentences.indices) { writer, number in
        sentence(number, candidates[number] ?? [], scores.map { $0[number] ?? [] }, to: &writer)
      }
    }
    return writer.flush() + [UInt8(ascii: "\n")]
  }

  private func entity(_ index: Int, to writer: inout JSONWriter) {
    let entity = proposals.anaphora.local.entities[index]
    writer.object { writer in
      writer.member("entry", entity.entry)
      writer.member("name", entity.name)
      writer.member("type", entity.type.rawValue)
    }
  }

  private func sentence(_ number: Int, _ candidates: [Candidate], _ scores: [PairScores]?, to writer: inout JSONWriter) {
    let tree = proposals.sentences[number].tree
    writer.object { writer in
      writer.member("candidates", each: candidates) { writer, candidate in write(candidate, to: &writer) }
      writer.member("end", tree.sentence.range.upperBound)
      writer.member("mentions", each: RelationMention.mentions(number, proposals)) { writer, mention in write(mention, to: &writer) }
      writer.member("propositions", each: proposals.sentences[number].propositions) { writer, proposition in
        writer.array { writer in
          writer.integer(proposition.word)
          writer.string(proposition.polarity.rawValue)
          writer.string(proposition.modality.rawValue)
        }
      }
      if let scores { writer.member("scores", each: scores) { writer, pair in write(pair, to: &writer) } }
      writer.member("start", tree.sentence.range.lowerBound)
      writer.member("tokens", each: 0..<tree.count) { writer, word in
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
      writer.member("entities", each: mention.entities) { writer, entity in writer.integer(entity) }
      writer.member("form", mention.form.rawValue)
      writer.member("head", mention.head)
      writer.member("words", each: [mention.words.lowerBound, mention.words.upperBound]) { writer, word in writer.integer(word) }
    }
  }

  private func write(_ pair: PairScores, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("modality", pair.modality.rawValue)
      writer.member("polarity", pair.polarity.rawValue)
      writer.object("probabilities") { writer in
        for (type, share) in pair.probabilities.sorted(by: { $0.key < $1.key }) { writer.member(type, (share * 1000).rounded() / 1000) }
      }
      writer.member("source", pair.source)
      writer.member("target", pair.target)
    }
  }

  private func write(_ candidate: Candidate, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("confidence", (candidate.confidence * 1000).rounded() / 1000)
      writer.member("modality", candidate.modality.rawValue)
      writer.member("polarity", candidate.polarity.rawValue)
      writer.member("proposer", candidate.proposer.rawValue)
      writer.member("rule", candidate.frame)
      writer.member("source", candidate.source)
      writer.member("speaker", optional: candidate.speaker) { writer, speaker in writer.integer(speaker) }
      writer.member("steps", candidate.path.map(\.kind.rawValue))
      writer.member("target", candidate.target)
      writer.member("trigger", each: [candidate.trigger.lowerBound, candidate.trigger.upperBound]) { writer, offset in writer.integer(offset) }
      writer.member("type", candidate.type)
    }
  }
}

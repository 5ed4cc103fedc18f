import RelataGraph

/// Entities that a sentence may be about without mentioning them: those of the sentences before, the state that the document speaks of.
struct RelationContext {
  /// A mention in another sentence.
  struct Place {
    var sentence: Int
    var words: Range<Int>
  }

  /// So many are looked at.
  private static let most = 6

  private let mentions: [[RelationMention]]
  /// The names of each entity, in the order of the text; what else stands for those without one.
  private var names: [Int: [Place]] = [:]
  private var others: [Int: [Place]] = [:]
  /// The state that the document mentions most often.
  private var state: Int?

  /// - Parameters:
  ///   - mentions: Of each sentence.
  ///   - isRead: Whether a sentence is looked at.
  init(_ mentions: [[RelationMention]], _ entities: [LocalEntity], isRead: (Int) -> Bool) {
    self.mentions = mentions
    var counts: [Int: Int] = [:]
    for (number, here) in mentions.enumerated() where !here.isEmpty {
      let isRead = isRead(number)
      for mention in here {
        for entity in mention.entities {
          if entities[entity].type == .state { counts[entity, default: 0] += 1 }
          guard isRead, mention.form != .pronoun, mention.form != .noun else { continue }
          let place = Place(sentence: number, words: mention.words)
          if mention.form == .name { names[entity, default: []].append(place) } else { others[entity, default: []].append(place) }
        }
      }
    }
    state = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
  }

  /// The last mention before a sentence, or the first behind it.
  private func place(_ entity: Int, besides number: Int) -> Place? {
    let places = names[entity] ?? others[entity] ?? []
    return places.last { $0.sentence < number } ?? places.first { $0.sentence > number }
  }

  /// Whom a sentence may be about besides those that it mentions, the likeliest first.
  func entities(besides number: Int, _ candidates: [Candidate]) -> [(entity: Int, place: Place)] {
    var seen = Set(mentions[number].flatMap(\.entities))
    var out: [(entity: Int, place: Place)] = []
    func add(_ entity: Int) {
      guard out.count < Self.most, seen.insert(entity).inserted, let place = place(entity, besides: number) else { return }
      out.append((entity, place))
    }
    for candidate in candidates {
      add(candidate.source)
      add(candidate.target)
    }
    for other in [number - 1, number - 2] where other >= 0 { mentions[other].flatMap(\.entities).forEach(add) }
    state.map(add)
    mentions[0].flatMap(\.entities).forEach(add)
    return out
  }
}

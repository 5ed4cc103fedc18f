import RelataGraph

/// Entries for entities and relations: what differs, and why.
extension DiffReport {
  func entry(_ identity: GraphDiff.LikelyIdentity) -> Entry {
    let title =
      switch identity.kind {
      case .rename: "likely renamed: \(list(identity.old)) is now \(list(identity.new))"
      case .merge: "likely merged: \(list(identity.old)) are now \(list(identity.new))"
      case .split: "likely told apart: \(list(identity.old)) is now \(list(identity.new))"
      case .regrouping: "likely regrouped: \(list(identity.old)) are now \(list(identity.new))"
      }
    let notes = identity.links.map { link in
      let reason =
        switch link.reason {
        case .mentions(let shared, let of): "\(shared) of \(of) mentions in unchanged texts are the same"
        case .name(let name): "both bear the name \(name)"
        case .spelling(let one, let other): "\(one) and \(other) differ by one letter, in the same document"
        }
      return identity.links.count == 1 ? reason : "\(link.old) and \(link.new): \(reason)"
    }
    return Entry(sign: .likely, title: title, notes: notes, quotes: [], moreQuotes: 0)
  }

  func list(_ ids: [String]) -> String { ids.map { "\(name($0)) [\($0)]" }.joined(separator: " and ") }
  func name(_ id: String) -> String { diff.names[id] ?? id }

  func entry(_ change: GraphDiff.EntityChange) -> Entry {
    let entity = change.after ?? change.before
    let title = "\(entity?.name ?? change.id) (\(entity?.type.rawValue ?? "")) [\(change.id)]"
    return Entry(sign: sign(change.before != nil, change.after != nil), title: title, notes: notes(change), quotes: [], moreQuotes: 0)
  }

  /// What differs of an entity, and why.
  func notes(_ change: GraphDiff.EntityChange) -> [String] {
    var notes: [String] = []
    if let before = change.before, let after = change.after {
      for aspect in change.aspects {
        switch aspect {
        case .name: notes.append("name: \(before.name) → \(after.name)")
        case .type: notes.append("type: \(before.type.rawValue) → \(after.type.rawValue)")
        case .iso: notes.append("ISO code: \(before.iso ?? "none") → \(after.iso ?? "none")")
        case .aliases:
          let (lost, gained) = (Set(before.aliases).subtracting(after.aliases).sorted(), Set(after.aliases).subtracting(before.aliases).sorted())
          notes.append("aliases: " + (gained.map { "+" + $0 } + lost.map { "-" + $0 }).joined(separator: ", "))
        case .mentions:
          let moved = change.movedMentions
          notes.append(
            counts("mentions", kept: change.keptMentions + moved, removed: change.removedMentions.count - moved, added: change.addedMentions.count - moved))
        default: break
        }
      }
    } else {
      let count = change.removedMentions.count + change.addedMentions.count
      notes.append("\(count) \(count == 1 ? "mention" : "mentions")")
    }
    return notes + because(change.causes)
  }

  /// How many there were and are, and, where that does not say it, that they are others.
  func counts(_ what: String, kept: Int, removed: Int, added: Int) -> String {
    "\(what): \(kept + removed) → \(kept + added)" + (removed > 0 && added > 0 ? " (\(removed) gone, \(added) new)" : "")
  }

  func sign(_ before: Bool, _ after: Bool) -> Sign { before ? after ? .changed : .removed : .added }

  func entry(_ change: GraphDiff.RelationChange) -> Entry {
    let (quotes, more) = quotes([change])
    return Entry(
      sign: sign(change.before != nil, change.after != nil), title: words(change.statement), notes: notes(change), quotes: quotes, moreQuotes: more)
  }

  /// What differs of a relation, and why.
  func notes(_ change: GraphDiff.RelationChange) -> [String] {
    var notes: [String] = []
    if let before = change.before, let after = change.after {
      for aspect in change.aspects {
        switch aspect {
        case .evidence:
          let moved = change.movedEvidence
          notes.append(
            counts("evidence", kept: change.keptEvidence + moved, removed: change.removedEvidence.count - moved, added: change.addedEvidence.count - moved))
        case .confidence: notes.append("confidence: \(before.confidence) → \(after.confidence)")
        case .topic: notes.append("topic: \(before.topic ?? "none") → \(after.topic ?? "none")")
        case .time: notes.append("time: \(before.time ?? "none") → \(after.time ?? "none")")
        case .plover: notes.append("PLOVER: \(before.plover ?? "none") → \(after.plover ?? "none")")
        default: break
        }
      }
    }
    return notes + because(change.causes)
  }

  func entry(_ transition: GraphDiff.Transition, _ changes: [Statement: GraphDiff.RelationChange]) -> Entry {
    let involved = [transition.fromKept ? nil : changes[transition.from], transition.toKept ? nil : changes[transition.to]].compactMap { $0 }
    var notes: [String] = []
    if transition.kind == .moved { notes.append("likely the same under another identifier") }
    if transition.fromKept { notes.append("the former is still said") }
    if transition.toKept { notes.append("the latter was said before; the former is withdrawn") }
    let (quotes, more) = quotes(involved)
    return Entry(
      sign: .changed, title: title(transition), notes: notes + because(Set(involved.flatMap(\.causes)).sorted()), quotes: quotes, moreQuotes: more)
  }

  /// From what to what a status changed.
  func title(_ transition: GraphDiff.Transition) -> String {
    let (from, to) = (transition.from, transition.to)
    if transition.kind == .moved { return "\(words(from)) → \(words(to))" }
    let title = "\(ends(to)): \(status(from)) → \(status(to))"
    return from.source != to.source || from.target != to.target ? title + ", was \(ends(from))" : title
  }

  func quotes(_ changes: [GraphDiff.RelationChange]) -> ([Quote], Int) {
    var removed = changes.flatMap(\.removedEvidence).map { Quote(sign: .removed, text: $0.text, document: $0.document) }
    var added = changes.flatMap(\.addedEvidence).map { Quote(sign: .added, text: $0.text, document: $0.document) }
    if changes.count == 1 {
      // A sentence of the same relation that was only read otherwise is no news.
      let (gone, new) = (Set(removed.map { [$0.document, $0.text] }), Set(added.map { [$0.document, $0.text] }))
      removed.removeAll { new.contains([$0.document, $0.text]) }
      added.removeAll { gone.contains([$0.document, $0.text]) }
    }
    // Some of both, however many there are of the one.
    let most = DiffReport.mostQuotes
    let shownRemoved = removed.prefix(max(1, most - added.count))
    let shown = shownRemoved + added.prefix(most - shownRemoved.count)
    return (Array(shown), removed.count + added.count - shown.count)
  }
}

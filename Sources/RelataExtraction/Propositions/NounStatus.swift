import RelataGraph
import RelataSyntax

/// The status of event nouns: `possible talks`, `denied the attack`, `in case of war`.
extension StatusReader {
  func readNoun(_ noun: Int, support: Int?, _ status: inout Status) {
    if hasNo(noun) { status.negations += 1 }
    for child in tree.children(of: noun) where tree.relation(child) == .amod || tree.relation(child) == .det {
      if let effect = tree.lexicon.effect(ofModifier: tree.lemma(child)) ?? tree.lexicon.effect(ofModifier: tree.form(child)), tree.form(child) != "no" {
        if effect.polarity == .negated { status.negations += 1 }
        status.weaken(to: effect.modality)
      }
    }
    // `discussed their ongoing support`: it is there, whatever is said of it.
    if tree.children(of: noun, .amod).contains(where: { tree.lexicon.has(tree.form($0), .ongoing) }), let head = tree.head(noun) {
      return speakersOnly(head, &status, depth: 0)
    }
    // `rejected Chad's demand`: it was made.
    if let verb = tree.head(noun), arguments.isAnswered(noun, by: verb) { return speakersOnly(verb, &status, depth: 0) }
    climbFromNoun(noun, &status, depth: 0, supported: support != nil)
  }

  /// Whether an event noun says whose it is: `Chad's attack`, `Chadian support`.
  private func isSomebodys(_ noun: Int) -> Bool {
    tree.children(of: noun).contains { child in
      child < noun
        && (tree.subtype(child) == "poss" || [.amod, .compound, .nmod].contains(tree.relation(child)) && tree.tokens[child].form.first?.isUppercase ?? false)
    }
  }

  /// The status that an event noun takes from where it stands.
  func climbFromNoun(_ word: Int, _ status: inout Status, depth: Int, supported: Bool) {
    guard depth < 24 else { return }
    let noun = tree.firstConjunct(word)
    guard let head = tree.head(noun) else { return }
    let relation = tree.relation(noun)
    if tree.cases(of: noun).first == "without" { status.negations += 1 }
    if isSupposed(noun) { status.weaken(to: .hypothetical) }
    if relation == .obl || relation == .nmod, let governor = governor(of: noun) {
      combine(governor.effect, governor.word, &status)
      if governor.effect.ceases { return cease(governor.word, &status, depth: depth) }
      return tree.upos(governor.word) == .noun
        ? climbFromNoun(governor.word, &status, depth: depth + 1, supported: true) : climb(from: governor.word, &status, depth: depth + 1)
    }
    if tree.upos(head) == .verb, relation == .obj || relation == .nsubj || relation == .obl || relation == .xcomp {
      return climbFromArgument(noun, of: head, &status, depth: depth, supported: supported)
    }
    // `is due for talks`, `was ready for talks`
    if relation == .obl, tree.upos(head) == .adj, ["for", "to"].contains(tree.cases(of: noun).first ?? ""),
      let effect = tree.lexicon.effect(ofAdjective: tree.lemma(head))
    {
      combine(effect, head, &status)
      climb(from: head, &status, depth: depth + 1)
      return
    }
    if relation == .nmod, tree.upos(head) == .noun || tree.upos(head) == .propn {
      let preposition = tree.cases(of: noun).first ?? ""
      let effect = tree.lexicon.effect(ofNoun: tree.lemma(head))
      if ["of", "for", "about", "to", "against", "on"].contains(preposition), let effect {
        if effect.ceases {
          status.ceases = true
          return speakersOnly(head, &status, depth: depth)
        }
        if effect.polarity == .negated { status.negations += 1 }
        status.weaken(to: effect.modality)
      } else if effect == nil, isSomebodys(noun) {
        // `its response to Chad's attack`, `thanks for Chad's support`: whoever's it is, it is there, whatever becomes of the response.
        return speakersOnly(head, &status, depth: depth)
      }
      climbFromNoun(head, &status, depth: depth + 1, supported: false)
      return
    }
    if relation == .nsubj { judge(noun, by: head, &status) }
    if relation == .obj || relation == .nsubj || relation == .obl { speakersOnly(head, &status, depth: depth) }
    if relation == .root || relation == .appos || relation == .parataxis { return }
  }

  /// The status that an event noun takes from the verb whose argument it is.
  private func climbFromArgument(_ noun: Int, of head: Int, _ status: inout Status, depth: Int, supported: Bool) {
    let relation = tree.relation(noun)
    let isObject = relation == .obj || relation == .nsubj && arguments.isPassive(head) || relation == .xcomp || relation == .obl && supported
    let lemma = tree.lemmaWithParticle(head)
    if relation != .nsubj, isWork(subjectOf: head) { status.weaken(to: .hypothetical) }
    // `discussed Chad's attack`, `will increase its support`: whoever's it is, it is there.
    if isObject, isSomebodys(noun), tree.lexicon.presupposes(lemma) { return speakersOnly(head, &status, depth: depth) }
    if isObject, let effect = tree.lexicon.effect(ofVerb: lemma, onNoun: ()), !effect.reports || disclaims(effect, lemma, noun) {
      combine(effect, head, &status, besides: noun)
      if effect.ceases { return cease(head, &status, depth: depth) }
    } else if isObject, tree.has(head, .lightVerb) {
      combine(.implied, head, &status, besides: noun)
    } else if arguments.isPurpose(noun, head) {
      combine(.implied, head, &status)
    } else if relation == .nsubj, tree.has(head, .occurring) {
      // `Talks will take place`: the event is what the verb says of it.
      combine(.implied, head, &status, besides: noun)
    } else {
      if relation == .nsubj { judge(noun, by: head, &status) }
      // Taken for granted: `condemned the invasion`, denied or not.
      if arguments.isCharge(noun, head), isReport(head) { report(by: head, &status) }
      // `will act in coordination with Chad`: how something is to be done is as far off as that.
      if isManner(noun) { status.weaken(to: modality(of: head)) }
      speakersOnly(head, &status, depth: depth)
      if modality(of: head) == .hypothetical, relation == .nsubj, tree.lexicon.effect(ofVerb: lemma, infinitive: true)?.modality == .hypothetical {
        status.weaken(to: .hypothetical)
      }
      return
    }
    climb(from: head, &status, depth: depth + 1)
  }

  /// `in coordination with`, without an article.
  private func isManner(_ noun: Int) -> Bool {
    tree.relation(noun) == .obl && tree.cases(of: noun).first == "in" && tree.child(of: noun, .det) == nil && !isSomebodys(noun)
      && tree.tokens[noun].features["Number"] == "Sing" && tree.children(of: noun, .nmod).contains { tree.cases(of: $0).first == "with" }
  }

  /// `The report that … is false`, `turned out to be a hoax`, `is not true`; and `an attack is possible`.
  private func judge(_ noun: Int, by head: Int, _ status: inout Status) {
    let predicate = tree.upos(head) == .verb ? tree.child(of: head, .xcomp) ?? head : head
    let isClaim = tree.lexicon.effect(ofNoun: tree.lemma(noun)).map { $0.reports || $0.isEpistemic } ?? false
    let effect: EmbeddingEffect? =
      switch tree.upos(predicate) {
      case .adj: tree.lexicon.effect(ofAdjective: tree.lemma(predicate))
      case .noun: tree.lexicon.effect(ofNoun: tree.lemma(predicate))
      default: nil
      }
    guard let effect, !effect.reports, isClaim || effect.isEpistemic && tree.upos(predicate) == .adj else { return }
    // An event may be wrong and still have happened.
    if isClaim, effect.polarity == .negated { status.negations += 1 }
    if effect.isEpistemic { status.weaken(to: .hypothetical) }
    if isClaim, effect.passesNegation { status.negations += negations(of: head) }
  }

  /// `denied the attack`, `dismissed reports of an attack`; to dismiss an attack itself is to make light of it.
  func disclaims(_ effect: EmbeddingEffect, _ verb: String, _ noun: Int) -> Bool {
    effect.polarity == .negated && (verb != "dismiss" || tree.lexicon.effect(ofNoun: tree.lemma(noun))?.reports == true)
  }

  /// `in case of an attack`, `in the event of war`, however the parse hangs it.
  func isSupposed(_ noun: Int) -> Bool {
    let first = tree.span(of: noun).lowerBound
    return ["in case of", "in the event of", "absent", "barring"].contains { phrase in
      let words = phrase.split(separator: " ").map(String.init)
      // Parsers differ on whether the last of the phrase's words belongs to the noun.
      return (first - words.count...first).contains { start in
        start >= 0 && start + words.count <= tree.count && words.indices.allSatisfy { tree.form(start + $0) == words[$0] }
      }
    }
  }

  /// What is to stop by a wish alone, or has not stopped, is still so: `urged Chad to end its support`.
  func cease(_ head: Int, _ status: inout Status, depth: Int) {
    var above = Status()
    above.negations += negations(of: head)
    above.weaken(to: modality(of: head))
    climb(from: head, &above, depth: depth + 1)
    status.speakers += above.speakers
    if above.modality == .hypothetical || above.negations % 2 == 1 { status.ceases = false }
  }

  /// Goes up for the speakers alone: what is presupposed is still in somebody's words.
  func speakersOnly(_ head: Int, _ status: inout Status, depth: Int) {
    var above = Status()
    climb(from: head, &above, depth: depth + 1)
    status.speakers += above.speakers
  }
}

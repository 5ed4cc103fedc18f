import RelataGraph
import RelataSyntax

/// Whose word a clause is, and whether anybody answers for it.
extension StatusReader {
  /// Who is given as the source of a clause within it: `, he said,`, `according to X`, `as X reported`.
  func addSpeakers(below word: Int, _ status: inout Status) {
    for child in tree.children(of: word) where tree.relation(child) == .parataxis {
      if isReport(child), tree.child(of: child, .ccomp) == nil { report(by: child, &status) }
    }
    for child in tree.children(of: word, .obl) where isSourcePhrase(child) { status.speakers.append(child) }
    for child in tree.children(of: word, .advcl) where tree.marking(of: child) == "as" && isReport(child) && tree.child(of: child, .ccomp) == nil {
      report(by: child, &status)
    }
  }

  func isReport(_ word: Int) -> Bool {
    tree.upos(word) == .verb && tree.lexicon.isReporting(tree.lemma(word))
  }

  /// `according to X`, `in the view of X`.
  func isSourcePhrase(_ word: Int) -> Bool {
    guard let preposition = tree.cases(of: word).first else { return false }
    return preposition == "according to" || preposition == "according"
  }

  func report(by verb: Int, _ status: inout Status) {
    // `was accused by Chad of`: the subject of a passive is told of.
    let subjects = arguments.subjects(of: verb)
    if subjects.contains(where: \.isPatient) {
      status.speakers += arguments.ofVerb(verb).arguments.filter { $0.role == .agent }.prefix(1).map(\.word)
    } else {
      status.speakers += subjects.prefix(1).map(\.word)
    }
  }

  /// `falsely claimed`, and `was accused of`, nobody says by whom.
  func isDoubted(_ report: Int) -> Bool {
    let isFalse = tree.children(of: report, .advmod).contains { tree.lexicon.effect(ofAdverb: tree.form($0)).map { $0.polarity == .negated } ?? false }
    // `stands accused of`
    let isParticipial = [.xcomp, .advcl].contains(tree.relation(report)) && arguments.isPastParticiple(report)
    let isAnonymous =
      tree.has(report, .alleging)
      && (isParticipial || arguments.isPassive(report) && !arguments.ofVerb(report).arguments.contains { $0.role == .agent })
    return isFalse || isAnonymous
  }

  /// `a viral video claims`, `rumours say`: nobody answers for it.
  func isDoubtedSource(of report: Int) -> Bool {
    arguments.subjects(of: report).contains { subject in
      guard tree.upos(subject.word) == .noun else { return false }
      let modifiers = tree.children(of: subject.word, .amod).compactMap { tree.lexicon.effect(ofModifier: tree.lemma($0)) }
      return (modifiers + [tree.lexicon.effect(ofNoun: tree.lemma(subject.word))].compactMap { $0 }).contains(where: \.isEpistemic)
    }
  }
}

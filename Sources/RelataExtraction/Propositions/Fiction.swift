import RelataGraph
import RelataSyntax

/// What is told in works of fiction, and what is told to be false.
extension StatusReader {
  /// `In the novel, China invades Peru`; but not `in a series of attacks`.
  func isToldInFiction(_ clause: Int) -> Bool {
    tree.children(of: clause, .obl).contains { work in
      tree.has(work, .fiction) && ["in", "on", "throughout"].contains(tree.cases(of: work).first ?? "")
        && !tree.children(of: work, .nmod).contains { tree.cases(of: $0).first == "of" }
    }
  }

  /// `The novel tells how China invades Peru`
  func isWork(subjectOf verb: Int) -> Bool {
    arguments.subjects(of: verb).contains { !$0.isPatient && tree.has($0.word, .fiction) }
  }

  /// `A video claims that Chad attacked Mali; that is false.`
  func isRetracted(_ clause: Int) -> Bool {
    if let known = retracted.clauses[clause] { return known }
    let found = tree.children(of: clause).contains { other in
      [.parataxis, .conj].contains(tree.relation(other)) && other > clause && tree.isRetraction(other)
    }
    retracted.clauses[clause] = found
    return found
  }
}

extension SyntaxTree {
  /// Whether a clause says of what was just told that it is not so: `that is false`, `the claim was a hoax`, `this has been debunked`.
  func isRetraction(_ clause: Int) -> Bool {
    guard let subject = child(of: clause, .nsubj) else { return false }
    let isAnaphoric =
      ["that", "this", "it", "which", "neither"].contains(form(subject))
      || upos(subject) == .noun && children(of: subject, .acl).isEmpty && children(of: subject, .nmod).isEmpty
        && (lexicon.effect(ofNoun: lemma(subject))?.reports == true
          || has(subject, .recording))
    guard isAnaphoric else { return false }
    let predicate = ["prove", "turn", "be"].contains(lemma(clause)) ? child(of: clause, .xcomp) ?? clause : clause
    let isDenied = children(of: clause, .advmod).contains { SyntaxTree.negators.contains(form($0)) }
    switch upos(predicate) {
    case .adj:
      guard let effect = lexicon.effect(ofAdjective: lemma(predicate)), !effect.reports else { return false }
      let isTrue = effect.polarity == .affirmed && effect.passesNegation && effect.modality == .actual
      return isDenied ? isTrue : effect.polarity == .negated || effect.isEpistemic
    case .noun: return !isDenied && lexicon.effect(ofNoun: lemma(predicate))?.isEpistemic == true
    case .verb:
      if isDenied { return lemma(predicate) == "happen" }
      return lexicon.effect(ofVerb: lemma(predicate), infinitive: false).map { $0.reports && $0.polarity == .negated } ?? false
    default: return false
    }
  }
}

/// Mends the lemmas of verbs.
///
/// A lemmatizer that has not seen a verb cuts its ending too short or too far (`denounc`, `indicte`, `severe` of `severed`). English
/// spells the endings of regular verbs by a few rules, so that the verbs which a form may belong to are few.
enum VerbForms {
  /// - Parameters:
  ///   - form: The form in lower case.
  ///   - lemma: What the lemmatizer makes of it.
  ///   - known: Verbs that there are.
  static func lemma(of form: String, as lemma: String, known: Set<String>) -> String {
    if let irregular = irregulars[form] { return irregular }
    let possible = candidates(form)
    if possible.contains(lemma), known.contains(lemma) { return lemma }
    // Irregular forms end otherwise (`went`), or are of a verb that is known as well (`has`).
    if let found = possible.first(where: known.contains) { return found }
    return known.contains(lemma) ? lemma : respelled(lemma, form: form)
  }

  /// The verbs that a regular form may belong to, the likelier first.
  static func candidates(_ form: String) -> [String] {
    func stems(_ ending: String) -> [String] {
      let stem = String(form.dropLast(ending.count))
      guard stem.utf8.count >= 2 else { return [] }
      var out = [stem + "e", stem]
      // `barred`, `snubbing`
      if let last = stem.last, stem.dropLast().last == last { out.append(String(stem.dropLast())) }
      return out
    }
    if form.hasSuffix("ied") || form.hasSuffix("ies") { return [String(form.dropLast(3)) + "y", String(form.dropLast())] }
    if form.hasSuffix("ed") { return stems("ed") }
    if form.hasSuffix("ying") { return stems("ing") + [String(form.dropLast(4)) + "ie"] }
    if form.hasSuffix("ing") { return stems("ing") }
    if form.hasSuffix("es") { return [String(form.dropLast()), String(form.dropLast(2))] }
    if form.hasSuffix("s") { return [String(form.dropLast())] }
    return []
  }

  /// Of a verb that is not known: `waged`, `freed`, `vetoed`.
  private static func respelled(_ lemma: String, form: String) -> String {
    guard form.hasSuffix("ed") else { return lemma }
    if form == lemma + "ed" {
      if lemma.hasSuffix("re"), lemma.utf8.count <= 3 || lemma.hasSuffix("gre") { return lemma + "e" }
      if ["ag", "eg", "ig", "dg", "uc", "iz", "eiv", "iev"].contains(where: lemma.hasSuffix) { return lemma + "e" }
    }
    return lemma.hasSuffix("oe") && form == lemma + "d" ? String(lemma.dropLast()) : lemma
  }

  /// Irregular forms that treebanks have seldom or never.
  static let irregulars = [
    "overran": "overrun", "overthrew": "overthrow", "overthrown": "overthrow", "overcame": "overcome", "oversaw": "oversee", "overtook": "overtake",
    "withheld": "withhold", "withstood": "withstand", "undertook": "undertake", "underwent": "undergo", "retook": "retake", "retaken": "retake",
    "upheld": "uphold", "rebuilt": "rebuild", "foresaw": "foresee", "forewent": "forgo", "forbade": "forbid", "forbidden": "forbid",
    "forswore": "forswear", "forsook": "forsake", "misled": "mislead", "shot": "shoot", "slew": "slay", "slain": "slay", "fought": "fight",
    "fled": "flee", "struck": "strike", "stricken": "strike", "sought": "seek", "froze": "freeze", "frozen": "freeze", "unfroze": "unfreeze",
    "sank": "sink", "sunk": "sink", "tore": "tear", "torn": "tear", "swore": "swear", "sworn": "swear", "stole": "steal", "stolen": "steal",
    "bound": "bind", "clung": "cling", "swung": "swing", "forgave": "forgive", "forgiven": "forgive", "wove": "weave", "strove": "strive",
    "ground": "grind", "wrung": "wring", "shook": "shake", "shaken": "shake", "beset": "beset",
  ]
}

"""Lemmas as a classification: a rule says which casing to apply and which ending to replace by which."""

CASINGS = ("keep", "lower", "title")


def _cased(word, casing):
    if casing == "lower":
        return word.lower()
    if casing == "title":
        return word[:1].upper() + word[1:].lower()
    return word


def rule_of(form, lemma):
    """The cheapest rule `(casing, ending to drop, ending to add)` that makes `lemma` from `form`."""
    best = None
    for casing in CASINGS:
        cased, i = _cased(form, casing), 0
        while i < min(len(cased), len(lemma)) and cased[i] == lemma[i]:
            i += 1
        cost = len(cased) + len(lemma) - 2 * i
        if best is None or cost < best[0]:
            best = (cost, (casing, cased[i:], lemma[i:]))
    return best[1]


def applies(rule, form):
    """Whether the form has the ending that the rule drops, and something is left."""
    casing, drop, add = rule
    return _cased(form, casing).endswith(drop) and len(form) - len(drop) + len(add) > 0


def apply(rule, form):
    """The lemma that the rule makes of the form."""
    casing, drop, add = rule
    cased = _cased(form, casing)
    return cased[: len(cased) - len(drop)] + add

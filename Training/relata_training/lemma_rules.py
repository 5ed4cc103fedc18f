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


def lexicon(treebank):
    """Lines of what training saw: `form TAB part of speech TAB lemma` where nearly all agree, and `lemma TAB part of speech`.

    Proper nouns are left to the rules. Both are sorted by bytes, so that a program can look things up where they stand.
    """
    seen, lemmas = {}, set()
    for sentence in treebank:
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas):
            if upos != "PROPN" and lemma != "_":
                counts = seen.setdefault((word.lower(), upos), {})
                counts[lemma] = counts.get(lemma, 0) + 1
                lemmas.add((lemma, upos))
    forms = []
    for (form, upos), counts in seen.items():
        best = min(counts, key=lambda m: (-counts[m], m))
        if counts[best] >= 0.9 * sum(counts.values()):
            forms.append(f"{form}\t{upos}\t{best}\n".encode())
    known = [f"{lemma}\t{upos}\n".encode() for lemma, upos in lemmas if upos in ("VERB", "NOUN", "ADJ")]
    return b"".join(sorted(forms)), b"".join(sorted(known))

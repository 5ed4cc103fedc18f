"""What a relation's probability rests on besides the network's score: scores of each kind are right more or less often."""

from .labels import SYMMETRIC

#: A rule proposes the very relation; a rule proposes another one of the two; both ends are mentioned in the sentence; one is known from elsewhere
#: in the document; that one is whoever writes it.
GROUNDS = ["rule", "other-rule", "sentence", "elsewhere", "author"]


class Grounds:
    """Of one document, as `relata candidates` writes it."""

    def __init__(self, document):
        self.authors = set(document.get("authors", []))
        self.present = [{e for m in s["mentions"] for e in m["entities"]} for s in document["sentences"]]
        self.told = [{} for _ in document["sentences"]]
        for told, sentence in zip(self.told, document["sentences"]):
            for c in sentence["candidates"]:
                told.setdefault(frozenset((c["source"], c["target"])), set()).add((c["source"], c["target"], c["type"]))

    def of(self, sentence, source, target, kind):
        told = self.told[sentence].get(frozenset((source, target)), ())
        if (source, target, kind) in told or kind in SYMMETRIC and (target, source, kind) in told:
            return GROUNDS.index("rule")
        if told:
            return GROUNDS.index("other-rule")
        missing = {source, target} - self.present[sentence]
        return GROUNDS.index("sentence" if not missing else "author" if missing <= self.authors else "elsewhere")

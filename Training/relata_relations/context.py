"""Entities that a sentence may be about without mentioning them: those of the sentences before, the state that the document speaks of."""

from collections import Counter

MOST = 6
#: More pieces of a mention are not looked at.
PIECES = 8


class Context:
    """Of one document; `lengths` are its sentences' numbers of pieces, with 0 for those that are not looked at."""

    def __init__(self, document, lengths):
        self.sentences = document["sentences"]
        self.names, self.others = {}, {}
        counts = Counter()
        for number, sentence in enumerate(self.sentences):
            for mention in sentence["mentions"]:
                for entity in mention["entities"]:
                    if document["entities"][entity]["type"] == "state":
                        counts[entity] += 1
                    if not lengths[number] or mention["form"] in ("pronoun", "noun"):
                        continue
                    places = self.names if mention["form"] == "name" else self.others
                    places.setdefault(entity, []).append((number, *mention["words"]))
        self.state = min(counts, key=lambda e: (-counts[e], e), default=None)

    def place(self, entity, number):
        """The last mention before a sentence, or the first behind it: `(sentence, first word, end of words)`."""
        places = self.names.get(entity) or self.others.get(entity) or []
        before = [p for p in places if p[0] < number]
        behind = [p for p in places if p[0] > number]
        return before[-1] if before else behind[0] if behind else None

    def of(self, number):
        """`[(entity, place)]` of a sentence, the likeliest first."""
        sentence = self.sentences[number]
        own = {e for m in sentence["mentions"] for e in m["entities"]}
        order = []

        def add(entity):
            if entity is not None and entity not in own and entity not in order:
                order.append(entity)

        for candidate in sentence["candidates"]:
            add(candidate["source"])
            add(candidate["target"])
        for other in (number - 1, number - 2):
            if other >= 0:
                for mention in self.sentences[other]["mentions"]:
                    for entity in mention["entities"]:
                        add(entity)
        add(self.state)
        for mention in self.sentences[0]["mentions"]:
            for entity in mention["entities"]:
                add(entity)
        found = [(entity, self.place(entity, number)) for entity in order]
        return [(entity, place) for entity, place in found if place][:MOST]

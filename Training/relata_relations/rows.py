"""Sentences with their mentions, what the rules propose for them, and what the gold graphs say: the scorer's examples."""

import json
import re
import unicodedata
from collections import defaultdict

from .labels import TYPES


def fold(name):
    """Case, diacritics, quotes, possessives and a leading article folded away, as the score does it."""
    text = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = " ".join(text.replace(".", "").split()).strip(" \"',;:")
    for tail in ("'s", "'"):
        text = text[: -len(tail)] if text.endswith(tail) else text
    return text[4:] if text.startswith("the ") else text


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def aligned(document, text, gold):
    """Number of an entity → id of the gold entity that shares most names with it and accepts its type."""
    names = defaultdict(set)
    for sentence in document["sentences"]:
        for mention in sentence["mentions"]:
            first, last = mention["words"]
            words = text[sentence["tokens"][first][1] : sentence["tokens"][last - 1][2]]
            for entity in mention["entities"]:
                names[entity].add(fold(words))
    out = {}
    for number, known in names.items():
        entity = document["entities"][number]
        if entity["name"]:
            known.add(fold(entity["name"]))
        if entity["entry"]:
            # The gazetteer's identifiers are its names with hyphens.
            known.add(fold(entity["entry"].replace("-", " ")))
        best, overlap = None, 0
        for other in gold["entities"]:
            if entity["type"] not in other["type"]:
                continue
            shared = len(known & ({fold(other["name"])} | {fold(m) for m in other["mentions"]}))
            if shared > overlap:
                best, overlap = other["id"], shared
        if best:
            out[number] = best
    return out


def position(text, evidence):
    if not isinstance(evidence, str):
        return evidence[0]
    found = text.find(evidence)
    if found < 0:
        match = re.search(r"\s+".join(re.escape(w) for w in evidence.split()), text)
        found = match.start() if match else -1
    return found


def sentence_labels(document, text, gold, mapped, present):
    """For each sentence what holds in it: `(source, target, type, required, polarity, modality)` by the entities' numbers.

    `present` are the entities that each sentence is looked at with.

    What holds somewhere in the document may be said elsewhere too, so that it counts in no sentence as wrong:
    `required` is `None` where it is only that.
    """
    numbers = defaultdict(list)
    for number, name in mapped.items():
        numbers[name].append(number)
    out = [[] for _ in document["sentences"]]
    reached, required = 0, 0
    for relation in gold["relations"]:
        at = position(text, relation["evidence"])
        home = next((i for i, s in enumerate(document["sentences"]) if s["start"] <= at < s["end"]), None)
        required += relation["required"]
        found = False
        for source in numbers.get(relation["source"], []):
            for target in numbers.get(relation["target"], []):
                if source == target:
                    continue
                for i, here in enumerate(present):
                    if source in here and target in here:
                        status = relation["required"] if i == home else None
                        found |= i == home
                        for place, kind in enumerate(relation["type"]):
                            if kind in TYPES:
                                out[i].append(
                                    (source, target, kind, status if place == 0 else None, relation["polarity"], relation["modality"][0])
                                )
        reached += found and relation["required"]
    return out, reached, required


def documents(candidates, texts, golds):
    """Yields `(candidates, text, gold or None)` of every document."""
    text = {d["id"]: d["text"] for d in lines(texts)}
    gold = {g["document"]: g for g in lines(golds)} if golds else {}
    for document in lines(candidates):
        yield document, text[document["id"]], gold.get(document["id"])

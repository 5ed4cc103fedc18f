"""Sentences as numbers: examples, label vocabularies, and batches of similar length."""

from collections import Counter
from dataclasses import dataclass
import random

import numpy as np
import torch

from . import lemma_rules, wordpieces
from .corpora import NAME_TAGS

NONE = -100
#: Longer sentences are left out of training; fewer than one in a thousand.
LONGEST = 160


@dataclass
class Labels:
    """The label vocabularies, each in the order of its indices."""

    upos: list
    feats: list
    lemmas: list
    relations: list
    names: list

    @classmethod
    def of(cls, treebank, least=2):
        count = lambda values: Counter(v for s in treebank for v in values(s))
        kept = lambda counts: sorted(v for v, n in counts.items() if n >= least)
        rules = count(lambda s: [lemma_rules.rule_of(w, m) for w, m in zip(s.words, s.lemmas)])
        return cls(
            upos=sorted(count(lambda s: s.upos)), feats=kept(count(lambda s: s.feats)), lemmas=kept(rules),
            relations=kept(count(lambda s: s.relations)), names=NAME_TAGS,
        )

    def sizes(self):
        return {task: len(values) for task, values in vars(self).items()}

    def indices(self):
        return {task: {v: i for i, v in enumerate(values)} for task, values in vars(self).items()}


TASKS = ("upos", "feats", "lemmas", "names", "heads", "relations")


def example(sentence, pieces, index):
    """One sentence as arrays: pieces, casings, first and last piece of each word, and a label array per task."""
    ids, casings, first, last = [pieces.cls], [wordpieces.SPECIAL], [], []
    for word in sentence.words:
        encoded = pieces.encode(word)
        first.append(len(ids))
        ids.extend(encoded)
        casings.extend([wordpieces.casing(word)] * len(encoded))
        last.append(len(ids) - 1)
    ids.append(pieces.sep)
    casings.append(wordpieces.SPECIAL)
    n = len(sentence.words)
    column = lambda task, values: [index[task].get(v, NONE) for v in values] if values else [NONE] * n
    rules = [lemma_rules.rule_of(w, m) for w, m in zip(sentence.words, sentence.lemmas)] if sentence.lemmas else None
    labels = dict(
        upos=column("upos", sentence.upos), feats=column("feats", sentence.feats), lemmas=column("lemmas", rules),
        names=column("names", sentence.names), heads=sentence.heads or [NONE] * n,
        relations=column("relations", sentence.relations),
    )
    arrays = dict(pieces=ids, casings=casings, first=first, last=last, **labels)
    return {k: np.asarray(v, dtype=np.int64) for k, v in arrays.items()}


def recased(one, chance):
    """Now and then a sentence in capitals or in title case, as headlines are; pieces are uncased and stay."""
    draw = chance.random()
    if draw > 0.04:
        return one
    lettered = (one["casings"] != wordpieces.SPECIAL) & (one["casings"] != wordpieces.UNCASED)
    target = wordpieces.UPPER if draw < 0.02 else wordpieces.TITLE
    return {**one, "casings": np.where(lettered, target, one["casings"]), "lemmas": np.full_like(one["lemmas"], NONE)}


def batches(examples, pieces, chance=None):
    """Lists of examples of similar length, at most `pieces` pieces each with padding; shuffled by `chance`."""
    jitter = (lambda: chance.random() * 2) if chance else (lambda: 0)
    order = sorted(examples, key=lambda e: len(e["pieces"]) + jitter())
    groups, group, longest = [], [], 0
    for one in order:
        longest = max(longest, len(one["pieces"]))
        if group and longest * (len(group) + 1) > pieces:
            groups.append(group)
            group, longest = [], len(one["pieces"])
        group.append(one)
    groups.append(group)
    if chance:
        chance.shuffle(groups)
    return groups


def collate(group):
    """A batch of padded tensors."""
    length, width = max(len(e["pieces"]) for e in group), max(len(e["first"]) for e in group)

    def padded(key, size, fill):
        out = np.full((len(group), size), fill, dtype=np.int64)
        for row, one in zip(out, group):
            row[: len(one[key])] = one[key]
        return torch.from_numpy(out)

    batch = {"pieces": padded("pieces", length, 0), "casings": padded("casings", length, 0)}
    batch.update({key: padded(key, width, 0) for key in ("first", "last")})
    batch.update({task: padded(task, width, NONE) for task in TASKS})
    sizes = torch.tensor([len(e["pieces"]) for e in group])
    words = torch.tensor([len(e["first"]) for e in group])
    batch["mask"] = torch.arange(length)[None] < sizes[:, None]
    batch["candidates"] = torch.arange(width + 1)[None] <= words[:, None]
    return batch

"""Sentences as arrays, and batches of them."""

import numpy as np
import torch

from relata_training import wordpieces
from relata_training.network import HIDDEN

from .context import PIECES
from .labels import DEPENDENCIES, KINDS, MODALITIES, MOST_TOGETHER, POLARITIES, PROPOSERS, STEPS, SYMMETRIC, TYPES
from .network import CANDIDATE, MARKS, PATH, mark_of_mention, mark_of_predicate

#: Longer sentences are not scored, nor more mentions.
LONGEST, MOST_MENTIONS = 400, 24
TYPE = {t: i for i, t in enumerate(TYPES)}
STEP = {s: i for i, s in enumerate(STEPS)}
DEPENDENCY = {d: i for i, d in enumerate(DEPENDENCIES)}


def pieces_of(tokens, pieces):
    ids, casings, first, last = [pieces.cls], [wordpieces.SPECIAL], [], []
    for token in tokens:
        encoded = pieces.encode(token[0])
        first.append(len(ids))
        ids.extend(encoded)
        casings.extend([wordpieces.casing(token[0])] * len(encoded))
        last.append(len(ids) - 1)
    return ids + [pieces.sep], casings + [wordpieces.SPECIAL], first, last


def way(tokens, a, b):
    """The indices of path features between two words."""
    up, chain = [], []
    node = a
    while node >= 0 and len(chain) < 64:
        chain.append(node)
        node = tokens[node][3]
    down, node, seen = [], b, {n: i for i, n in enumerate(chain)}
    steps = 0
    while node >= 0 and node not in seen and steps < 64:
        down.append(tokens[node][4].split(":")[0])
        node = tokens[node][3]
        steps += 1
    if node < 0:
        return [2 * len(DEPENDENCIES) + 7]
    up = [tokens[n][4].split(":")[0] for n in chain[: seen[node]]]
    out = [DEPENDENCY[d] for d in up if d in DEPENDENCY] + [len(DEPENDENCIES) + DEPENDENCY[d] for d in down if d in DEPENDENCY]
    return sorted(set(out)) + [2 * len(DEPENDENCIES) + min(len(up) + len(down), 6)]


def distance(a, b):
    d = b - a
    size = 0
    while abs(d) >> size:
        size += 1
    size = min(size, 7)
    return 8 + size if d > 0 else 8 - size


def bases(document, pieces):
    """The pieces of each sentence; `None` for one that is too long or empty."""
    out = []
    for number, sentence in enumerate(document["sentences"]):
        ids, casings, first, last = pieces_of(sentence["tokens"], pieces)
        kept = sentence["tokens"] and len(ids) <= LONGEST
        out.append(dict(document=document["id"], sentence=number, ids=ids, casings=casings, first=first, last=last) if kept else None)
    return out


def example(document, number, base, context):
    """One sentence as it is looked at, or `None` where it mentions nobody, or nobody could be meant besides.

    `base` are the pieces of all sentences of the document.
    """
    sentence = document["sentences"][number]
    if base[number] is None:
        return None
    tokens, first, last = sentence["tokens"], base[number]["first"], base[number]["last"]
    # A word of several entities is a mention of each: first and last piece, first word, head, form, entity.
    mentions = [
        (first[m["words"][0]], last[m["words"][1] - 1], m["words"][0], m["head"], m["form"], e) for m in sentence["mentions"] for e in m["entities"]
    ][:MOST_MENTIONS]
    if not mentions:
        return None
    own = len(mentions)
    rows, borrowed = len(base[number]["ids"]), []
    for entity, (other, start, end) in context.of(number):
        begin = base[other]["first"][start]
        count = min(base[other]["last"][end - 1] - begin + 1, PIECES)
        borrowed.append((other, begin, count))
        mentions.append((rows, rows + count - 1, None, None, "before" if other == number - 1 else "elsewhere", entity))
        rows += count
    entities = sorted({m[5] for m in mentions})
    if len(entities) < 2:
        return None
    index = {e: i for i, e in enumerate(entities)}
    marks = []
    for begin, end, _, _, form, entity in dict.fromkeys(mentions):
        kind = document["entities"][entity]["type"]
        marks += [(piece, mark_of_mention(kind, form, piece == begin)) for piece in range(begin, end + 1)]
    for word, polarity, modality in sentence["propositions"]:
        marks += [(piece, mark_of_predicate(polarity, modality)) for piece in range(first[word], last[word] + 1)]
    pairs = [(i, j) for i in range(len(mentions)) for j in range(len(mentions)) if mentions[i][5] != mentions[j][5] and (i < own or j < own)]
    n = len(entities)
    found = {}
    confidences = np.zeros((n * n, len(TYPES)), np.float32)
    starts = {t[1]: i for i, t in enumerate(tokens)}
    for c in sentence["candidates"]:
        if c["source"] not in index or c["target"] not in index or c["type"] not in TYPE:
            continue
        s, t = index[c["source"]], index[c["target"]]
        features = [TYPE[c["type"]], len(TYPES) + PROPOSERS.index(c["proposer"])]
        features += [len(TYPES) + len(PROPOSERS) + STEP[x] for x in set(c["steps"]) if x in STEP]
        offset = len(TYPES) + len(PROPOSERS) + len(STEPS)
        if c["polarity"] == "negated":
            features.append(offset)
        features.append(offset + 1 + MODALITIES.index(c["modality"]))
        if c["speaker"] is not None:
            features.append(offset + 1 + len(MODALITIES))
        word = starts.get(c["trigger"][0])
        trigger = first[word] if word is not None else 0
        for a, b in ((s, t), (t, s)) if c["type"] in SYMMETRIC else ((s, t),):
            found.setdefault(a * n + b, []).append((features, c["confidence"], trigger))
            confidences[a * n + b, TYPE[c["type"]]] = max(confidences[a * n + b, TYPE[c["type"]]], c["confidence"])
    near = [i < own and j < own for i, j in pairs]
    return dict(
        document=document["id"], sentence=number, rows=rows, borrowed=borrowed, marks=marks, first=[m[0] for m in mentions], last=[m[1] for m in mentions],
        own=[index[m[5]] for m in mentions], pairs=pairs, entities=entities, found=found, confidences=confidences,
        distances=[distance(mentions[i][2], mentions[j][2]) if here else 0 for (i, j), here in zip(pairs, near)],
        paths=[way(tokens, mentions[i][3], mentions[j][3]) if here else [2 * len(DEPENDENCIES) + 7] for (i, j), here in zip(pairs, near)],
    )


def add_hidden(examples, base):
    """Puts together what the lower layers made of each sentence and of what it borrows from others. `base`: document → bases with `hidden`."""
    for one in examples:
        sentences = base[one["document"]]
        parts = [sentences[one["sentence"]]["hidden"]] + [sentences[n]["hidden"][begin : begin + count] for n, begin, count in one["borrowed"]]
        one["hidden"] = torch.cat(parts)


def label(one, labels, kinds):
    """Adds targets: what holds, what counts, polarity and modality of what holds; the kind of each mention, the last for none."""
    n = len(one["entities"])
    index = {e: i for i, e in enumerate(one["entities"])}
    y, mask = np.zeros((n * n, len(TYPES)), np.float32), np.ones((n * n, len(TYPES)), np.float32)
    polarity, modality = np.full(n * n, -1), np.full(n * n, -1)
    for required in (None, False, True):
        for source, target, kind, status, denied, mode in labels:
            if status is not required or source not in index or target not in index:
                continue
            for a, b in ((source, target), (target, source)) if kind in SYMMETRIC else ((source, target),):
                pair = index[a] * n + index[b]
                if status:
                    y[pair, TYPE[kind]] = mask[pair, TYPE[kind]] = 1
                    polarity[pair], modality[pair] = POLARITIES.index(denied), MODALITIES.index(mode)
                elif y[pair, TYPE[kind]] == 0:
                    mask[pair, TYPE[kind]] = 0
    for kind in SYMMETRIC:
        if y[:, TYPE[kind]].sum() > 2 * MOST_TOGETHER * (MOST_TOGETHER - 1) // 2:
            y[:, TYPE[kind]] = mask[:, TYPE[kind]] = 0
    one.update(y=y, counts=mask, polarity=polarity, modality=modality, kinds=[kinds.get(one["entities"][o], -1) for o in one["own"]])


def candidate_features(one, pair, n):
    """Both directions' features as (index, value); of several candidates the surest one's confidence."""
    out = {}
    a, b = divmod(pair, n)
    for offset, key in ((0, pair), (CANDIDATE, b * n + a)):
        for features, confidence, _ in one["found"].get(key, []):
            out.update((offset + f, 1.0) for f in features)
            last = offset + CANDIDATE - 1
            out[last] = max(out.get(last, 0.0), confidence)
    return sorted(out.items())


def collate(group):
    length = max(o["rows"] for o in group)
    B = len(group)
    hidden = torch.zeros(B, length, HIDDEN)
    mask = torch.zeros(B, length, dtype=torch.bool)
    marks = np.zeros((B, length, MARKS), np.float32)
    first, last, source, target, row, column, dist, of_pair = [], [], [], [], [], [], [], []
    candidates, path, has, triggers = [], [], [], []
    confidences, y, counts, polarity, modality, kinds, diagonal = [], [], [], [], [], [], []
    mentions = pairs = entity_pairs = 0
    for b, o in enumerate(group):
        L = o["rows"]
        hidden[b, :L] = o["hidden"].float()
        mask[b, :L] = True
        for piece, mark in o["marks"]:
            marks[b, piece, mark] = 1
        n = len(o["entities"])
        first += [b * length + p for p in o["first"]]
        last += [b * length + p for p in o["last"]]
        seen = {}
        for c, (i, j) in enumerate(o["pairs"]):
            pair = o["own"][i] * n + o["own"][j]
            source.append(mentions + i)
            target.append(mentions + j)
            row.append(b)
            column.append(c)
            of_pair.append(entity_pairs + pair)
            if pair not in seen:
                surest = max(o["found"].get(pair, []), key=lambda c: c[1], default=None)
                seen[pair] = candidate_features(o, pair, n), surest[2] if surest else None
            features, word = seen[pair]
            candidates += [(pairs, f, v) for f, v in features]
            path += [(pairs, f) for f in o["paths"][c]]
            if word is not None:
                has.append(pairs)
                triggers.append(b * length + word)
            pairs += 1
        dist += o["distances"]
        mentions += len(o["first"])
        entity_pairs += n * n
        confidences.append(o["confidences"])
        if "y" in o:
            y.append(o["y"])
            counts.append(o["counts"])
            polarity.append(o["polarity"])
            modality.append(o["modality"])
            kinds += o["kinds"]
        d = np.ones((n, n), bool)
        np.fill_diagonal(d, False)
        diagonal.append(d.reshape(-1))
    long = lambda v: torch.tensor(v, dtype=torch.long)
    dense = torch.zeros(pairs, 2 * CANDIDATE)
    if candidates:
        p, f, v = zip(*candidates)
        dense[list(p), list(f)] = torch.tensor(v)
    ways = torch.zeros(pairs, PATH)
    if path:
        p, f = zip(*path)
        ways[list(p), list(f)] = 1
    out = dict(
        hidden=hidden, mask=mask, marks=torch.from_numpy(marks), first=long(first), last=long(last), source=long(source), target=long(target), row=long(row),
        column=long(column), width=max(1, max(len(o["pairs"]) for o in group)), distance=long(dist), of_pair=long(of_pair), entity_pairs=entity_pairs,
        candidates=dense, path=ways, has_trigger=long(has), trigger=long(triggers), confidences=torch.from_numpy(np.concatenate(confidences)),
        distinct=torch.from_numpy(np.concatenate(diagonal)), sentences=B,
    )
    if y:
        out.update(
            y=torch.from_numpy(np.concatenate(y)), counts=torch.from_numpy(np.concatenate(counts)), polarity=long(np.concatenate(polarity)),
            modality=long(np.concatenate(modality)), kinds=long(kinds),
        )
    return out


def batches(examples, size, chance=None):
    jitter = (lambda: chance.random() * 6) if chance else (lambda: 0)
    order = sorted(examples, key=lambda o: o["rows"] + len(o["pairs"]) / 4 + jitter())
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if chance:
        chance.shuffle(groups)
    return groups

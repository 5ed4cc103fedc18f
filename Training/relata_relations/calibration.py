"""From scores to probabilities that mean what they say, and the threshold above which a relation is drawn."""

import math
from collections import defaultdict

import torch

from . import judge
from .grounds import GROUNDS, Grounds
from .labels import MODALITIES, MOST_TOGETHER, SYMMETRIC, TYPES


def logit(p):
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def edges(found):
    """document → {(source, target, type): (probability, polarity, modality, sentence)}: the best of all sentences."""
    out = {}
    for name, relations in found.items():
        together = defaultdict(set)
        for sentence, a, b, kind, p, _, _ in relations:
            if kind in SYMMETRIC and p >= 0.3:
                together[sentence, kind] |= {a, b}
        best = {}
        for sentence, a, b, kind, p, negated, modality in relations:
            if kind in SYMMETRIC and len(together[sentence, kind]) > MOST_TOGETHER:
                continue
            key = (*(sorted((a, b)) if kind in SYMMETRIC else (a, b)), kind)
            if key not in best or best[key][0] < p:
                best[key] = (p, "negated" if negated > 0.5 else "affirmed", MODALITIES[max(range(3), key=lambda m: modality[m])], sentence)
        out[name] = best
    return out


def scores(found, dev, threshold, lenience=0.0):
    rules = confidences(dev) if lenience else {}
    decided = {
        name: [(*key, *status) for key, (p, *status, _) in best.items() if p >= threshold - lenience * rules.get((name, *key), 0)]
        for name, best in edges(found).items()
    }
    return judge.judge(decided, dev.golds, dev.mapped)


def confidences(dev):
    """(document, source, target, type) → the confidence of the surest rule that proposes it."""
    out = defaultdict(float)
    for name, document in dev.documents.items():
        for sentence in document["sentences"]:
            for c in sentence["candidates"]:
                ends = sorted((c["source"], c["target"])) if c["type"] in SYMMETRIC else (c["source"], c["target"])
                out[name, *ends, c["type"]] = max(out[name, *ends, c["type"]], c["confidence"])
    return out


def report(found, dev, thresholds=(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)):
    all_scores = [(t, scores(found, dev, t)) for t in thresholds]
    threshold, best = max(all_scores, key=lambda s: s[1]["all"]["typed"].scores[0])
    curve = " ".join(f"{t}:{s['all']['typed'].scores[0]:.3f}" for t, s in all_scores)
    kinds = " ".join(f"{k} {t['typed']}" for k, t in sorted(best.items()) if k != "all")
    return f"  {curve} | {threshold} typed {best['all']['typed']} strict {best['all']['strict']} dyad {best['all']['dyad']} {kinds}"


def samples(found, dev):
    """`(document, type, grounds, score, right?)` of each edge that is not improbable; what only might be drawn is right too."""
    out = []
    for name, best in edges(found).items():
        gold, mapped, grounds = dev.golds[name], dev.mapped[name], Grounds(dev.documents[name])
        accepted = {judge.ends(r["source"], t, r["target"]) + (t,) for r in gold["relations"] for t in r["type"]}
        for (a, b, kind), (p, _, _, sentence) in best.items():
            ends = judge.ends(mapped.get(a, f"?{a}"), kind, mapped.get(b, f"?{b}"))
            if ends[0] != ends[1]:
                out.append((name, TYPES.index(kind), grounds.of(sentence, a, b, kind), logit(p), ends + (kind,) in accepted))
    return out


def curve(values, steps=400):
    """`(slope, shift of each type, shift of each kind of grounds)`: one slope and shift for all (Platt, 1999), from which those of their own stay near."""
    column = lambda i, of: torch.tensor([of(v[i]) for v in values])
    kinds, grounds, x, y = column(1, int), column(2, int), column(3, float), column(4, float)
    slope, shift = torch.ones((), requires_grad=True), torch.zeros((), requires_grad=True)
    own, resting = torch.zeros(len(TYPES), requires_grad=True), torch.zeros(len(GROUNDS), requires_grad=True)
    optimizer = torch.optim.Adam([slope, shift, own, resting], lr=0.05)
    for _ in range(steps):
        score = slope * x + shift + own[kinds] + resting[grounds]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(score, y, reduction="sum") + 2 * (own**2).sum() + (resting**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return slope.item(), (shift + own).tolist(), resting.tolist()


def probability(kind, grounds, x, slope, shifts, resting):
    return 1 / (1 + math.exp(-(slope * x + shifts[kind] + resting[grounds])))


def error(values, *curve, least=0.0, bands=10):
    """The expected calibration error of edges whose probability is at least `least`."""
    groups = defaultdict(list)
    for _, kind, grounds, x, right in values:
        p = probability(kind, grounds, x, *curve)
        if p >= least:
            groups[min(bands - 1, int(p * bands))].append((p, right))
    total = sum(map(len, groups.values()))
    return sum(abs(sum(p for p, _ in g) - sum(r for _, r in g)) for g in groups.values()) / max(1, total)


def fit(found, dev, least_precision=0.76):
    """`(temperatures, shifts of types, shifts of grounds, threshold, lenience)`; the error is told of halves that the curve was not fitted to."""
    values = samples(found, dev)
    halves = [[v for v in values if (hash_of(v[0]) % 2 == 0) == even] for even in (True, False)]
    errors = [error(halves[1 - i], *curve(halves[i]), least=0.3) for i in (0, 1)]
    print(f"expected calibration error of edges above 0.3, each half by the other's curve: {sum(errors) / 2:.3f}", flush=True)
    slope, shifts, resting = curve(values)
    print("grounds: " + ", ".join(f"{name} {shift:+.2f}" for name, shift in zip(GROUNDS, resting)), flush=True)
    calibrated = {}
    for name, relations in found.items():
        grounds = Grounds(dev.documents[name])
        calibrated[name] = [
            (s, a, b, k, probability(TYPES.index(k), grounds.of(s, a, b, k), logit(p), slope, shifts, resting), n, m) for s, a, b, k, p, n, m in relations
        ]
    # Of settings that are as good but for half a point, the one whose edges are right most often.
    ranked = [
        (s["all"]["typed"].scores, threshold / 50, lenience / 20)
        for threshold in range(20, 35)
        for lenience in range(0, 11)
        for s in [scores(calibrated, dev, threshold / 50, lenience / 20)]
    ]
    good = [r for r in ranked if r[0][1] >= least_precision] or ranked
    best = max(r[0][0] for r in good)
    (f1, precision, recall), threshold, lenience = max((r for r in good if r[0][0] >= best - 0.005), key=lambda r: (r[0][1], r[0][0]))
    print(f"threshold {threshold}, lenience {lenience}: typed {f1:.3f} ({precision:.2f}, {recall:.2f}); the best has {best:.3f}", flush=True)
    return [1 / slope] * len(TYPES), shifts, resting, threshold, lenience


def hash_of(name):
    return sum(map(ord, name))

"""How good predictions are, as ../shared/score.py counts (typed, strict, dyad), by kind of document."""

from collections import defaultdict

from .labels import MODALITIES, SYMMETRIC


class Tally:
    def __init__(self):
        self.right = self.wrong = self.missed = 0

    @property
    def scores(self):
        p = self.right / max(1, self.right + self.wrong)
        r = self.right / max(1, self.right + self.missed)
        return 2 * p * r / max(1e-9, p + r), p, r

    def __str__(self):
        return "%.3f (%.2f, %.2f)" % self.scores


def ends(source, kind, target):
    return tuple(sorted((source, target))) if kind in SYMMETRIC else (source, target)


def key(view, source, kind, target, polarity, modality):
    if view == "dyad":
        return tuple(sorted((source, target)))
    base = ends(source, kind, target) + (kind,)
    return base if view == "typed" else base + (polarity, modality)


def judge(decided, golds, mapped):
    """`decided`: document → [(source, target, type, polarity, modality)]; `mapped`: document → entity number → gold id."""
    tallies = defaultdict(lambda: defaultdict(Tally))
    for name, gold in golds.items():
        for view in ("typed", "strict", "dyad"):
            found = {
                key(view, *edge)
                for s, t, kind, polarity, modality in decided.get(name, [])
                for edge in [(mapped[name].get(s, f"?{s}"), kind, mapped[name].get(t, f"?{t}"), polarity, modality)]
                if edge[0] != edge[2]
            }
            accepted, seen, missed = set(), set(), set()
            for r in gold["relations"]:
                wanted = {key(view, r["source"], t, r["target"], r["polarity"], m) for t in r["type"] for m in r["modality"]}
                accepted |= wanted
                if not r.get("required", True):
                    continue
                if wanted & found:
                    seen.add(min(wanted & found))
                elif not wanted & missed:
                    missed |= wanted
                    for group in ("all", name[:2]):
                        tallies[group][view].missed += 1
            for group in ("all", name[:2]):
                tallies[group][view].right += len(seen)
                tallies[group][view].wrong += len(found - accepted)
    return tallies

#!/usr/bin/env python3
"""How good graphs are by kind of document, and how often relations of a confidence are right, held against gold graphs.

    confidence.py GRAPH.json GOLD [GRAPH.json GOLD ...]

GOLD is a folder of gold graphs or a JSON Lines file of them. A relation is right where the gold has its source, target and type (either direction
for a symmetric type), required or not. Documents are of one kind where their identifiers begin with the same letters before a hyphen. Names are
compared as the scorer beside the gold does (its path: $RELATA_SCORER, or score.py in a folder above the first gold's).
"""
import importlib.util, json, os, sys
from collections import defaultdict
from pathlib import Path

BANDS = [(0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.0, 0.5)]


def load_scorer(gold):
    for path in [os.environ.get("RELATA_SCORER"), *(p / "score.py" for p in gold.resolve().parents)]:
        if path and Path(path).is_file():
            spec = importlib.util.spec_from_file_location("score", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    sys.exit("confidence.py: no score.py above the gold; name it in RELATA_SCORER")


def by_document(graph):
    """The parts of a graph that each document has evidence for."""
    nodes, edges = defaultdict(list), defaultdict(list)
    for node in graph["nodes"]:
        for name in {m["document"] for m in node.get("mentions", [])}:
            nodes[name].append(node)
    for edge in graph["edges"]:
        for name in {e["document"] for e in edge.get("evidence", [])}:
            edges[name].append(edge)
    return nodes, edges


def main():
    arguments = sys.argv[1:]
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    pairs = [(arguments[i], Path(arguments[i + 1])) for i in range(0, len(arguments), 2)]
    scorer = load_scorer(pairs[0][1])
    found, tallies = [], defaultdict(lambda: defaultdict(scorer.Tally))
    for path, golds in pairs:
        nodes, edges = by_document(json.loads(Path(path).read_text(encoding="utf-8")))
        for gold in scorer.gold_documents(golds):
            name = gold["document"]
            view, own = scorer.document_view({"nodes": nodes[name], "edges": edges[name]}, name)
            mapped, claimed = scorer.align(view, gold["entities"])
            scores = {"entities": scorer.score_entities(view, gold, claimed, []), **scorer.score_relations(own, gold, mapped, [])}
            for kind in (name.split("-")[0] if "-" in name else "other", "all"):
                for what, tally in scores.items():
                    tallies[kind][what].add(tally)
            accepted = {scorer.keys(r["source"], t, r["target"], None, None)["typed"] for r in gold["relations"] for t in r["type"]}
            best = {}
            for edge in own:
                ends = mapped.get(edge["source"], "?" + edge["source"]), mapped.get(edge["target"], "?" + edge["target"])
                if edge["type"] in scorer.QUAD_OF and ends[0] != ends[1]:
                    key = scorer.keys(ends[0], edge["type"], ends[1], None, None)["typed"]
                    best[key] = max(best.get(key, 0), edge["confidence"])
            found += [(confidence, key in accepted) for key, confidence in best.items()]
    views = ("entities", "typed", "strict", "dyad")
    print("| documents | " + " | ".join(f"{v}: P, R, F1" for v in views) + " |\n|" + " --- |" * (len(views) + 1))
    for kind, scores in sorted(tallies.items(), key=lambda k: (k[0] == "all", k[0])):
        cells = [scores[v].scores() for v in views]
        print(f"| {kind} | " + " | ".join(f"{c['precision']:.3f}, {c['recall']:.3f}, {c['f1']:.3f}" for c in cells) + " |")
    print("\n| confidence | relations | right | precision |\n| --- | --- | --- | --- |")
    for low, high in BANDS:
        band = [right for confidence, right in found if low <= confidence < high]
        if band:
            print(f"| {low:.1f} to {min(high, 1):.1f} | {len(band)} | {sum(band)} | {sum(band) / len(band):.2f} |")
    print(f"| all | {len(found)} | {sum(r for _, r in found)} | {sum(r for _, r in found) / max(len(found), 1):.2f} |")
    groups = defaultdict(list)
    for confidence, right in found:
        groups[min(9, int(confidence * 10))].append((confidence, right))
    error = sum(abs(sum(c for c, _ in g) - sum(r for _, r in g)) for g in groups.values()) / max(1, len(found))
    print(f"\nexpected calibration error {error:.3f}")


if __name__ == "__main__":
    main()

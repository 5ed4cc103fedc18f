#!/usr/bin/env python3
"""How often relations of a confidence are right: precision by band over graphs with gold.

    confidence.py GRAPH.json GOLD_DIR [GRAPH.json GOLD_DIR ...]

A relation is right where the gold has its source, target and type (either direction for a symmetric type), required or not. Names are
compared as the scorer beside the gold does (its path: $RELATA_SCORER, or score.py two folders above the first gold folder's).
"""
import importlib.util, json, os, sys
from pathlib import Path

BANDS = [(0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5)]


def load_scorer(gold):
    for path in [os.environ.get("RELATA_SCORER"), *(p / "score.py" for p in gold.resolve().parents)]:
        if path and Path(path).is_file():
            spec = importlib.util.spec_from_file_location("score", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    sys.exit("confidence.py: no score.py above the gold folder; name it in RELATA_SCORER")


def judged(graph_path, gold_dir, scorer):
    """(confidence, right) of each relation in each document with gold."""
    graph = json.loads(Path(graph_path).read_text(encoding="utf-8"))
    for path in sorted(Path(gold_dir).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        nodes, edges = scorer.document_view(graph, gold["document"])
        mapped, _ = scorer.align(nodes, gold["entities"])
        accepted = {scorer.keys(r["source"], t, r["target"], None, None)["typed"] for r in gold["relations"] for t in r["type"]}
        best = {}
        for edge in edges:
            if edge["type"] not in scorer.QUAD_OF:
                continue
            key = scorer.keys(mapped.get(edge["source"], "?" + edge["source"]), edge["type"], mapped.get(edge["target"], "?" + edge["target"]), None, None)["typed"]
            best[key] = max(best.get(key, 0), edge["confidence"])
        for key, confidence in best.items():
            yield confidence, key in accepted


def main():
    arguments = sys.argv[1:]
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    pairs = [(arguments[i], Path(arguments[i + 1])) for i in range(0, len(arguments), 2)]
    scorer = load_scorer(pairs[0][1])
    found = [one for graph, gold in pairs for one in judged(graph, gold, scorer)]
    print("| confidence | relations | right | precision |\n| --- | --- | --- | --- |")
    for low, high in BANDS:
        band = [right for confidence, right in found if low <= confidence < high]
        if band:
            print(f"| {low:.1f} to {min(high, 1):.1f} | {len(band)} | {sum(band)} | {sum(band) / len(band):.2f} |")
    print(f"| all | {len(found)} | {sum(r for _, r in found)} | {sum(r for _, r in found) / max(len(found), 1):.2f} |")


main()

#!/usr/bin/env python3
"""Draws edges of a graph to be read by hand: `audit.py GRAPH.json [--count 200] [--seed 19] > audit.tsv`, and sums up what readers found.

One line an edge: number, confidence, source, relation with its status, target, document, sentence. Readers write `right` or `wrong` and why behind it,
in two further columns; `audit.py --sum audit.tsv [MORE.tsv …]` tells the precision by band of confidence. Edges are drawn evenly from all relations with
their sentences, each evidence as likely as any other, so that a relation told often is drawn more often.
"""

import argparse
import json
import random

from confidence import BANDS


def draw(path, count, seed):
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
    names = {node["id"]: node["name"] for node in graph["nodes"]}
    every = [(edge, evidence) for edge in graph["edges"] for evidence in edge["evidence"]]
    for number, (edge, evidence) in enumerate(random.Random(seed).sample(every, min(count, len(every))), 1):
        status = [w for w in (edge["polarity"], edge["modality"]) if w not in ("affirmed", "actual")]
        if edge.get("attributed"):
            status.append(f"says {names.get(edge['attributed'], edge['attributed'])}")
        relation = edge["type"] + (f" ({', '.join(status)})" if status else "")
        text = " ".join(evidence["text"].split())
        yield number, f"{evidence['confidence']:.2f}", names[edge["source"]], relation, names[edge["target"]], evidence["document"], text


def sums(paths):
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                columns = line.rstrip("\n").split("\t")
                if len(columns) < 8 or columns[7] not in ("right", "wrong"):
                    raise SystemExit(f"{path}: edge {columns[0]}: expected `right` or `wrong` in the eighth column")
                found.append((float(columns[1]), columns[7] == "right"))
    for low, high in (*BANDS, (0.0, 1.01)):
        band = [right for confidence, right in found if low <= confidence < high]
        if band:
            name = "all" if high - low > 1 else f"{low:.1f} to {min(high, 1):.1f}"
            print(f"{name}\t{len(band)} edges\t{sum(band)} right\t{sum(band) / len(band):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--sum", action="store_true")
    options = parser.parse_args()
    if options.sum:
        sums(options.files)
    else:
        for row in draw(options.files[0], options.count, options.seed):
            print(*row, sep="\t")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Whole process against whole process: `relata render` and the `dot` program on the DOT that it exports.

    Benchmarks/render.py [--relata PATH] [GRAPH.json …]

Prints the median wall time of each and the median of their ratios, for the graphs named and for random news-like graphs of 30, 300
and 3,000 entities, with the same engine. The two take turns, so that the load of the machine falls on both.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile
import time


def news(count):
    """A few whom everybody has to do with, and many who are named once or twice."""
    random.seed(count)
    hubs = [f"hub-{i}" for i in range(max(3, count // 20))]
    names = hubs + [f"name-{i}" for i in range(count - len(hubs))]
    edges = {(name, random.choice(hubs)) for name in names}
    while len(edges) < count * 1.3:
        edges.add((random.choice(names), random.choice(names)))
    sentence = {"document": "d", "start": 0, "end": 12, "text": "One sentence", "confidence": 0.9}
    for part in ("trigger", "source", "target"):
        sentence[part] = {"start": 0, "end": 1}
    return {
        "directed": True, "multigraph": True,
        "graph": {"schema": "relata/1", "relations": {"accuses": {"label": "accuses"}}},
        "nodes": [{"id": name, "name": name, "type": "person"} for name in names],
        "edges": [{"source": a, "target": b, "type": "accuses", "evidence": [sentence]} for a, b in sorted(edges) if a != b],
    }


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("graphs", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = [(os.path.basename(path), path, []) for path in options.graphs]
        for count in (30, 300, 3000):
            path = os.path.join(folder, f"{count}.json")
            with open(path, "w") as file:
                json.dump(news(count), file)
            cases.append((f"{count} entities", path, ["--all"]))
        print(f"{'graph':24} {'engine':6} {'relata ms':>10} {'dot ms':>10} {'ratio':>6}")
        for name, path, arguments in cases:
            dot = os.path.join(folder, "graph.dot")
            subprocess.run([options.relata, "render", path, "-o", dot, *arguments], check=True, stderr=subprocess.DEVNULL)
            entities = name.split()[0]
            engine = "sfdp" if entities.isdigit() and int(entities) > 500 else "dot"
            ours, theirs = [], []
            began = time.perf_counter()
            while len(ours) < 5 or time.perf_counter() - began < 8 and len(ours) < 100:
                ours.append(seconds([options.relata, "render", path, "-o", os.path.join(folder, "a.svg"), *arguments]))
                theirs.append(seconds(["dot", f"-K{engine}", "-Tsvg", dot, "-o", os.path.join(folder, "b.svg")]))
            a, b = statistics.median(ours), statistics.median(theirs)
            ratio = statistics.median(one / other for one, other in zip(ours, theirs))
            print(f"{name:24} {engine:6} {a * 1000:10.1f} {b * 1000:10.1f} {ratio:6.2f}")


if __name__ == "__main__":
    main()

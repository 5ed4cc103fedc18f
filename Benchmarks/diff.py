"""Compares two generated graphs with `relata diff`, and with networkx, in the same run.

    python3 Benchmarks/diff.py --edges 10000 100000 1000000

For each size, two graph files are written that differ in about one edge in a hundred. Measured are wall time and peak memory of
the whole process (`ru_maxrss` of the child), for `relata diff --stat`, for `relata diff --format json` (which also takes the
digest of both files), and for a Python that loads both files with networkx and compares their edge sets.
"""

import argparse
import json
import os
import pathlib
import random
import sys
import tempfile

from processes import measured

PEER = """
import json, sys
import networkx
edges = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
    edges.append({(u, v, k) for u, v, k in graph.edges(keys=True)})
    del graph
print(len(edges[1] - edges[0]), len(edges[0] - edges[1]))
"""


def span(start, end):
    return {"end": end, "start": start}


def write(path, edges, seed, changed):
    """A graph with this many edges, of which about this share differs from that of another `changed`."""
    rng = random.Random(seed)
    nodes, documents = max(2, edges // 10), max(1, edges // 20)
    types = ["accuses", "aids", "attacks", "meets", "opposes", "supports", "threatens", "visits"]
    keys = set()
    while len(keys) < edges:
        keys.add((rng.randrange(nodes), rng.randrange(nodes), rng.choice(types)))
    rng = random.Random(changed)
    entity = "entity-{:07d}".format
    document = "2031-05-01-article-{:06d}".format
    with open(path, "w", encoding="utf-8") as file:
        file.write('{\n  "directed": true,\n  "edges": [')
        first = True
        for source, target, kind in sorted(keys):
            if changed and rng.random() < 0.005:
                continue
            place = (source * 31 + target) % 5000
            text = f"Entity {source} {kind} entity {target}, officials in the capital said on Thursday after a day of talks."
            if changed and rng.random() < 0.005:
                text += " The two sides will go on."
            number = (source * 7 + target) % documents
            edge = {
                "attributed": None, "confidence": 0.9, "evidence": [{
                    "confidence": 0.9, "document": document(number), "end": place + len(text), "frame": f"{kind}: verb",
                    "path": "active", "plover": "CONSULT", "source": span(place, place + 6), "start": place,
                    "target": span(place + 30, place + 36), "text": text, "time": None, "topic": None,
                    "trigger": span(place + 20, place + 26)}],
                "key": kind, "modality": "actual", "plover": "CONSULT", "polarity": "affirmed", "quad": "verbal cooperation",
                "source": entity(source), "target": entity(target), "time": None, "topic": None, "type": kind, "weight": 1}
            file.write(("" if first else ",") + "\n    " + json.dumps(edge, indent=2, ensure_ascii=False).replace("\n", "\n    "))
            first = False
        header = {
            "corpus": {"digest": "sha256:0", "documents": [
                {"date": "2031-05-01", "digest": "sha256:1", "id": document(n), "source": None, "title": None, "words": 100}
                for n in range(documents)], "name": "generated"},
            "generator": {"gazetteer": "sha256:g", "model": "sha256:m", "name": "relata", "ontology": "sha256:o", "version": "0.1.0"},
            "relations": {kind: {"color": None, "label": kind, "plover": None, "quad": None, "symmetric": False} for kind in types},
            "schema": "relata/1"}
        file.write('\n  ],\n  "graph": ' + json.dumps(header, indent=2).replace("\n", "\n  ") + ',\n  "multigraph": true,\n  "nodes": [')
        for n in range(nodes):
            mentions = [{"document": document(n % documents), "end": 9, "kind": "name", "start": 0, "text": f"Entity {n}"}]
            node = {"aliases": [], "count": 1, "id": entity(n), "iso": None, "mentions": mentions, "name": f"Entity {n}", "type": "person"}
            file.write(("" if n == 0 else ",") + "\n    " + json.dumps(node, indent=2).replace("\n", "\n    "))
        file.write("\n  ]\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--relata", default=str(pathlib.Path(__file__).parent.parent / ".build/release/relata"))
    parser.add_argument("--no-peer", action="store_true", help="without networkx")
    options = parser.parse_args()
    print("| edges | file, MB | relata diff, s | MiB | with JSON, s | MiB | networkx, s | MiB | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for edges in options.edges:
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("old.json", "new.json")]
            write(paths[0], edges, 1, 0)
            write(paths[1], edges, 1, 2)
            size = os.path.getsize(paths[0]) / 1e6
            own = measured([options.relata, "diff", "--stat", *paths], allowed=(0, 1), quiet=True)
            whole = measured([options.relata, "diff", "--format", "json", "-o", os.path.join(folder, "diff.json"), *paths], allowed=(0, 1), quiet=True)
            row = f"| {edges} | {size:.0f} | {own.wall:.2f} | {own.memory:.0f} | {whole.wall:.2f} | {whole.memory:.0f} |"
            if options.no_peer:
                print(row + " | | |", flush=True)
                continue
            peer = measured([sys.executable, "-c", PEER, *paths], quiet=True)
            print(row + f" {peer.wall:.2f} | {peer.memory:.0f} | {peer.wall / own.wall:.1f} |", flush=True)


if __name__ == "__main__":
    main()

"""Time and memory of exports of a large graph, against networkx writing the same format with the same attributes.

    python3 Benchmarks/export.py [--nodes 100000] [--edges 1000000] [--command .build/release/relata]

The graph is generated. For relata the whole command is timed, reading the graph's JSON included; for networkx the writing alone,
of a graph that is in memory already. Needs networkx and lxml. Each runs in a process of its own; times are of the processor, memory is the peak.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from processes import measured

DIGEST = "sha256:" + "0" * 64
TYPES = ["meets", "opposes", "supports", "attacks", "accuses", "visits", "sanctions", "praises"]
QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
SENTENCE = "On day {0} the delegation of party {1} met that of party {2} and spoke of the price of grain, of the harbour and of the bridge."


def node(number):
    return {"id": f"entity-{number}", "name": f"Entity {number}", "type": ["person", "state", "organization", "place"][number % 4], "count": 1}


def ends(number, nodes):
    return number * 7919 % nodes, (number * 104729 + number // nodes + 1) % nodes


def edge(number, nodes):
    """The attributes of an edge that every format has, under the names of the exports."""
    source, target = ends(number, nodes)
    kind = number % len(TYPES)
    text = SENTENCE.format(number, source, target)
    return {
        "key": f"{TYPES[kind]}@entity-{number % nodes}-{number}", "type": TYPES[kind], "label": TYPES[kind], "polarity": "affirmed", "modality": "actual",
        "attributed": f"entity-{number % nodes}-{number}", "topic": "the price of grain", "time": "2025-08-18", "plover": "CONSULT", "quad": QUADS[kind % 4],
        "symmetric": False, "weight": 1, "confidence": 0.93, "evidence_count": 1, "evidence_document": f"document-{number % 1000}",
        "evidence_date": "2025-08-18", "evidence_source": "The Paper", "evidence_start": 100, "evidence_end": 100 + len(text), "evidence_text": text,
    }


def write_graph(path, nodes, edges):
    with open(path, "w", encoding="utf-8") as file:
        documents = [{"date": "2025-08-18", "digest": DIGEST, "id": f"document-{number}", "source": "The Paper", "title": "A day", "words": 500} for number in range(1000)]
        header = {
            "corpus": {"digest": DIGEST, "documents": documents, "name": "generated"},
            "generator": {"gazetteer": DIGEST, "model": DIGEST, "name": "relata", "ontology": DIGEST, "version": "0.1.0"}, "relations": {}, "schema": "relata/1"}
        file.write('{"directed": true, "multigraph": true, "graph": ' + json.dumps(header) + ', "nodes": [')
        for number in range(nodes):
            mention = {"document": f"document-{number % 1000}", "end": 12, "kind": "name", "start": 0, "text": f"Entity {number}"}
            file.write(",\n"[number == 0:] + json.dumps(node(number) | {"aliases": [], "iso": None, "mentions": [mention]}))
        file.write('], "edges": [')
        for number in range(edges):
            source, target = ends(number, nodes)
            flat = edge(number, nodes)
            evidence = {
                "confidence": 0.93, "document": flat["evidence_document"], "end": flat["evidence_end"], "frame": "meets: meet", "path": "active, coordination",
                "plover": "CONSULT", "source": {"end": 160, "start": 150}, "start": 100, "target": {"end": 180, "start": 170}, "text": flat["evidence_text"],
                "time": "2025-08-18", "topic": "the price of grain", "trigger": {"end": 165, "start": 162}}
            own = {name: flat[name] for name in ("key", "type", "polarity", "modality", "attributed", "topic", "time", "plover", "quad", "weight", "confidence")}
            file.write(",\n"[number == 0:] + json.dumps(own | {"source": f"entity-{source}", "target": f"entity-{target}", "evidence": [evidence]}))
        file.write("]}\n")


def write_with_networkx(format, path, nodes, edges):
    import networkx

    graph = networkx.MultiDiGraph()
    for number in range(nodes):
        attributes = node(number) | {"mention_document": f"document-{number % 1000}", "mention_start": 0, "mention_end": 12, "mention_text": f"Entity {number}"}
        graph.add_node(attributes.pop("id"), **attributes)
    for number in range(edges):
        source, target = ends(number, nodes)
        attributes = edge(number, nodes)
        graph.add_edge(f"entity-{source}", f"entity-{target}", key=attributes.pop("key"), **attributes)
    begin = time.process_time()
    if format == "graphml":
        networkx.write_graphml(graph, path)
    elif format == "gexf":
        networkx.write_gexf(graph, path)
    else:
        data = networkx.cytoscape_data(graph) if format == "cytoscape" else networkx.node_link_data(graph, edges="edges")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file)
    print(time.process_time() - begin)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--command", default=".build/release/relata")
    parser.add_argument("--formats", default="json,graphml,gexf,cytoscape,csv,neo4j,plover,ftm,turtle,jsonld")
    parser.add_argument("--no-networkx", action="store_true")
    parser.add_argument("--networkx", help=argparse.SUPPRESS)
    parser.add_argument("--output", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.networkx:
        return write_with_networkx(options.networkx, options.output, options.nodes, options.edges)
    with tempfile.TemporaryDirectory() as folder:
        graph = pathlib.Path(folder) / "graph.json"
        write_graph(graph, options.nodes, options.edges)
        print(f"{options.nodes} nodes, {options.edges} edges, {graph.stat().st_size / 1e6:.0f} MB of JSON\n")
        print("| format | relata, s | relata, GiB | networkx, s | networkx, GiB |\n| --- | --- | --- | --- | --- |", flush=True)
        for format in options.formats.split(","):
            output = pathlib.Path(folder) / "output"
            own = measured([options.command, "export", str(graph), "--format", format, "-o", str(output)])
            subprocess.run(["rm", "-rf", output], check=True)
            peer = "– | –"
            if format in ("json", "graphml", "gexf", "cytoscape") and not options.no_networkx:
                other = measured([sys.executable, __file__, "--networkx", format, "--output", str(output), "--nodes", str(options.nodes), "--edges", str(options.edges)])
                peer = f"{float(other.output):.1f} | {other.memory / 1024:.2f}"
                output.unlink()
            print(f"| {format} | {own.cpu:.1f} | {own.memory / 1024:.2f} | {peer} |", flush=True)


main()

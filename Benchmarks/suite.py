"""Measures every command against a peer in the same run, and writes the table to Benchmarks/RESULTS.md.

    python3 Benchmarks/suite.py [--relata .build/release/relata] [--scale 1] [--spacy-python PYTHON --spacy-model FOLDER]

Each row is a whole process, reading and writing files included, on both sides; of three runs the least counts, in seconds of the
processor, so that other work on the machine matters little. The ratio is the peer's time to ours: above 1, we are faster.
"""

import argparse
import json
import os
import pathlib
import platform
import shutil
import sys
import tempfile

import articles
import diff
import render
from processes import measured

HERE = pathlib.Path(__file__).resolve().parent


READ = "import json, sys, networkx\ndef read(p):\n    return networkx.node_link_graph(json.load(open(p, encoding='utf-8')), edges='edges')\n"
FLAT = """
def flat(graph):
    out = networkx.MultiDiGraph()
    for name, data in graph.nodes(data=True):
        out.add_node(name, **{k: v if isinstance(v, (str, int, float, bool)) else json.dumps(v) for k, v in data.items() if v is not None})
    for a, b, key, data in graph.edges(keys=True, data=True):
        out.add_edge(a, b, key=key, **{k: v if isinstance(v, (str, int, float, bool)) else json.dumps(v) for k, v in data.items() if v is not None})
    return out
"""
PEERS = {
    "merge": READ + "json.dump(networkx.node_link_data(networkx.compose(read(sys.argv[1]), read(sys.argv[2])), edges='edges'), open(sys.argv[3], 'w'))",
    "json": READ + "json.dump(networkx.node_link_data(read(sys.argv[1]), edges='edges'), open(sys.argv[2], 'w'))",
    "cytoscape": READ + "json.dump(networkx.cytoscape_data(read(sys.argv[1])), open(sys.argv[2], 'w'))",
    "graphml": READ + FLAT + "networkx.write_graphml(flat(read(sys.argv[1])), sys.argv[2])",
    "gexf": READ + FLAT + "networkx.write_gexf(flat(read(sys.argv[1])), sys.argv[2])",
}


def run(command):
    """The command with one thread for the matrix products of peers. `diff` ends with 1 where something changed."""
    return measured(command, allowed=(0, 1), env={**os.environ, "OMP_NUM_THREADS": "1"})


def least(command, runs=3):
    return min(run(command) for _ in range(runs))


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, size, ours, peer_name="", peer=None, note=""):
        ratio = f"{peer.cpu / ours.cpu:.1f}" if peer else ""
        peer_cells = f"{peer.cpu:.2f} | {peer.memory:.0f}" if peer else " | "
        self.rows.append(f"| {what} | {size} | {ours.cpu:.2f} | {ours.memory:.0f} | {peer_name} | {peer_cells} | {ratio} | {note} |")
        print(self.rows[-1], flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", default=str(HERE.parent / ".build/release/relata"))
    parser.add_argument("--scale", type=float, default=1, help="multiplies all sizes")
    parser.add_argument("--spacy-python", default=os.environ.get("SPACY_PYTHON"))
    parser.add_argument("--spacy-model", default=os.environ.get("SPACY_MODEL"))
    parser.add_argument("-o", "--output", default=str(HERE / "RESULTS.md"))
    options = parser.parse_args()
    relata, table = options.relata, Table()
    spacy = [options.spacy_python, HERE / "spacy_pipeline.py", options.spacy_model] if options.spacy_python and options.spacy_model else None
    one_core = ["taskset", "-c", "0"] if shutil.which("taskset") else []

    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        lines, text, one = folder / "articles.jsonl", folder / "articles.txt", folder / "one.jsonl"
        count = max(4, round(150 * options.scale))
        articles.write(lines, range(count))
        articles.write(one, range(1))
        text.write_text("\n\n".join(articles.article(number)["text"].strip() for number in range(count)) + "\n", encoding="utf-8")
        words = len(text.read_text(encoding="utf-8").split())

        start = least([*one_core, relata, "parse", one, "-o", folder / "one.conllu"])
        table.add("start and parse one article", "1 article", start)
        for what, command, source in [("parse", ["parse", text, "-o", folder / "out.conllu"], text), ("extract", ["extract", lines, "--jobs", "1", "-o", folder / "graph.json"], lines)]:
            ours = least([*one_core, relata, *command])
            peer = least([*one_core, *spacy, source]) if spacy else None
            rate = f"{words / ours.cpu:,.0f} words/s" + (f" to {words / peer.cpu:,.0f}" if peer else "")
            table.add(f"{what}, one core", f"{words:,} words", ours, "spaCy" if peer else "", peer, rate)
        if (os.cpu_count() or 1) > 1:
            walls = {jobs: min(run([relata, "extract", lines, "--jobs", jobs, "-o", folder / "graph.json"]).wall for _ in range(2)) for jobs in (1, 2)}
            double = least([relata, "extract", lines, "--jobs", "2", "-o", folder / "graph.json"], 1)
            table.add("extract, two jobs", f"{words:,} words", double, note=f"wall {walls[2]:.1f} s, {walls[1] / walls[2]:.2f} times as fast as one job")

        old, new = folder / "old.json", folder / "new.json"
        edges = max(100, round(20_000 * options.scale))
        diff.write(old, edges, 1, 0)
        diff.write(new, edges, 1, 2)
        size = f"{edges:,} edges"
        python = [sys.executable, "-c"]
        table.add("diff", "twice " + size, least([relata, "diff", "--stat", old, new]), "networkx", least([*python, diff.PEER, old, new]))
        parts = [folder / "part-0.json", folder / "part-1.json"]
        for number, part in enumerate(parts):
            articles.write(folder / "part.jsonl", range(number * count // 2, (number + 1) * count // 2))
            run([relata, "extract", folder / "part.jsonl", "-o", part])
        table.add(
            "merge", f"{count:,} articles in two", least([relata, "merge", *parts, "-o", folder / "merged.json"]), "networkx",
            least([*python, PEERS["merge"], *parts, folder / "peer.json"]), "networkx unites nodes and edges alone")
        for name in ["json", "graphml", "gexf", "cytoscape", "csv", "neo4j", "plover", "ftm", "turtle", "jsonld", "html", "dot"]:
            if name in ("html", "dot"):
                ours = least([relata, "export", folder / "merged.json", "--format", name, "-o", folder / "out"])
                table.add(f"export {name}", f"{count:,} articles", ours)
                continue
            ours = least([relata, "export", old, "--format", name, "-o", folder / f"out-{name}"])
            peer = least([*python, PEERS[name], old, folder / "peer"]) if name in PEERS else None
            table.add(f"export {name}", size, ours, "networkx" if peer else "", peer)
        for entities in (30, 300):
            graph, dot = folder / "news.json", folder / "news.dot"
            graph.write_text(json.dumps(render.news(entities)), encoding="utf-8")
            run([relata, "render", graph, "--all", "-o", dot])
            peer = least(["dot", "-Tsvg", dot, "-o", folder / "peer.svg"], 5) if shutil.which("dot") else None
            table.add("render svg", f"{entities} entities", least([relata, "render", graph, "--all", "-o", folder / "out.svg"], 5), "dot" if peer else "", peer)

    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "") if os.path.exists("/proc/cpuinfo") else ""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    head = [
        "# Speed and memory beside peers", "", "Written by `make bench` (`Benchmarks/suite.py`), which says how it measures. Times are seconds of the processor, memory is the peak in MiB.",
        "", f"{os.cpu_count()} cores, {model or platform.machine()}{load}." + ("" if spacy else " No spaCy pipeline was at hand."), "",
        "| what | size | relata, s | MiB | peer | peer, s | MiB | ratio | |", "| --- | --- | ---: | ---: | --- | ---: | ---: | ---: | --- |"]
    pathlib.Path(options.output).write_text("\n".join(head + table.rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

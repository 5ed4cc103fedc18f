"""Extracts the graph of a corpus of JSON Lines on a Spark cluster: the same bytes as `relata extract` on one machine.

    spark-submit Spark/extract.py articles/*.jsonl --relata /usr/local/bin/relata --name archive -o graph.json

Each partition is extracted by one process of `relata`, and the graphs are merged in a tree of `relata merge`. A task that is lost
with its machine is done again by Spark; as the merge does not depend on order or grouping, the result is the same. Who is who is decided by the merge, from all articles.
Corrections are applied to each partition, whose articles have their sentences, and to what is merged; one that does nothing is told at the end, from the whole graph.

Every article needs an `id` or a `url` that no other has. `relata` must be on every machine under the same path; with --ship, the
one of this machine is sent to the others, which need its libraries (`libdnnl`, `libxml2`, `libyaml`, Graphviz) alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

from pyspark import SparkConf, SparkContext, SparkFiles


class Relata:
    """The command, as tasks call it; it is sent to them with everything in it."""

    def __init__(self, path, shipped, extracting, merging, corrections=(), skip_unmatched=False):
        self.path = path
        self.shipped = shipped
        self.extracting = extracting
        self.merging = merging
        self.corrections = list(corrections)
        self.skip_unmatched = skip_unmatched

    def correcting(self, whole):
        """The options of corrections; what they name may be in another part, of which only the whole graph can complain."""
        files = [argument for path in self.corrections for argument in ("--corrections", path)]
        return files + ["--skip-unmatched"] * bool(files and (self.skip_unmatched or not whole))

    def heard(self, lines):
        """What is said of a part, without what only the whole graph can tell."""
        return [line for line in lines if not any(line.startswith(f"relata: {path}: line ") for path in self.corrections)]

    def run(self, arguments, lines=None):
        """What the command writes, and what it says on standard error; `None` where every article was left out.

        Raises where it fails, so that Spark tries the task again and then gives up with the command's own words.
        """
        command = [SparkFiles.get(self.path) if self.shipped else self.path, *arguments]
        # Files rather than pipes: no deadlock, and no second copy in memory.
        with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
            for line in lines or []:
                source.write(line.encode("utf-8") + b"\n")
            source.seek(0)
            status = subprocess.run(command, stdin=source, stdout=output, stderr=messages, check=False).returncode
            output.seek(0)
            messages.seek(0)
            said = messages.read().decode("utf-8", "replace")
            if status == 2 and arguments[0] == "extract" and "none of the documents could be read" in said:
                # Only with --skip-unreadable: other partitions may have some.
                return None, said.splitlines()[:-1]
            if status != 0:
                raise RuntimeError(f"relata {arguments[0]} ended with status {status}: {said.strip() or 'it said nothing'}")
            return output.read(), said.splitlines()

    def extract(self, lines):
        """The graph of a partition: a list of one, or of none where the partition has no article."""
        kept = [line for line in lines if line.strip()]
        for line in kept:
            require_identifier(line)
        if not kept:
            return []
        graph, said = self.run(["extract", "-", "--jobs", "1", *self.extracting, *self.correcting(whole=False)], kept)
        return [(graph, self.heard(said))]

    def merge(self, parts):
        """One graph of several."""
        parts = list(parts)
        said = [line for _, lines in parts for line in lines]
        graphs = [graph for graph, _ in parts if graph is not None]
        if len(graphs) < 2:
            return graphs[0] if graphs else None, said
        merged, more = self.merged(graphs, self.correcting(whole=False))
        return merged, said + self.heard(more)

    def finished(self, part):
        """The whole graph with its corrections, or the words of the command where they don't fit it."""
        graph, said = part
        if graph is None or not self.corrections:
            return part
        merged, more = self.merged([graph], self.correcting(whole=True))
        return merged, said + more

    def merged(self, graphs, correcting):
        """What the command makes of graphs, and what it says."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, graph in enumerate(graphs):
                paths.append(os.path.join(folder, f"{number}.json"))
                with open(paths[-1], "wb") as file:
                    file.write(graph)
            return self.run(["merge", *paths, *self.merging, *correcting])


def require_identifier(line):
    """Raises for an article that would be called by its place in the partition; what is no JSON is left to the command to refuse."""
    try:
        document = json.loads(line)
    except ValueError:
        return
    if isinstance(document, dict) and not document.get("id") and not document.get("url"):
        raise ValueError(f"an article has neither id nor url, which it needs here: {line[:120]}")


def graph_of(context, inputs, relata, partitions, fan_in):
    """The graph of the whole corpus as bytes, and what was said about articles left out."""
    lines = context.textFile(",".join(inputs), partitions)
    parts = lines.mapPartitionsWithIndex(lambda index, it: [(index, part) for part in relata.extract(it)])
    count = lines.getNumPartitions()
    while count > 1:
        count = (count + fan_in - 1) // fan_in
        parts = parts.map(lambda pair: (pair[0] // fan_in, pair[1])).groupByKey(count).mapValues(relata.merge)
    found = parts.values().map(relata.finished).collect()
    return found[0] if found else (None, [])


def write(path, graph):
    """Writes the file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(path)), delete=False) as file:
        file.write(graph)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="JSON Lines: files, folders or patterns that Spark reads (hdfs:, s3a:, file:)")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--relata", default="relata", help="the command on every machine")
    parser.add_argument("--ship", action="store_true", help="send the command from this machine to the others")
    parser.add_argument("--name", default="corpus", help="the name of the corpus in the graph's header")
    parser.add_argument("--skip-unreadable", action="store_true")
    parser.add_argument("--evidence", type=int, help="as of relata extract: bounds the graph of a large corpus")
    parser.add_argument("--largest-document", type=int, help="as of relata extract, in MB")
    parser.add_argument("--partitions", type=int, default=None, help="at least so many parts; some thousand articles each are good")
    parser.add_argument("--fan-in", type=int, default=8, help="the number of graphs merged at a time")
    parser.add_argument("--gazetteer", action="append", default=[], help="as of relata extract; on every machine under the same path")
    parser.add_argument("--ontology", action="append", default=[], help="as of relata extract; on every machine under the same path")
    parser.add_argument("--lexicon", action="append", default=[], help="as of relata extract; on every machine under the same path")
    parser.add_argument("--patterns", action="append", default=[], help="as of relata extract; on every machine under the same path")
    parser.add_argument("--corrections", action="append", default=[], help="as of relata extract; on every machine under the same path")
    parser.add_argument("--skip-unmatched", action="store_true", help="as of relata extract")
    options = parser.parse_args()
    if options.fan_in < 2:
        parser.error("--fan-in must be at least 2")
    context = SparkContext(conf=SparkConf().setAppName("relata extract"))
    path = options.relata
    if options.ship:
        context.addFile(options.relata)
        path = os.path.basename(options.relata)
    merging = ["--name", options.name]
    for name in ("gazetteer", "ontology", "lexicon", "patterns"):
        for file in getattr(options, name):
            merging += [f"--{name}", file]
    extracting = merging + ["--skip-unreadable"] * options.skip_unreadable
    for name in ("evidence", "largest_document"):
        if getattr(options, name) is not None:
            extracting += ["--" + name.replace("_", "-"), str(getattr(options, name))]
    relata = Relata(path, options.ship, extracting, merging, options.corrections, options.skip_unmatched)
    graph, said = graph_of(context, options.inputs, relata, options.partitions, options.fan_in)
    context.stop()
    for line in said:
        print(line, file=sys.stderr)
    if graph is None:
        sys.exit("extract.py: none of the articles could be read; nothing was written")
    write(options.output, graph)


if __name__ == "__main__":
    main()

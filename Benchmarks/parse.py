#!/usr/bin/env python3
"""Speed, memory and start-up of `relata parse`, beside a peer's speed on the same core in the same run.

    parse.py TEXT... [--relata .build/release/relata] [--peer "python3 speed.py"] [--words 100000] [--runs 3] [--core 0]

The texts are repeated to the number of words. The peer is a command that is handed the file and prints `median N words/s`; without
one only our own figures are printed. Start-up is the parse of one sentence, and is left out of the words per second.
"""

import argparse
import os
import re
import resource
import shlex
import statistics
import subprocess
import tempfile
import time
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("--peer")
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--core", default="0")
    options = parser.parse_args()
    pinned = ["taskset", "-c", options.core]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}

    def timed(path):
        """`(wall seconds, CPU seconds)` of one run."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([*pinned, options.relata, "parse", path], check=True, stdout=subprocess.DEVNULL, env=environment)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    with tempfile.TemporaryDirectory() as scratch:
        text = "\n\n".join(t.read_text(encoding="utf-8").strip() for t in options.texts) + "\n\n"
        corpus, one = Path(scratch) / "corpus.txt", Path(scratch) / "one.txt"
        corpus.write_text(text * max(1, round(options.words / len(text.split()))), encoding="utf-8")
        one.write_text("The ministers met in Vienna on Friday.\n", encoding="utf-8")
        output = subprocess.run([options.relata, "parse", corpus], check=True, capture_output=True, text=True).stdout
        words = sum(1 for line in output.split("\n") if line.split("\t", 1)[0].isdigit())
        startup = [timed(one) for _ in range(5)]
        start_wall, start_cpu = (statistics.median(s[i] for s in startup) for i in (0, 1))
        runs = [timed(corpus) for _ in range(options.runs)]
        # The largest child so far is the parse of the corpus.
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        wall = statistics.median(words / (r[0] - start_wall) for r in runs)
        cpu = statistics.median(words / (r[1] - start_cpu) for r in runs)
        print(f"relata: {words} words, {wall:.0f} words/s, {cpu:.0f} words per CPU second, {memory:.0f} MB, start-up {start_wall:.2f} s")
        if options.peer:
            printed = subprocess.run([*pinned, *shlex.split(options.peer), corpus], check=True, capture_output=True, text=True, env=environment).stdout
            print("peer:  ", printed.strip())
            rate = float(re.search(r"median (\d+) words/s", printed).group(1))
            print(f"ratio:  {wall / rate:.2f}")


main()

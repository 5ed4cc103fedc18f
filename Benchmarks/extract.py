"""Extracts from generated articles, and measures what it takes.

    python3 Benchmarks/extract.py memory --articles 10000 100000
    python3 Benchmarks/extract.py memory --articles 10000 100000 --trees 2000
    python3 Benchmarks/extract.py jobs --articles 2000

`memory` compares the peak memory of `relata extract --evidence 5` on corpora of different sizes with the same entities; `jobs`
compares the time on one core and on two, in turns, the best of each. The articles are short, and no two are alike: who does what
to whom is drawn from the same few names, what it is about from many words.

With `--trees N` only N articles are parsed, once, and all are put together from their sentences with other invented words (`relata
extract --conllu`): the same graph is put together in minutes instead of hours, without what the parser needs, which does not grow.

The peak is the largest that the kernel has seen of the process (`ru_maxrss`).
"""

import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

from processes import measured

PEOPLE = ["Ana Aldani", "Boris Brenko", "Clara Castova", "David Drummel", "Elena Estrin"]
STATES = ["Peru", "Chile", "Kenya", "Norway", "Poland", "Japan"]
BODIES = ["NATO", "the United Nations", "the European Union"]
VERBS = ["accused", "met", "criticized", "supported", "threatened", "will visit", "did not attack", "sanctioned", "thanked", "warned"]
ONSETS, VOWELS, CODAS = "b br d dr f g gr k kl l m n p pl r s st t tr v".split(), "a e i o u ai ea ou".split(), "l n r s t nd rk st".split()


def invented(rng):
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(2)) + rng.choice(CODAS)


def article(number, rng):
    """About thirty words: two sentences between the same few, about things that have no names."""
    def thing():
        return f"the {invented(rng)} project"
    def actor():
        return rng.choice(rng.choice([PEOPLE, STATES, STATES, BODIES]))
    sentences = []
    for _ in range(2):
        sentence = f"{actor()} {rng.choice(VERBS)} {actor()} over {thing()} and {thing()} on {rng.choice(['Monday', 'Tuesday', 'Friday'])}."
        sentences.append(sentence[0].upper() + sentence[1:])
    return {"id": f"article-{number:07d}", "date": f"2031-{number % 12 + 1:02d}-{number % 28 + 1:02d}", "source": "Generated", "text": " ".join(sentences)}


def write(path, count):
    rng = random.Random(7)
    words = 0
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            one = article(number, rng)
            words += len(one["text"].split())
            file.write(json.dumps(one) + "\n")
    return words


def write_trees(path, count, options):
    """Articles with the trees of others, and the number of their words."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        write(file.name, options.trees)
        parsed = subprocess.run([options.relata, "parse", file.name], capture_output=True, text=True, check=True).stdout
    sentences = [[line for line in block.split("\n") if line and not re.match("# (newdoc|newpar|sent_id)", line)] for block in parsed.split("\n\n")]
    sentences = [sentence for sentence in sentences if sentence]
    rng = random.Random(8)
    words = 0
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            out.write(f"# newdoc id = article-{number:07d}\n")
            for place in (1, 2):
                sentence = rng.choice(sentences)
                text = "\n".join(sentence)
                for word in set(re.findall(r"\bthe (\w+) project\b", sentence[0])):
                    text = re.sub(rf"\b{word}\b", invented(rng), text)
                words += len(sentence) - 1
                out.write(f"# sent_id = article-{number:07d}-{place}\n{text}\n\n")
    return words


def memory(options, folder):
    print("| articles | words | seconds | words a second | graph, MB | peak, MiB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    peaks = []
    for count in options.articles:
        path, graph = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "graph.json")
        words = write_trees(path, count, options) if options.trees else write(path, count)
        kind = ["--conllu"] if options.trees else []
        _, seconds, peak, _ = measured([options.relata, "extract", path, "-o", graph, "--evidence", str(options.evidence), *kind])
        peaks.append(peak)
        print(f"| {count} | {words} | {seconds:.0f} | {words / seconds:.0f} | {os.path.getsize(graph) / 1e6:.1f} | {peak:.0f} |", flush=True)
    print(f"\nthe largest takes {max(peaks) / min(peaks) - 1:.1%} more memory than the smallest; load average {os.getloadavg()[0]:.1f}")


def jobs(options, folder):
    path = os.path.join(folder, "articles.jsonl")
    words = write(path, options.articles[0])
    best = {1: float("inf"), 2: float("inf")}
    for _ in range(options.turns):
        for count in best:
            best[count] = min(best[count], measured([options.relata, "extract", path, "-o", os.path.join(folder, "graph.json"), "--jobs", str(count)]).wall)
    for count, seconds in best.items():
        print(f"--jobs {count}: {seconds:.1f} s, {words / seconds:.0f} words a second")
    print(f"two cores are {best[1] / best[2]:.2f} times as fast as one; load average {os.getloadavg()[0]:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["memory", "jobs"])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--evidence", type=int, default=5)
    parser.add_argument("--trees", type=int, help="the number of articles that are parsed, where not all are")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--relata", default=str(pathlib.Path(__file__).parent.parent / ".build/release/relata"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        {"memory": memory, "jobs": jobs}[options.what](options, folder)


if __name__ == "__main__":
    main()

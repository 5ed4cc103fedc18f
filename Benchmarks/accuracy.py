#!/usr/bin/env python3
"""Scores of `relata parse` on UD English EWT, UNER and wikigold.

    accuracy.py --relata .build/release/relata --treebanks FOLDER [--part dev|test]

The folder has en_ewt-ud-*.conllu, ner/*.iob2, score_conllu.py and score_ner.py. Trees are scored with gold words and from raw
text, names with gold words; PER, ORG and LOC count.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def raw_text(conllu):
    """The text of a treebank: sentences of a paragraph on one line, an empty line between paragraphs."""
    paragraphs, block = [], []
    for line in conllu.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar") or line.startswith("# newdoc"):
            if block:
                paragraphs.append(" ".join(block))
            block = []
        elif line.startswith("# text = "):
            block.append(line[len("# text = "):])
    return "\n\n".join(paragraphs + [" ".join(block)]) + "\n"


def conllu_of(iob2):
    """The tokens of an IOB2 file as CoNLL-U without annotation."""
    out, number = [], 0
    for line in iob2.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            continue
        if line:
            number += 1
            out.append("\t".join([str(number), line.split("\t")[0]] + ["_"] * 8))
        elif number:
            out.append("")
            number = 0
    return "\n".join(out) + "\n\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", default=".build/release/relata")
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    parser.add_argument("--deprel", action="store_true", help="F1 of each relation as well")
    options = parser.parse_args()
    folder = options.treebanks
    gold = folder / f"en_ewt-ud-{options.part}.conllu"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)

        def parse(name, *arguments):
            subprocess.run([options.relata, "parse", *arguments, "-o", scratch / name], check=True)
            return scratch / name

        def score(script, *arguments):
            print(subprocess.run([sys.executable, folder / script, *arguments], check=True, capture_output=True, text=True).stdout)

        print(f"EWT {options.part}, gold words", flush=True)
        score("score_conllu.py", gold, parse("gold.conllu", "--conllu", gold), *(["--deprel"] if options.deprel else []))
        print(f"EWT {options.part}, raw text", flush=True)
        (scratch / "raw.txt").write_text(raw_text(gold), encoding="utf-8")
        score("score_conllu.py", gold, parse("raw.conllu", scratch / "raw.txt"))
        for name in [f"uner_ewt-{options.part}"] + (["wikigold-test"] if options.part == "test" else []):
            print(f"{name}, gold words", flush=True)
            (scratch / "tokens.conllu").write_text(conllu_of(folder / f"ner/{name}.iob2"), encoding="utf-8")
            score("score_ner.py", folder / f"ner/{name}.iob2", parse("names.conllu", "--conllu", scratch / "tokens.conllu"), "--types", "PER,ORG,LOC")


main()

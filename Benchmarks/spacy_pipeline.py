"""The peer of `relata parse` and `relata extract`: a spaCy pipeline over a plain text or JSON Lines, the whole process.

    python3 Benchmarks/spacy_pipeline.py MODEL TEXT|ARTICLES.jsonl
"""

import json
import sys

import spacy

pipeline = spacy.load(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    text = file.read()
texts = [json.loads(line)["text"] for line in text.splitlines()] if sys.argv[2].endswith(".jsonl") else [p for p in text.split("\n\n") if p.strip()]
print(sum(len(document) for document in pipeline.pipe(texts)))

"""Annotation without its texts: names and quotations as offsets.

    python -m relata_relations.standoff TEXTS.jsonl ANNOTATION.jsonl DOCUMENTS.jsonl GOLD.jsonl

puts the annotation beside the texts that it is of. `pack` is the way back.
"""

import json
import re
import sys


def place(text, words):
    """`[start, end]` of words in a text, white space folded; the words themselves where they are not in it."""
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return [match.start(), match.end()] if match else words


def words(text, where):
    return where if isinstance(where, str) else text[where[0] : where[1]]


def pack(text, gold):
    """A gold graph with offsets of Unicode scalars for all that is quoted."""
    entities = [
        [e["id"], "/".join(e["type"]), place(text, e["name"]), [place(text, m) for m in e["mentions"]], int(e["required"])] for e in gold["entities"]
    ]
    relations = [
        [r["source"], "/".join(r["type"]), r["target"], r["polarity"], "/".join(r["modality"]), r["attributed"], place(text, r["evidence"]), int(r["required"])]
        for r in gold["relations"]
    ]
    return {"document": gold["document"], "entities": entities, "relations": relations}


def unpack(text, packed):
    return {
        "document": packed["document"],
        "entities": [
            {"id": i, "type": kinds.split("/"), "name": words(text, name), "mentions": [words(text, m) for m in mentions], "required": bool(required)}
            for i, kinds, name, mentions, required in packed["entities"]
        ],
        "relations": [
            {
                "source": source, "type": types.split("/"), "target": target, "polarity": polarity, "modality": modality.split("/"),
                "attributed": speaker, "topic": None, "evidence": words(text, evidence), "required": bool(required),
            }
            for source, types, target, polarity, modality, speaker, evidence, required in packed["relations"]
        ],
    }


def main():
    texts, annotation, documents, golds = sys.argv[1:]
    with open(annotation, encoding="utf-8") as file:
        packed = {p["document"]: p for p in map(json.loads, file)}
    with open(texts, encoding="utf-8") as file, open(documents, "w", encoding="utf-8") as kept, open(golds, "w", encoding="utf-8") as graphs:
        for document in map(json.loads, file):
            if document["id"] in packed:
                kept.write(json.dumps(document, ensure_ascii=False) + "\n")
                graphs.write(json.dumps(unpack(document["text"], packed[document["id"]]), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

"""Annotated texts in a form that people can write: `python -m relata_relations.annotation FILE.ann… DOCUMENTS.jsonl GOLD.jsonl` makes both files of them.

    # identifier
    The text, on one line.
    E id | type | name | mention; mention [| opt]
    R source type/other target | polarity | modality/other | speaker or - | evidence [| opt]
"""

import json
import sys
from pathlib import Path


class Malformed(Exception):
    pass


def read(path):
    """Yields `(document, gold)` of each text."""
    document = gold = None
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        line = line.strip()
        if not line:
            continue
        if line.startswith("# "):
            if document:
                yield document, gold
            document, gold = {"id": line[2:], "date": None, "text": None}, {"document": line[2:], "entities": [], "relations": []}
            continue
        if document is None:
            raise Malformed(f"{path}:{number}: expected `# identifier` first")
        if document["text"] is None:
            document["text"] = line
            continue
        fields = [f.strip() for f in line.split(" | ")]
        required = fields[-1] != "opt"
        fields = fields if required else fields[:-1]
        try:
            if line.startswith("E "):
                identifier, kinds, name, mentions = fields
                gold["entities"].append(
                    {
                        "id": identifier[2:].strip(), "type": kinds.split("/"), "name": name,
                        "mentions": [m.strip() for m in mentions.split(";") if m.strip()], "required": required,
                    }
                )
            else:
                (_, source, types, target), polarity, modality, speaker, evidence = fields[0].split(), *fields[1:]
                if evidence not in document["text"]:
                    raise ValueError
                gold["relations"].append(
                    {
                        "source": source, "type": types.split("/"), "target": target, "polarity": polarity, "modality": modality.split("/"),
                        "attributed": None if speaker == "-" else speaker, "topic": None, "evidence": evidence, "required": required,
                    }
                )
        except ValueError:
            raise Malformed(f"{path}:{number}: {line}")
    if document:
        yield document, gold


def main():
    *sources, documents, golds = sys.argv[1:]
    with open(documents, "w", encoding="utf-8") as texts, open(golds, "w", encoding="utf-8") as graphs:
        for path in sources:
            for document, gold in read(path):
                texts.write(json.dumps(document, ensure_ascii=False) + "\n")
                graphs.write(json.dumps(gold, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

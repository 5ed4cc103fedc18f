"""Round-ups: a few unrelated documents as one, in which nobody of one has to do with anybody of another.

    python -m relata_relations.roundups COUNT DOCUMENTS GOLD [DOCUMENTS GOLD …] ROUNDUPS.jsonl ROUNDUPS-GOLD.jsonl

The gold of a round-up is the union of theirs; entities of one name are one.
"""

import json
import random
import sys

from .rows import lines

#: Longer documents are no items of a round-up.
LONGEST = 700


def documents(texts, golds):
    known = {gold["document"]: gold for gold in lines(golds)}
    return [(document, known[document["id"]]) for document in lines(texts) if document["id"] in known and len(document["text"]) < LONGEST]


def union(parts):
    """The entities and relations of several golds."""
    entities, relations = [], []
    for number, (_, gold) in enumerate(parts):
        identifiers = {}
        for entity in gold["entities"]:
            same = next((e for e in entities if e["type"][0] == entity["type"][0] and e["name"].casefold() == entity["name"].casefold()), None)
            if same:
                same["mentions"] += [m for m in entity["mentions"] if m not in same["mentions"]]
                same["required"] = same.get("required", True) or entity.get("required", True)
            else:
                same = {**entity, "id": f"p{number}-{entity['id']}", "mentions": list(entity["mentions"])}
                entities.append(same)
            identifiers[entity["id"]] = same["id"]
        for relation in gold["relations"]:
            ends = {end: identifiers.get(relation.get(end)) for end in ("source", "target", "attributed")}
            if ends["source"] and ends["target"]:
                relations.append({**relation, **ends})
    return entities, relations


def main():
    count, *files, texts, golds = sys.argv[1:]
    pool = [item for i in range(0, len(files), 2) for item in documents(files[i], files[i + 1])]
    chance = random.Random(11)
    chance.shuffle(pool)
    at = 0
    with open(texts, "w", encoding="utf-8") as text_file, open(golds, "w", encoding="utf-8") as gold_file:
        for number in range(int(count)):
            size = chance.choice([2, 3, 3, 4])
            parts = [pool[(at + i) % len(pool)] for i in range(size)]
            at += size
            identifier = f"{parts[0][0]['id'][:2]}-mix-{number:04d}"
            entities, relations = union(parts)
            document = {"id": identifier, "date": parts[0][0].get("date"), "text": "\n\n".join(d["text"] for d, _ in parts)}
            text_file.write(json.dumps(document, ensure_ascii=False) + "\n")
            gold_file.write(json.dumps({"document": identifier, "entities": entities, "relations": relations}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

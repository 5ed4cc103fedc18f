"""Graphs to export: small ones made here, and those of the sample corpora."""

import hashlib
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIGEST = "sha256:" + hashlib.sha256(b"").hexdigest()


def span(start, end):
    return {"start": start, "end": end}


def evidence(document, text, confidence=0.9, plover=None):
    return {
        "confidence": confidence, "document": document, "end": len(text), "frame": "meets: meet", "path": "active", "plover": plover,
        "source": span(0, 1), "start": 0, "target": span(2, 3), "text": text, "time": None, "topic": None, "trigger": span(1, 2),
    }


def node(id, name, type="person", aliases=(), iso=None, mentions=()):
    return {"aliases": list(aliases), "count": len(mentions), "id": id, "iso": iso, "mentions": list(mentions), "name": name, "type": type}


def edge(source, target, type, found, polarity="affirmed", modality="actual", attributed=None, **more):
    key = type + (":" + polarity if polarity != "affirmed" else "") + (":" + modality if modality != "actual" else "") + ("@" + attributed if attributed else "")
    return {
        "attributed": attributed, "confidence": 0.93, "evidence": found, "key": key, "modality": modality, "plover": None, "polarity": polarity,
        "quad": None, "source": source, "target": target, "time": None, "topic": None, "type": type, "weight": len(found), **more,
    }


def graph(nodes=(), edges=(), documents=(), relations=None):
    return {
        "directed": True, "edges": list(edges),
        "graph": {
            "corpus": {"digest": DIGEST, "documents": list(documents), "name": "made here"},
            "generator": {"gazetteer": DIGEST, "model": DIGEST, "name": "relata", "ontology": DIGEST, "version": "0.1.0"},
            "relations": relations or {}, "schema": "relata/1",
        },
        "multigraph": True, "nodes": list(nodes),
    }


def document(id, title=None, date=None, source=None):
    return {"date": date, "digest": DIGEST, "id": id, "source": source, "title": title, "words": 7}


def parallel():
    """Two entities with every kind of parallel edge."""
    text = "Ada met Bo on Monday."
    mentions = [{"document": "d1", "end": 3, "kind": "name", "start": 0, "text": "Ada"}]
    edges = [
        edge("ada", "bo", "meets", [evidence("d1", text, 0.4, "CONSULT"), evidence("d2", "Ada and Bo met.", 0.9, "CONSULT")], plover="CONSULT", quad="verbal cooperation", time="2025-08-18", topic="grain"),
        edge("ada", "bo", "meets", [evidence("d1", text, 0.5, "REJECT")], polarity="negated", plover="REJECT", quad="verbal cooperation", confidence=1.0),
        edge("ada", "bo", "meets", [evidence("d1", text)], modality="planned", confidence=0.5),
        edge("ada", "bo", "meets", [evidence("d1", text)], attributed="cy", confidence=0.0),
        edge("ada", "bo", "leads", [evidence("d1", text)]),
        edge("bo", "ada", "meets", [evidence("d1", text)]),
        edge("ada", "ada", "praises", [evidence("d1", text)]),
        edge("cy", "ada", "praises", []),
    ]
    types = {"meets": {"color": "#112233", "label": "meets with", "plover": "CONSULT", "quad": "verbal cooperation", "symmetric": True}}
    nodes = [node("ada", "Ada", aliases=["Ada A.", "A."], mentions=mentions), node("bo", "Bo", "state", iso="NO"), node("cy", "Cy", "place")]
    return graph(nodes, edges, [document("d1", "Title", "2025-08-18", "The Paper"), document("d2")], types)


HOSTILE = [
    'quote " and \' and `', "<tag a=\"b\">&amp; & ]]> <!-- -->", "line\nbreak\r\nand\rtab\t.", "nul\x00bell\x07delete\x7f", "\ufffe\uffff noncharacters",
    "emoji 👩‍👩‍👧 🇺🇦", "\u202eright to left\u202c עברית العربية", "Київ 北京 Ünïcödé e\u0301", "comma, semicolon; tab\t pipe | slash / \\", "ends with \\",
    " spaces around ", "NA", "null", "NaN", "None", "true", "007", "1e5", "=1+1", "@id", "#comment", "${row}", "'); DROP", "a" * 5000, "{\"json\": [1]}", "%41%00", "x:y", "_:b0",
]


def hostile():
    """Every text that has broken a format, as identifier, name, type, topic, sentence and document."""
    ids = [f"{number}{text[:40]}" for number, text in enumerate(HOSTILE)]
    nodes = [node(id, text, ["person", "state", "organization", "place"][number % 4], [text, "other " + text], iso="ZZ")
             for number, (id, text) in enumerate(zip(ids, HOSTILE))]
    documents = [document("doc" + id, text, "2025-08-18", text) for id, text in zip(ids, HOSTILE)]
    edges = []
    for number, text in enumerate(HOSTILE):
        following = ids[(number + 1) % len(ids)]
        found = [evidence("doc" + ids[number], text, plover="CONSULT")]
        edges.append(edge(ids[number], following, text[:40], found, topic=text, time=text, attributed=ids[0], plover="CONSULT"))
        edges.append(edge(ids[number], following, text[:40], found, topic=text))
        edges.append(edge(ids[number], ids[number], "self" + text[:10], found, polarity="negated", modality="hypothetical"))
    return graph(nodes, edges, documents)


def one_entity():
    """A graph without edges."""
    return graph([node("ada", "Ada")])


def corrected():
    """A graph that people corrected: what they took out is no part of it."""
    reading = {"modality": "actual", "plover": None, "polarity": "affirmed", "reversed": True, "speaker": None, "type": "meets"}
    data = parallel()
    data["graph"].update(content=DIGEST, corrections=DIGEST)
    data["graph"]["rejected"] = {
        "edges": [edge("ada", "monday", "praises", [evidence("d1", "Ada praised Monday.")], corrected="rejected")],
        "nodes": [{**node("monday", "Monday"), "corrected": "rejected"}],
    }
    data["nodes"][0]["corrected"] = "changed"
    for item, mark in zip(data["edges"], ["confirmed", "changed", "added"]):
        item["corrected"] = item["evidence"][0]["corrected"] = mark
    data["edges"][1]["evidence"][0]["reading"] = reading
    return data


def all_graphs():
    made = {"empty": graph(), "one entity": one_entity(), "parallel": parallel(), "corrected": corrected(), "hostile": hostile()}
    for path in sorted((ROOT / "graphs").glob("*/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("graph", {}).get("schema", "").startswith("relata/"):
            made[f"{path.parent.name} {path.stem}"] = data
    return made

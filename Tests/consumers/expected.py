"""What every format without nesting must hold: each scalar of the JSON, and the best evidence."""

import math
import re
import urllib.parse

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def same(text):
    return text


def clean(text):
    """The text without what XML forbids."""
    return FORBIDDEN.sub("", text)


def plain(id):
    """The identifier as the JSON has it."""
    return urllib.parse.unquote(id)


def scalars(item, without=()):
    return {name: value for name, value in item.items() if name not in without and value is not None and value != "" and not isinstance(value, (list, dict))}


def nodes(data, text=same):
    return {node["id"]: {name: text(value) if isinstance(value, str) else value for name, value in scalars(node, {"id"}).items()} for node in data["nodes"]}


def edges(data, text=same):
    """By source, target and key; with the evidence's scalars."""
    documents = {document["id"]: document for document in data["graph"]["corpus"]["documents"]}
    found = {}
    for edge in data["edges"]:
        values = scalars(edge, {"source", "target", "key"})
        values["evidence_count"] = len(edge["evidence"])
        if edge["evidence"]:
            best = max(edge["evidence"], key=lambda one: one["confidence"])
            document = documents.get(best["document"], {})
            values |= {"evidence_document": best["document"], "evidence_start": best["start"], "evidence_end": best["end"], "evidence_text": best["text"]}
            values |= {"evidence_" + name: document[name] for name in ("date", "source") if document.get(name)}
        found[edge["source"], edge["target"], edge["key"]] = {
            name: text(value) if isinstance(value, str) else value for name, value in values.items()}
    assert len(found) == len(data["edges"])
    return found


def missing(value):
    return value is None or value == "" or isinstance(value, float) and math.isnan(value)


def compare(found, expected, renamed=None):
    """Every expected item is there, no other is, and each of its attributes has its value and its type."""
    assert sorted(found, key=str) == sorted(expected, key=str)
    for item, values in expected.items():
        for name, value in values.items():
            got = found[item].get((renamed or {}).get(name, name))
            assert type(got) is type(value) or isinstance(value, (int, float)) and not isinstance(got, str), (item, name, got, value)
            assert got == value, (item, name)
        for name, got in found[item].items():
            if not missing(got):
                assert not isinstance(got, (list, dict)) or name == "viz", (item, name)

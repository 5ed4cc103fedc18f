"""The JSON of a diff, against its schema."""

import copy
import itertools
import json
import subprocess

import jsonschema
import pytest

import graphs
from conftest import COMMAND


def edited():
    """A graph with everything of another that can change: texts, titles, tools, names, statuses, evidence, an entity under another name."""
    data = copy.deepcopy(graphs.parallel())
    data["graph"]["generator"].update(model="sha256:" + "1" * 64, version="0.2.0")
    data["graph"]["corpus"]["documents"][0]["digest"] = "sha256:" + "2" * 64
    data["graph"]["corpus"]["documents"][1]["title"] = "A title"
    data["graph"]["relations"]["meets"]["label"] = "sees"
    data["nodes"][1]["name"] = "Bob"
    data["nodes"][1]["aliases"] = ["Bo"]
    data["nodes"][2] = graphs.node("cyril", "Cyril", "place", aliases=["Cy"])
    planned = next(edge for edge in data["edges"] if edge["modality"] == "planned")
    data["edges"].remove(planned)
    data["edges"] = [edge for edge in data["edges"] if "cy" not in (edge["source"], edge["attributed"])]
    data["edges"][0]["evidence"].pop()
    data["edges"][0].update(confidence=0.4, topic=None, weight=1)
    return data


PAIRS = list(itertools.permutations({**graphs.all_graphs(), "edited": edited()}.items(), 2))


@pytest.mark.parametrize("old, new", PAIRS, ids=[f"{old[0]} to {new[0]}" for old, new in PAIRS])
def test_schema(old, new, tmp_path):
    schema = json.loads((graphs.ROOT / "Documentation/schemas/diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name, data in (("old", old[1]), ("new", new[1])):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    done = subprocess.run([COMMAND, "diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json"], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    written = json.loads(done.stdout)
    validator.validate(written)
    # The schema is no empty promise: what it names must be there and be what it says. A part shows it as well as the whole.
    part = {name: value[:3] if isinstance(value, list) else value for name, value in written.items()}
    for name, kind in (("entities", "mentions"), ("relations", "evidence")):
        for change in part[name]:
            change[kind].update(added=change[kind]["added"][:1], removed=change[kind]["removed"][:1])
    optional = {"rejected", "shifted", "withheld"}  # written where there is something to hold
    changes = [item for name in ("documents", "entities", "relations", "transitions", "identities") for item in part[name]]
    for item in [part, *changes]:
        for name in list(item):
            value = item.pop(name)
            assert validator.is_valid(part) == (name in optional), f"{name} may be missing"
            item[name] = 17
            assert not validator.is_valid(part), f"{name} may be anything"
            item[name] = value
    validator.validate(part)


def test_every_kind_of_change_is_there(tmp_path):
    for name, data in (("old", graphs.parallel()), ("new", edited())):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    done = subprocess.run([COMMAND, "diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "json"], capture_output=True, text=True)
    written = json.loads(done.stdout)
    for name in ("documents", "entities", "relations", "identities", "relationTypes", "tools"):
        assert written[name], name
    assert {change["change"] for change in written["entities"]} == {"added", "removed", "changed"}
    assert {change["change"] for change in written["documents"]} == {"edited", "described"}

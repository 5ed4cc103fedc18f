"""Events, SQLite, FollowTheMoney, RDF, and the JSON Schema."""

import json
import sqlite3

import jsonschema
import pandas
import rdflib
from followthemoney import model
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS

import expected
import graphs

TERM = rdflib.Namespace("urn:relata:term:")


def lines(path):
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def test_schema(data, export):
    schema = json.loads((graphs.ROOT / "Documentation/schemas/graph.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    written = json.loads(export("json", "graph.again.json").read_text(encoding="utf-8"))
    validator.validate(written)
    # A part shows what the schema asks of an item as well as the whole.
    parts = [(item, {**written, members: [item], other: []}) for members, other in (("edges", "nodes"), ("nodes", "edges")) for item in written[members][:20]]
    for item, part in parts:
        # These may be missing: the number of independent sources, and what is kept for merging.
        for name in set(item) - {"sources", "omitted", "bearers"}:
            value = item.pop(name)
            # The mark of a correction is there where there was one.
            assert validator.is_valid(part) == (name == "corrected"), f"{name} may be missing"
            item[name] = {"no": "such value"}
            assert not validator.is_valid(part), f"{name} may be anything"
            item[name] = value


COOPERATION = {"AGREE": "verbal", "CONSULT": "verbal", "SUPPORT": "verbal", "CONCEDE": "verbal", "COOPERATE": "material", "AID": "material", "RETREAT": "material"}
CONFLICT = {"REQUEST": "verbal", "ACCUSE": "verbal", "REJECT": "verbal", "THREATEN": "verbal", "PROTEST": "material", "SANCTION": "material",
            "MOBILIZE": "material", "COERCE": "material", "ASSAULT": "material"}
QUADS = {event: f"{kind} cooperation" for event, kind in COOPERATION.items()} | {event: f"{kind} conflict" for event, kind in CONFLICT.items()}


def test_plover_events(data, export):
    documents = {document["id"]: document for document in data["graph"]["corpus"]["documents"]}
    names = {node["id"]: node["name"] for node in data["nodes"]}
    told = {}
    for edge in data["edges"]:
        for one in edge["evidence"]:
            if one["plover"] or edge["plover"]:
                ends = frozenset((edge["source"], edge["target"]))
                told.setdefault((one["document"], one["start"], one["end"], ends), set()).add((edge["type"], edge["polarity"]))
    records = lines(export("plover", "events.jsonl"))
    assert len({record["id"] for record in records}) == len(records)
    keys = [(record["document"], record["start"], record["end"], record["actor"]["id"], record["recipient"]["id"], record["event"]) for record in records]
    assert len(set(keys)) == len(keys)
    for record in records:
        place = (record["document"], record["start"], record["end"], frozenset((record["actor"]["id"], record["recipient"]["id"])))
        assert record["relation"] in {name for name, _ in told[place]}
        assert record["polarity"] == "affirmed" and record["quad"] == QUADS[record["event"]]
        assert record["actor"]["name"] == names[record["actor"]["id"]]
        document = documents.get(record["document"], {})
        assert record.get("date") == document.get("date") and record.get("source") == document.get("source")
        assert set(record["modes"]) <= {"historical", "future", "hypothetical"}
    # Whatever is affirmed and a fact is an event.
    found = {(*key[:3], frozenset(key[3:5])) for key in keys}
    facts = {(one["document"], one["start"], one["end"], frozenset((edge["source"], edge["target"]))) for edge in data["edges"] for one in edge["evidence"]
             if (one["plover"] or edge["plover"]) and (edge["polarity"], edge["modality"]) == ("affirmed", "actual")}
    assert facts <= found


def test_event_tables(data, export):
    path = export("events", "table.jsonl")
    events, negated = lines(path), lines(path.with_name("table-negated.jsonl"))
    assert {event["polarity"] for event in events} <= {"affirmed"} and {event["polarity"] for event in negated} <= {"negated"}
    assert len(events) == len(lines(export("plover", "events.jsonl")))
    assert len({tuple(event) for event in events + negated}) <= 1, "columns differ"
    table = pandas.read_csv(export("events", "table.csv"), keep_default_na=False, dtype="object")
    assert table["id"].tolist() == [event["id"] for event in events]


def test_sqlite(data, export):
    with sqlite3.connect(export("sqlite", "graph.sqlite")) as database:
        counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("nodes", "edges", "documents", "evidence", "events")]
        evidence = sum(len(edge["evidence"]) for edge in data["edges"])
        documents = len(data["graph"]["corpus"]["documents"])
        assert counts == [len(data["nodes"]), len(data["edges"]), documents, evidence, len(lines(export("plover", "events.jsonl")))]
        for node in data["nodes"]:
            assert database.execute("SELECT name, type, count FROM nodes WHERE id = ?", (node["id"],)).fetchone() == (node["name"], node["type"], node["count"])
        sentences = database.execute("SELECT count(*), count(DISTINCT document || start || '-' || \"end\") FROM sentences").fetchone()
        assert sentences[0] == sentences[1]


def test_follow_the_money(data, export):
    entities = lines(export("ftm", "graph.ftm"))
    proxies = {}
    for entity in entities:
        model.get(entity["schema"]).validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        assert proxy.id not in proxies
        proxies[proxy.id] = proxy
        for name, values in entity["properties"].items():
            if name not in ("country", "date"):
                # FollowTheMoney trims texts, and joins white space in names.
                assert len(proxy.get(name)) == len({" ".join(value.split()) for value in values if value.strip()}) or name == "alias", (entity["id"], name, values, proxy.get(name))
    links = [proxy for proxy in proxies.values() if proxy.schema.name == "UnknownLink"]
    things = [proxy for proxy in proxies.values() if proxy.schema.name in ("Person", "Organization", "Territory")]
    articles = [proxy for proxy in proxies.values() if proxy.schema.name == "Article"]
    assert (len(things), len(links), len(articles)) == (len(data["nodes"]), len(data["edges"]), len(data["graph"]["corpus"]["documents"]))
    for link in links:
        for end in ("subject", "object", "proof"):
            assert all(id in proxies for id in link.get(end))
        assert len(link.get("subject")) == len(link.get("object")) == 1


def test_rdf(data, export):
    turtle = rdflib.Graph().parse(export("turtle", "graph.ttl"), format="turtle")
    linked = rdflib.Graph().parse(export("jsonld", "graph.jsonld"), format="json-ld")
    assert set(turtle) == set(linked)
    assert not [term for triple in turtle for term in triple if isinstance(term, rdflib.BNode)]
    ids = {str(turtle.value(subject, DCTERMS.identifier)): subject for subject in subjects(turtle, "entity")}
    assert {expected.clean(node["id"]) for node in data["nodes"]} == set(ids)
    for node in data["nodes"]:
        subject = ids[expected.clean(node["id"])]
        assert str(turtle.value(subject, RDFS.label)) == expected.clean(node["name"])
        assert turtle.value(subject, TERM["count"]).toPython() == node["count"]
        assert turtle.value(subject, RDF.type) == TERM[node["type"].capitalize()]
    relations = list(turtle.subjects(RDF.type, TERM.Relation))
    assert len(relations) == len(data["edges"])
    found = {}
    for relation in relations:
        ends = tuple(expected.plain(str(turtle.value(relation, TERM[end]))).removeprefix("urn:relata:entity:") for end in ("source", "target"))
        values = {str(term).removeprefix(str(TERM)): value.toPython() for term, value in turtle.predicate_objects(relation) if str(term).startswith(str(TERM)) and isinstance(value, rdflib.Literal)}
        attributed = turtle.value(relation, PROV.wasAttributedTo)
        if attributed is not None:
            values["attributed"] = expected.clean(expected.plain(str(attributed)).removeprefix("urn:relata:entity:"))
        values["evidence_count"] = len(list(turtle.objects(relation, PROV.wasDerivedFrom)))
        found[(*ends, values["key"])] = values
    wanted = {(source, target, expected.clean(key)): {name: value for name, value in values.items() if name == "evidence_count" or not name.startswith("evidence_")}
              for (source, target, key), values in expected.edges(data, expected.clean).items()}
    expected.compare(found, wanted)
    sentences = {(one["document"], one["start"], one["end"], expected.clean(one["text"])) for edge in data["edges"] for one in edge["evidence"]}
    for evidence in turtle.subjects(RDF.type, TERM.Evidence):
        source = expected.plain(str(turtle.value(evidence, PROV.wasQuotedFrom))).removeprefix("urn:relata:document:")
        span = tuple(turtle.value(evidence, TERM[end]).toPython() for end in ("start", "end"))
        assert (source, *span, str(turtle.value(evidence, PROV.value))) in sentences
    assert len(list(turtle.subjects(RDF.type, TERM.Evidence))) == sum(len(edge["evidence"]) for edge in data["edges"])


def subjects(graph, kind):
    return {subject for subject in graph.subjects(DCTERMS.identifier) if str(subject).startswith(f"urn:relata:{kind}:")}

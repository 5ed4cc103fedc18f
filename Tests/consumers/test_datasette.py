"""SQLite in Datasette: tables, links between them, and its search."""

import asyncio

from datasette.app import Datasette

# The columns that lead to rows of other tables.
LINKS = {
    "nodes": set(), "documents": set(), "edges": {"source", "target"}, "sentences": {"document"}, "evidence": {"edge", "document", "sentence"},
    "events": {"actor_id", "recipient_id", "edge", "document"}, "negated_events": {"actor_id", "recipient_id", "edge", "document"},
}


def asked(database, *paths):
    async def answers():
        datasette = Datasette([str(database)])
        await datasette.invoke_startup()
        return [(await datasette.client.get(path)).json() for path in paths]

    return asyncio.run(answers())


def test_datasette(data, export):
    search = "/graph/sentences.json?_search=russia&_shape=array&_size=max"
    about, found = asked(export("sqlite", "graph.sqlite"), "/graph.json", search)
    tables = {table["name"]: table for table in about["tables"]}
    assert set(LINKS) < set(tables)
    for name, columns in LINKS.items():
        assert {key["column"] for key in tables[name]["foreign_keys"]["outgoing"]} == columns
    assert tables["edges"]["count"] == len(data["edges"])
    assert tables["sentences"]["fts_table"] == "sentences_fts"
    assert all(table["hidden"] for name, table in tables.items() if name.startswith("sentences_fts"))
    assert [view["name"] for view in about["views"]] == ["statements"]
    texts = {one["text"] for edge in data["edges"] for one in edge["evidence"]}
    assert len(found) < len(texts) or not texts
    assert all("russia" in row["text"].lower() for row in found)
    assert bool(found) == any("russia " in text.lower() for text in texts)

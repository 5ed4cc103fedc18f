"""Frames, questions, pictures and files of the sample graph, held against its JSON."""

from __future__ import annotations

import json
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import networkx
import pandas as pd
import pyarrow.parquet as parquet
import pytest

import pyrelata as rl

SAMPLE = Path(__file__).resolve().parents[2] / "graphs" / "summit"


@pytest.fixture(scope="module")
def data() -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = json.loads((SAMPLE / "before.json").read_text(encoding="utf-8"))
    return read


def test_frames_have_every_row(before: rl.Graph, data: dict[str, list[dict[str, Any]]]) -> None:
    assert before.nodes["id"].tolist() == [node["id"] for node in data["nodes"]]
    assert before.edges["key"].tolist() == [edge["key"] for edge in data["edges"]]
    assert len(before.evidence) == sum(len(edge["evidence"]) for edge in data["edges"])
    assert set(before.evidence["edge"]) <= set(before.edges["id"])
    assert set(before.evidence["document"]) <= set(before.documents["id"])


def test_columns_are_backed_by_arrow(before: rl.Graph) -> None:
    for frame in (before.nodes, before.edges, before.evidence, before.documents, before.events, before.negated_events):
        assert all(isinstance(kind, pd.ArrowDtype) for kind in frame.dtypes)
    assert str(before.edges["weight"].dtype) == "int64[pyarrow]"
    assert str(before.edges["symmetric"].dtype) == "bool[pyarrow]"
    assert str(before.evidence["start"].dtype) == "int64[pyarrow]"
    assert str(before.events["confidence"].dtype) == "double[pyarrow]"
    assert str(before.events["attributed"].dtype) == "string[pyarrow]"


def test_offsets_are_pythons(before: rl.Graph) -> None:
    evidence = before.evidence
    assert ((evidence["end"] - evidence["start"]) == evidence["text"].str.len()).all()


def test_events_don_t_contradict_themselves(before: rl.Graph, after: rl.Graph) -> None:
    for graph in (before, after):
        assert set(graph.events["polarity"]) == {"affirmed"}
        assert set(graph.negated_events["polarity"]) <= {"negated"}
        assert graph.events.groupby("event")["quad"].nunique().max() == 1
        assert not graph.events["id"].duplicated().any()


def test_counts(before: rl.Graph) -> None:
    table = before.count(by="month", level="state", zeros=True)
    assert (table.iloc[:, 3:-1].sum(axis=1) == table["total"]).all()
    assert str(table["total"].dtype) == "int64[pyarrow]"
    directed = before.count(by="year", measure="event", level="entity", directed=True)
    assert list(directed.columns[:3]) == ["year", "actor", "recipient"]


def test_selects_and_focuses(before: rl.Graph) -> None:
    part = before.focus("Vladimir Putin")
    edges = part.edges
    assert len(part) < len(before)
    assert ((edges["source"] == "vladimir-putin") | (edges["target"] == "vladimir-putin")).all()
    assert set(before.select(relation=["meets", "accuses"]).edges["type"]) == {"meets", "accuses"}
    with pytest.raises(rl.RelataError, match="nobody"):
        before.focus("nobody at all")


def test_answers(before: rl.Graph) -> None:
    assert len(before.query("pairs", limit=3)) == 3
    assert len(before.query("neighbours", "Ukraine")) > 0
    assert "Crimea" in before.explain("Russia", "controls", "Crimea")
    assert "entities" in before.summary()
    assert before.verify(SAMPLE / "before") == []


def test_diffs(before: rl.Graph, after: rl.Graph) -> None:
    assert before.diff(after)
    assert not before.diff(before)
    assert before.diff(after).data
    # Neither graph is held by anybody else.
    assert rl.load(SAMPLE / "before.json").diff(rl.load(SAMPLE / "after.json")).text == before.diff(after).text
    assert "<pre>" in before.diff(after)._repr_html_()


def test_draws_itself(before: rl.Graph, tmp_path: Path) -> None:
    assert before.focus("Putin")._repr_svg_().startswith("<?xml") or "<svg" in before.focus("Putin")._repr_svg_()
    assert "<svg" in before._repr_html_() and "entities" in before._repr_html_()
    assert before.render(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert before.render(tmp_path / "a.pdf", theme="dark").read_bytes().startswith(b"%PDF")


def test_goes_to_networkx(before: rl.Graph) -> None:
    graph = before.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(before.nodes), len(before.edges))


def test_goes_to_igraph(before: rl.Graph) -> None:
    pytest.importorskip("igraph")
    graph = before.to_igraph()
    assert (graph.vcount(), graph.ecount()) == (len(before.nodes), len(before.edges))
    edges = before.edges
    assert graph.es["type"] == edges["type"].tolist()
    assert graph.vs[graph.es[0].source]["name"] == edges["source"].iloc[0]
    assert None in graph.es["attributed"]


def test_goes_to_parquet(before: rl.Graph, tmp_path: Path) -> None:
    before.to_parquet(tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"{name}.parquet" for name in ("documents", "edges", "events", "evidence", "negated_events", "nodes")]
    assert parquet.read_table(tmp_path / "out" / "edges.parquet").num_rows == len(before.edges)


def test_goes_to_sqlite(before: rl.Graph, tmp_path: Path) -> None:
    with sqlite3.connect(before.to_sqlite(tmp_path / "graph.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM edges").fetchone()[0] == len(before.edges)
        assert database.execute("SELECT count(*) FROM events").fetchone()[0] == len(before.events)
        assert database.execute("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'crimea'").fetchone()[0] > 0
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_is_saved_and_loaded(before: rl.Graph, tmp_path: Path) -> None:
    path = before.save(tmp_path / "graph.json")
    assert path.read_bytes() == (SAMPLE / "before.json").read_bytes()
    assert rl.load(path) == before
    assert pickle.loads(pickle.dumps(before)) == before
    assert rl.Graph.from_dict(before.to_dict()).edges.equals(before.edges)
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.json"]


def test_a_loaded_graph_outlives_its_file(before: rl.Graph, tmp_path: Path) -> None:
    graph = rl.load(before.save(tmp_path / "graph.json"))
    (tmp_path / "graph.json").unlink()
    assert len(graph.edges) == len(before.edges)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"nodes": 1}'])
def test_refuses_what_is_no_graph(tmp_path: Path, text: str) -> None:
    path = tmp_path / "graph.json"
    path.write_text(text)
    with pytest.raises(rl.RelataError):
        rl.load(path)


def test_refuses_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rl.load(tmp_path / "none.json")
    with pytest.raises(FileNotFoundError):
        rl.Graph(tmp_path / "none.json")


def test_describes_itself(before: rl.Graph) -> None:
    assert repr(before) == f"<relata graph: {len(before.nodes)} entities, {len(before.edges)} relations, {len(before.documents)} documents>"

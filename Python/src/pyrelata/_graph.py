"""A graph of who stands in which relation to whom."""

from __future__ import annotations

import functools
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import pandas as pd

from . import _frames
from ._command import run
from ._diff import Diff

if TYPE_CHECKING:
    import networkx

Option = str | int | float | bool | os.PathLike[str] | Iterable[str] | None


def options(given: Mapping[str, Option]) -> list[str]:
    """The command's options of Python's arguments: `min_weight=2` is `--min-weight 2`, a list is an option repeated."""
    words: list[str] = []
    for name, value in given.items():
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            words.append(option)
        elif isinstance(value, (str, int, float, os.PathLike)):
            words += [option, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
        else:
            for item in value:
                words += [option, item]
    return words


class Graph:
    """A graph, in a file that the command reads. Make one with `extract` or `Graph.load`; none is ever changed.

    The frames (`nodes`, `edges`, `evidence`, `events`, `negated_events`, `documents`) are made when they are first asked for.
    Options of methods are those of the command, with underscores: `graph.select(min_weight=2, relation=["attacks", "accuses"])`.
    """

    def __init__(self, path: str | os.PathLike[str], *, _folder: tempfile.TemporaryDirectory[str] | None = None) -> None:
        self._path = Path(path).resolve()
        if not self._path.is_file():
            raise FileNotFoundError(f"{path}: no such file")
        self._folder = _folder

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Graph:
        """The graph in a file, as it is now: the file may change or go.

        Raises:
            RelataError: where the file is no graph, with the place that is wrong.
        """
        source = Path(path)
        if not source.is_file():
            raise FileNotFoundError(f"{path}: no such file")
        graph = cls._made(source)
        # Reading it for the frames is what finds out; a large graph isn't read twice.
        _ = graph._tables
        return graph

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Graph:
        """The graph of node-link data, as `to_dict` or `networkx.node_link_data` gives it."""
        folder = tempfile.TemporaryDirectory(prefix="pyrelata-")
        path = Path(folder.name) / "graph.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return cls(path, _folder=folder)

    @classmethod
    def _made(cls, source: Path, *, move: bool = False) -> Graph:
        folder = tempfile.TemporaryDirectory(prefix="pyrelata-")
        path = Path(folder.name) / "graph.json"
        if move:
            shutil.move(source, path)
        else:
            shutil.copyfile(source, path)
        return cls(path, _folder=folder)

    @classmethod
    def _written(cls, arguments: list[str | os.PathLike[str]]) -> Graph:
        folder = tempfile.TemporaryDirectory(prefix="pyrelata-")
        path = Path(folder.name) / "graph.json"
        run([*arguments, "-o", path])
        return cls(path, _folder=folder)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the graph's JSON, whole or not at all."""
        target = Path(path)
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        try:
            shutil.copyfile(self._path, beside)
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(beside, 0o666 & ~mask)
            os.replace(beside, target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        return target

    # Frames

    @functools.cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        return _frames.frames(
            ("nodes", "edges", "evidence", "documents"), lambda folder: run(["export", self._path, "--format", "csv", "-o", folder])
        )

    @property
    def nodes(self) -> pd.DataFrame:
        """People, states, organizations and places, one a row."""
        return self._tables["nodes"]

    @property
    def edges(self) -> pd.DataFrame:
        """Relations, one a row; check `polarity` and `modality` before you count them."""
        return self._tables["edges"]

    @property
    def evidence(self) -> pd.DataFrame:
        """The sentences behind the edges, one a row."""
        return self._tables["evidence"]

    @property
    def documents(self) -> pd.DataFrame:
        """The articles, one a row."""
        return self._tables["documents"]

    @functools.cached_property
    def _event_tables(self) -> dict[str, pd.DataFrame]:
        return _frames.frames(
            ("events", "events-negated"), lambda folder: run(["export", self._path, "--format", "events", "-o", folder / "events.csv"])
        )

    @property
    def events(self) -> pd.DataFrame:
        """Events of PLOVER 1.3, one a sentence, pair and event type."""
        return self._event_tables["events"]

    @property
    def negated_events(self) -> pd.DataFrame:
        """What the articles say did not happen."""
        return self._event_tables["events-negated"]

    def count(
        self,
        by: Literal["day", "week", "month", "year"] = "month",
        measure: Literal["quad", "event", "relation"] = "quad",
        level: Literal["state", "entity"] = "state",
        **selection: Option,
    ) -> pd.DataFrame:
        """Pairs over time, one a row; `directed=True`, `zeros=True` and the command's other options say more."""
        words = options({"by": by, "measure": measure, "level": level, **selection})
        return _frames.frame(run(["count", self._path, *words]), counted=True)

    # Parts and questions

    def select(self, **selection: Option) -> Graph:
        """The part of the graph that options name: `relation`, `quad`, `min_confidence`, `since`, `focus`, `top`, …"""
        return Graph._written(["export", self._path, "--format", "json", *options(selection)])

    def focus(self, *entities: str, depth: int = 1) -> Graph:
        """What is around some entities, by identifier, name or alias."""
        return self.select(focus=entities, depth=depth)

    def query(self, question: Literal["opposes", "links", "meets", "neighbours", "pairs"], *entities: str, limit: int | None = None) -> pd.DataFrame:
        """Answers a question: `graph.query("opposes", "Ukraine")`, `graph.query("links", "Viktor Orban", "NATO")`."""
        words = options({"limit": limit, "format": "csv"})
        return _frames.frame(run(["query", self._path, question, *words, "--", *entities]))

    def explain(self, *names: str) -> str:
        """The sentences behind an edge, and the rule that found it: entity, relation, entity."""
        return run(["explain", self._path, "--", *names]).decode()

    def diff(self, other: Graph) -> Diff:
        """What changed from this graph to another."""
        return Diff(self, other)

    def verify(self, *articles: str | os.PathLike[str]) -> list[str]:
        """What is wrong with the graph, held against its articles: nothing, or a line for each problem."""
        return run(["verify", self._path, *articles], accept=(0, 1)).decode().splitlines()

    def summary(self, top: int = 5) -> str:
        """Counts and the strongest relations."""
        return run(["summary", self._path, "--top", str(top)]).decode()

    # Pictures

    @overload
    def render(self, path: str | os.PathLike[str], **look: Option) -> Path: ...

    @overload
    def render(self, path: None = None, **look: Option) -> str: ...

    def render(self, path: str | os.PathLike[str] | None = None, **look: Option) -> Path | str:
        """Draws the graph: as the file's ending says (.svg .png .pdf .dot), or, without a file, as the text of an SVG."""
        if path is None:
            return run(["render", self._path, "--format", "svg", *options(look)]).decode()
        run(["render", self._path, "-o", path, *options(look)])
        return Path(path)

    def _repr_svg_(self) -> str:
        return run(["render", self._path, "--format", "svg"], quiet=True).decode()

    def _repr_html_(self) -> str:
        picture = self._repr_svg_()
        return f'<figure style="margin:0"><figcaption>{self._described}</figcaption>{picture[picture.find("<svg") :]}</figure>'

    # Other libraries and files

    def to_dict(self) -> dict[str, Any]:
        """The graph's node-link data."""
        with self._path.open(encoding="utf-8") as file:
            data: dict[str, Any] = json.load(file)
        return data

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph in networkx, with everything that is in its JSON."""
        import networkx

        made: networkx.MultiDiGraph[str] = networkx.node_link_graph(self.to_dict(), edges="edges")
        return made

    def to_igraph(self) -> Any:
        """The graph in igraph, with the columns of `nodes` and `edges` as attributes, and identifiers as names."""
        import igraph

        graph = igraph.Graph(directed=True)
        nodes, edges = self.nodes, self.edges
        place = {identifier: number for number, identifier in enumerate(nodes["id"])}
        graph.add_vertices(len(nodes), {"label": nodes["name"].tolist()} | _columns(nodes.drop(columns=["id", "name"])))
        graph.vs["name"] = nodes["id"].tolist()
        graph.add_edges(
            [(place[source], place[target]) for source, target in zip(edges["source"], edges["target"], strict=True)],
            _columns(edges.drop(columns=["source", "target"])),
        )
        return graph

    def to_parquet(self, folder: str | os.PathLike[str]) -> Path:
        """Writes all tables as Parquet files into a folder, which is made where there is none."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        tables = self._tables | {"events": self.events, "negated_events": self.negated_events}
        for name, frame in tables.items():
            frame.to_parquet(target / f"{name}.parquet", index=False)
        return target

    def to_sqlite(self, path: str | os.PathLike[str]) -> Path:
        """Writes a SQLite database with all tables, and a full-text index over the sentences."""
        run(["export", self._path, "--format", "sqlite", "-o", path])
        return Path(path)

    def export(self, path: str | os.PathLike[str], **given: Option) -> Path:
        """Writes another format by the file's ending (.graphml .gexf .ttl .html …) or `format=`."""
        run(["export", self._path, "-o", path, *options(given)])
        return Path(path)

    # As a Python object

    @functools.cached_property
    def name(self) -> str:
        """The corpus' name."""
        return str(self.to_dict().get("graph", {}).get("corpus", {}).get("name", ""))

    @property
    def _described(self) -> str:
        return f"{len(self.nodes):,} entities, {len(self.edges):,} relations, {len(self.documents):,} documents"

    def __repr__(self) -> str:
        return f"<relata graph: {self._described}>"

    def __len__(self) -> int:
        """The number of entities."""
        return len(self.nodes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        return self._path.read_bytes() == other._path.read_bytes()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return (_unpickled, (self._path.read_bytes(),))


def _unpickled(data: bytes) -> Graph:
    folder = tempfile.TemporaryDirectory(prefix="pyrelata-")
    path = Path(folder.name) / "graph.json"
    path.write_bytes(data)
    return Graph(path, _folder=folder)


def _columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Columns as lists, with `None` where there is no value."""
    return {str(name): [None if value is pd.NA else value for value in frame[name].tolist()] for name in frame.columns}

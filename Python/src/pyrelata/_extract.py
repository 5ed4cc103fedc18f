"""Articles in, graph out."""

from __future__ import annotations

import datetime
import glob
import hashlib
import itertools
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ._command import run, version
from ._graph import Graph, Option, options
from ._progress import shown

Source = str | os.PathLike[str] | pd.DataFrame | Iterable[Any]

_FURTHER = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pptx", ".xlsx", ".eml", ".msg", ".rst", ".tex", ".org", ".fb2"}


def extract(
    source: Source,
    *,
    output: str | os.PathLike[str] | None = None,
    name: str | None = None,
    progress: bool | None = None,
    **given: Option,
) -> Graph:
    """Reads articles and gives the graph of who stands in which relation to whom.

    Args:
        source: Files, folders or patterns (one or several); a frame or dicts with `text`, and `id`, `title`, `date` and
            `source` where known; the text of an article, or several texts. Files in further formats (.pdf, .docx, …) are
            read with `pip install pyrelata[documents]`.
        output: A file for the graph; it is also where a later run goes on if this one is interrupted.
        name: The name of the corpus.
        progress: Whether to show how many documents are read; without it, in notebooks and terminals.
        given: The command's options: `min_confidence=0.8`, `jobs=4`, `gazetteer="mine.yaml"`, `ontology=[…]`, `evidence=5`,
            `skip_unreadable=True`, …

    Raises:
        RelataError: with the command's message.
        KeyboardInterrupt: What had been read by then is kept, and the same call goes on from there.
    """
    words = options({"name": name, **given})
    with tempfile.TemporaryDirectory(prefix="pyrelata-") as folder:
        inputs = _inputs(source, Path(folder))
        digest = _digest(inputs, words)
        kept = Path(output).resolve() if output is not None else _cache() / digest / "graph.json"
        kept.parent.mkdir(parents=True, exist_ok=True)
        with shown(progress) as show:
            _run(inputs, kept, words, show)
    if output is not None:
        return Graph._made(kept)
    graph = Graph._made(kept, move=True)
    shutil.rmtree(kept.parent, ignore_errors=True)
    return graph


def _run(inputs: list[Path | str], output: Path, words: list[str], show: Callable[[str], None] | None) -> None:
    try:
        run(["extract", *words, "-o", output, "--", *inputs], progress=show)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note("what was read is kept; the same call goes on from there") if hasattr(interrupt, "add_note") else None
        raise


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pyrelata"


def _digest(inputs: list[Path | str], words: list[str]) -> str:
    """What tells this extraction from others: where its files are, what its texts say, and its options."""
    digest = hashlib.sha256(version().encode())
    for word in words:
        digest.update(b"\0" + word.encode())
    for item in inputs:
        path = Path(item)
        if path.name == "articles.jsonl" and path.parent.name.startswith("pyrelata-"):
            digest.update(path.read_bytes())
        else:
            digest.update(b"\1" + os.path.abspath(item).encode())
    return digest.hexdigest()[:32]


def _inputs(source: Source, folder: Path) -> list[Path | str]:
    """What the command is to read; articles that are in memory go to a file in the folder first."""
    if isinstance(source, pd.DataFrame):
        return [_written(_rows(source), folder)]
    if isinstance(source, str) and not _is_place(source):
        if not any(character.isspace() for character in source.strip()):
            raise FileNotFoundError(f"{source}: no such file, folder or pattern")
        return [_written([{"id": "text", "text": source}], folder)]
    if isinstance(source, (str, os.PathLike)):
        return _places([source], folder)
    if isinstance(source, Mapping):
        return [_written([source], folder)]
    if not isinstance(source, Iterable):
        raise TypeError(_EXPECTED)
    items = iter(source)
    first = next(items, None)
    if first is None:
        raise ValueError("there are no articles: expected paths, texts, dicts or a frame")
    if isinstance(first, Mapping):
        return [_written(_mappings(itertools.chain([first], items)), folder)]
    words = [first, *items]
    if not all(isinstance(item, (str, os.PathLike)) for item in words):
        raise TypeError(_EXPECTED)
    if any(isinstance(item, os.PathLike) or _is_place(item) for item in words):
        return _places(words, folder)
    width = len(str(len(words)))
    return [_written([{"id": f"text-{number:0{width}}", "text": text} for number, text in enumerate(words, 1)], folder)]


_EXPECTED = "expected paths, texts, dicts or a frame, and all of one kind"


def _mappings(items: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        if not isinstance(item, Mapping):
            raise TypeError(_EXPECTED)
        yield item


def _is_place(text: str) -> bool:
    if "\n" in text or len(text) > 4_096:
        return False
    return os.path.exists(text) or bool(glob.glob(text, recursive=True))


def _places(paths: Iterable[str | os.PathLike[str]], folder: Path) -> list[Path | str]:
    """Paths for the command, with files in further formats turned into texts."""
    plain: list[Path | str] = []
    further: list[Path] = []
    for path in paths:
        (further if Path(path).suffix.lower() in _FURTHER else plain).append(Path(path))
    if further:
        plain.append(_written(_read(further), folder))
    return plain


def _read(paths: list[Path]) -> Iterator[dict[str, Any]]:
    try:
        import kreuzberg
    except ImportError:
        raise ImportError(f"{paths[0]}: for this format, pip install pyrelata[documents]") from None
    for path in paths:
        result = kreuzberg.extract_file_sync(str(path))
        metadata = dict(result.metadata or {})
        title, date = metadata.get("title"), metadata.get("created_at") or metadata.get("date")
        yield {"id": path.stem, "text": result.content, "title": title, "date": date, "source": None}


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    if len(frame) == 0:
        raise ValueError("the frame has no rows")
    columns = [str(name) for name in frame.columns]
    known = {"text", "body", "content", "maintext", "article"}
    if not known & {name.lower() for name in columns}:
        raise ValueError(f"the frame has no column text; it has {', '.join(columns)}")
    for number, row in enumerate(frame.itertuples(index=False, name=None), 1):
        record = {name: value for name, value in zip(columns, row, strict=True) if not _is_missing(value)}
        record.setdefault("id", f"row-{number}")
        yield record


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _written(rows: Iterable[Mapping[str, Any]], folder: Path) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            members = {str(key): _member(value) for key, value in row.items() if not _is_missing(value)}
            file.write(json.dumps(members, ensure_ascii=False, default=str) + "\n")
    return path


def _member(value: Any) -> Any:
    """A value as JSON has it: dates in ISO 8601, numbers that frames hold as Python's."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value

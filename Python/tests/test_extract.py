"""Articles of every kind in, the same graph out."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import pyrelata as rl

TEXT = "Russia attacked Ukraine. Germany met France."
TRIPLES = {("russia", "attacks", "ukraine"), ("france", "meets", "germany")}


def triples(graph: rl.Graph) -> set[tuple[str, str, str]]:
    edges = graph.edges
    return set(zip(edges["source"], edges["type"], edges["target"], strict=True))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2025-03-14-news.txt"
    path.write_text("Headline\n\n" + TEXT)
    return path


@pytest.mark.parametrize(
    "make",
    [
        lambda file: file,
        lambda file: str(file),
        lambda file: [file],
        lambda file: file.parent,
        lambda file: str(file.parent / "*.txt"),
        lambda file: TEXT,
        lambda file: TEXT.split(". "),
        lambda file: {"text": TEXT},
        lambda file: [{"text": TEXT, "id": "a", "date": datetime.date(2025, 3, 14)}],
        lambda file: ({"text": sentence, "id": number} for number, sentence in enumerate(TEXT.split(". "))),
        lambda file: pd.DataFrame({"text": [TEXT], "date": [pd.Timestamp("2025-03-14")], "title": [None]}),
        lambda file: pd.DataFrame({"body": TEXT.split(". ")}).convert_dtypes(dtype_backend="pyarrow"),
    ],
)
def test_reads_articles_of_every_kind(file: Path, make: object) -> None:
    assert triples(rl.extract(make(file))) >= TRIPLES  # type: ignore[operator]


def test_dates_and_identifiers_arrive() -> None:
    frame = pd.DataFrame({"text": [TEXT], "date": [pd.Timestamp("2025-03-14")], "id": ["x"], "source": ["Paper"]})
    documents = rl.extract(frame, name="mine").documents
    assert documents[["id", "date", "source"]].values.tolist() == [["x", "2025-03-14", "Paper"]]


def test_options_are_the_commands() -> None:
    assert len(rl.extract(TEXT, min_confidence=1.0, scorer="rules").edges) <= len(rl.extract(TEXT).edges)
    assert rl.extract(TEXT, name="mine").name == "mine"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ([], ValueError),
        (pd.DataFrame({"text": []}), ValueError),
        (pd.DataFrame({"words": ["x"]}), ValueError),
        ("no-such-file.txt", FileNotFoundError),
        ([1, 2], TypeError),
        ([{"text": TEXT}, "x"], TypeError),
    ],
)
def test_refuses_what_is_no_article(source: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        rl.extract(source)  # type: ignore[arg-type]


def test_errors_have_the_commands_message(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{\n")
    with pytest.raises(rl.RelataError, match=r"a\.jsonl") as raised:
        rl.extract(path)
    assert raised.value.status == 2
    assert not raised.value.message.startswith("relata:")
    with pytest.raises(rl.RelataError, match="min-confidence"):
        rl.extract(TEXT, min_confidence=2.0)


def test_remarks_are_warnings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.json").write_text("{")
    with pytest.warns(rl.RelataWarning, match="left out"):
        rl.extract(tmp_path, skip_unreadable=True)


def test_further_formats_say_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    monkeypatch.setitem(sys.modules, "kreuzberg", None)
    with pytest.raises(ImportError, match=r"pyrelata\[documents\]"):
        rl.extract(path)


def test_progress_is_shown_where_it_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    rl.extract([TEXT] * 3, progress=True)
    assert "documents read" in capsys.readouterr().err
    rl.extract([TEXT] * 3)
    assert capsys.readouterr().err == ""


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    output = tmp_path / "graph.json"
    program = (
        f"import pyrelata as rl\nrl.extract([dict(id=str(i), text='Ada met Bo in Paris. ' * 6) for i in range(150)], output={str(output)!r}, jobs=1)"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    journal = tmp_path / "graph.json.journal"
    for _ in range(600):
        if process.poll() is not None or journal.exists() and journal.stat().st_size > 4_000:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    if output.exists():
        pytest.skip("the machine read everything before it was interrupted")
    assert "KeyboardInterrupt" in errors
    assert journal.exists()
    articles = [{"id": str(i), "text": "Ada met Bo in Paris. " * 6} for i in range(150)]
    with pytest.warns(rl.RelataWarning, match="going on with"):
        assert len(rl.extract(articles, output=output, jobs=1).documents) == 150
    assert not journal.exists()


def test_nothing_stays_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    rl.extract(TEXT)
    assert os.listdir(tmp_path / "pyrelata") == []


def test_says_where_there_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATA", "no-such-command")
    with pytest.raises(rl.CommandNotFoundError, match="no-such-command"):
        rl.extract(TEXT)

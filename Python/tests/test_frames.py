"""Tables become frames while they are written, and nobody waits for ever."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pyrelata import _frames


def test_an_empty_field_is_no_value_and_nothing_else_is() -> None:
    frame = _frames.frame(b'id,text,count\n1,NA,3\n2,,\n3,"","4"\n4,"two\nlines, and ""more""",5\n')
    assert frame["text"].tolist()[0] == "NA" and frame["text"].isna().tolist() == [False, True, False, False]
    assert frame["text"].tolist()[3] == 'two\nlines, and "more"'
    assert frame["count"].tolist()[0] == 3 and str(frame["count"].dtype) == "int64[pyarrow]"


def test_a_table_without_rows_has_its_columns() -> None:
    frame = _frames.frame(b"id,count,confidence\n")
    assert frame.empty and [str(kind) for kind in frame.dtypes] == ["string[pyarrow]", "int64[pyarrow]", "double[pyarrow]"]


def test_tables_are_read_while_they_are_written() -> None:
    rows = 100_000  # Far more than a pipe holds.

    def write(folder: Path) -> None:
        for name in ("second", "first"):
            (folder / f"{name}.csv").write_text("id,count\n" + "".join(f"{name}-{number},{number}\n" for number in range(rows)))

    frames = _frames.frames(("first", "second"), write)
    assert [len(frame) for frame in frames.values()] == [rows, rows]
    assert frames["second"]["id"].iloc[-1] == f"second-{rows - 1}"


def test_a_writer_that_fails_is_heard() -> None:
    def write(folder: Path) -> None:
        (folder / "one.csv").write_text("id\n1\n")
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        _frames.frames(("one", "two"), write)


def test_a_table_that_is_none_stops_its_writer() -> None:
    with pytest.raises(pa.ArrowInvalid):
        _frames.frames(("one",), lambda folder: (folder / "one.csv").write_text("id,count\n" + "1,many\n" * 1_000_000))

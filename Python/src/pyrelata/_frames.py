"""Reads the command's tables as pandas frames with Arrow-backed columns."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as csv

_INTEGERS = {
    "count", "weight", "sources", "evidence_count", "words", "cooperation", "conflict", "facts", "negated", "total", "evidence",
}  # fmt: skip
_FLAGS = {"symmetric"}
_REALS = {"confidence"}


def _type(name: str) -> pa.DataType:
    if name in _INTEGERS or name.endswith(("_start", "_end")) or name in {"start", "end"}:
        return pa.int64()
    if name in _FLAGS:
        return pa.bool_()
    if name in _REALS:
        return pa.float64()
    return pa.string()


def table(source: Path | bytes, counted: bool = False) -> pa.Table:
    """A table of a CSV file, where an empty field is no value and nothing else is.

    Args:
        source: The file, or what is in it.
        counted: Whether all columns but the first three are numbers.
    """
    head = source.split(b"\n", 1)[0] if isinstance(source, bytes) else _first_line(source)
    names = head.decode().strip().split(",")
    types = {name: _type(name) for name in names}
    if counted:
        types |= {name: pa.int64() for name in names[3:]}
    return csv.read_csv(
        BytesIO(source) if isinstance(source, bytes) else source,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False),
    )


def _first_line(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline()


def frame(source: Path | bytes | pa.Table, counted: bool = False) -> pd.DataFrame:
    """A frame with Arrow-backed columns."""
    read = source if isinstance(source, pa.Table) else table(source, counted)
    made: pd.DataFrame = read.to_pandas(types_mapper=pd.ArrowDtype)
    return made

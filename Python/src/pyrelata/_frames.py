"""Reads the command's tables as pandas frames with Arrow-backed columns."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from io import BufferedReader, BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv

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


def frame(source: bytes, counted: bool = False) -> pd.DataFrame:
    """A frame with Arrow-backed columns, of CSV where an empty field is no value and nothing else is.

    Args:
        source: The table, a header first.
        counted: Whether all columns but the first three are numbers.
    """
    return _framed(_table(BufferedReader(BytesIO(source)), counted))


def frames(names: Iterable[str], write: Callable[[Path], object]) -> dict[str, pd.DataFrame]:
    """Frames of tables, each read while it is written, so that a large one never goes by way of the disk.

    Args:
        names: What the tables are called.
        write: Writes `NAME.csv` for each of them into a folder that it is given.
    """
    with tempfile.TemporaryDirectory(prefix="pyrelata-") as folder:
        pipes = [_Pipe(Path(folder) / f"{name}.csv") for name in names]
        with ThreadPoolExecutor(len(pipes)) as threads:
            tables = [threads.submit(pipe.read) for pipe in pipes]
            try:
                write(Path(folder))
            except Exception:
                # Where a table can't be read, what its writer says of it is that nobody reads.
                _raise_first(tables)
                raise
            finally:
                for pipe in pipes:
                    pipe.close()
            return {name: _framed(table.result()) for name, table in zip(names, tables, strict=True)}


def _raise_first(tables: list[Future[pa.Table]]) -> None:
    for table in tables:
        if table.done():
            table.result()


class _Pipe:
    """A pipe with a name. It is open at both ends from the start, so that nobody waits for somebody who never comes."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self._reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._writing = os.open(path, os.O_WRONLY)
        os.set_blocking(self._reading, True)

    def read(self) -> pa.Table:
        with open(self._reading, "rb") as file:
            return _table(file)

    def close(self) -> None:
        """Nothing more is written."""
        os.close(self._writing)


def _table(file: BufferedReader, counted: bool = False) -> pa.Table:
    names = next(csv.reader([file.readline().decode()]), [])
    types = {name: pa.int64() if counted and number > 2 else _type(name) for number, name in enumerate(names)}
    if not file.peek(1):
        return pa.schema(types.items()).empty_table()
    return pyarrow.csv.read_csv(
        file,
        read_options=pyarrow.csv.ReadOptions(column_names=names),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False),
    )


def _framed(table: pa.Table) -> pd.DataFrame:
    made: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return made

"""What changed between two graphs."""

from __future__ import annotations

import functools
import html
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._command import RelataError, run

if TYPE_CHECKING:
    from ._graph import Graph


class Diff:
    """What changed from one graph to another, as `relata diff` finds it."""

    def __init__(self, old: Graph, new: Graph) -> None:
        # Their files live as long as they do.
        self._graphs = (old, new)
        self._old, self._new = old._path, new._path

    def _written(self, form: str) -> bytes:
        return run(["diff", self._old, self._new, "--format", form, "--exit-zero"])

    @functools.cached_property
    def data(self) -> dict[str, Any]:
        """Everything, as Documentation/schemas describes it."""
        read: dict[str, Any] = json.loads(self._written("json"))
        return read

    @functools.cached_property
    def text(self) -> str:
        """For readers."""
        return self._written("text").decode()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return self._is_different

    @functools.cached_property
    def _is_different(self) -> bool:
        # Exit status 1 says that something did.
        with tempfile.TemporaryDirectory() as folder:
            try:
                run(["diff", self._old, self._new, "--format", "text", "-o", Path(folder) / "diff.txt"])
            except RelataError as error:
                if error.status == 1:
                    return True
                raise
        return False

    def markdown(self) -> str:
        """For reports."""
        return self._written("markdown").decode()

    def save(self, path: str | Path) -> Path:
        """Writes it in the format that the file's ending asks for: .txt .json .md .dot .svg .html."""
        path = Path(path)
        run(["diff", self._old, self._new, "-o", path, "--exit-zero"])
        return path

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text)}</pre>"

    def __repr__(self) -> str:
        return self.text

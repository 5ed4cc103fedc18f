"""Graphs of who stands in which relation to whom, read from news articles.

    import pyrelata as rl
    graph = rl.extract("articles/")
    graph.edges          # a pandas frame

Everything is done by the command `relata`, which a wheel brings along; this package hands it articles and reads what it writes.
"""

from ._command import CommandNotFoundError, RelataError, RelataWarning, command, version
from ._diff import Diff
from ._extract import extract
from ._graph import Graph
from ._version import __version__

load = Graph.load

__all__ = [
    "CommandNotFoundError",
    "Diff",
    "Graph",
    "RelataError",
    "RelataWarning",
    "__version__",
    "command",
    "extract",
    "load",
    "version",
]

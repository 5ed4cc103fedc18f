"""Shows how many documents have been read: in notebooks and terminals, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def _notebook_display() -> Callable[[str], None] | None:
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return None
    shell = get_ipython()
    if shell is None or not hasattr(shell, "kernel"):
        return None
    handle = display({"text/plain": ""}, raw=True, display_id=True)  # type: ignore[no-untyped-call, unused-ignore]

    def show(text: str) -> None:
        handle.update({"text/plain": text}, raw=True)

    return show


@contextmanager
def shown(wanted: bool | None) -> Iterator[Callable[[str], None] | None]:
    """A function to show progress with, or `None` where nobody looks.

    Args:
        wanted: `None` for wherever somebody looks.
    """
    if wanted is False:
        yield None
        return
    show = _notebook_display()
    if show is not None:
        yield show
        show("")
    elif wanted or sys.stderr.isatty():
        width = 0

        def write(text: str) -> None:
            nonlocal width
            width = max(width, len(text))
            sys.stderr.write("\r" + text.ljust(width))
            sys.stderr.flush()

        yield write
        if width:
            sys.stderr.write("\r" + " " * width + "\r")
    else:
        yield None

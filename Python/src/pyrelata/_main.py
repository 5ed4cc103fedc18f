"""The command `relata` of an installed wheel."""

from __future__ import annotations

import os
import sys

from ._command import CommandNotFoundError, command, environment


def main() -> None:
    """Becomes the command."""
    try:
        path = command()
    except CommandNotFoundError as error:
        sys.exit(f"relata: {error}")
    os.execve(path, ["relata", *sys.argv[1:]], environment())

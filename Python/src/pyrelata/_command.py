"""Finds the command and runs it."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

_BUNDLE = Path(__file__).parent / "_bundle"


class RelataError(Exception):
    """What the command says went wrong: the file, the place and the remedy.

    Attributes:
        message: The command's own words.
        status: Its exit status.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class CommandNotFoundError(RelataError):
    """There is no command to run."""


class RelataWarning(UserWarning):
    """What the command remarks, though it did its work."""


def command() -> Path:
    """The path of the command: of `RELATA` in the environment, the one in the wheel, or the one on the path."""
    named = os.environ.get("RELATA")
    if named:
        if found := shutil.which(named):
            return Path(found)
        raise CommandNotFoundError(f"RELATA names {named}, which is no program that can be run", 127)
    bundled = _BUNDLE / "bin" / "relata"
    if bundled.exists():
        return bundled
    # The script that this package installs is no command of its own.
    own = Path(sys.executable).parent / "relata"
    folders = [folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(folder) != own.parent]
    if found := shutil.which("relata", path=os.pathsep.join(folders)):
        return Path(found)
    raise CommandNotFoundError(
        "there is no command relata: install a wheel for this platform, put relata on the path, or name it in the environment variable RELATA",
        127,
    )


def environment() -> dict[str, str]:
    """The environment of the command; in a wheel, it has its plugins and fonts beside it."""
    variables = dict(os.environ)
    if command().is_relative_to(_BUNDLE):
        variables["GVBINDIR"] = str(_BUNDLE / "graphviz")
        if not Path("/etc/fonts/fonts.conf").exists():
            variables.setdefault("FONTCONFIG_FILE", str(_BUNDLE / "fonts" / "fonts.conf"))
    return variables


@functools.cache
def _version(path: Path) -> str:
    return run(["--version"]).decode().strip()


def version() -> str:
    """The version of the command."""
    return _version(command())


def run(
    arguments: Sequence[str | os.PathLike[str]],
    *,
    accept: Sequence[int] = (0,),
    progress: Callable[[str], None] | None = None,
    quiet: bool = False,
) -> bytes:
    """Runs the command and gives its standard output; what it remarks is a warning, unless quiet.

    Raises:
        RelataError: with the command's message, where its status is not among those accepted.
    """
    words = [str(command()), *(os.fspath(argument) for argument in arguments)]
    with _Errors(progress) as errors:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors.descriptor,
            env=environment(),
            start_new_session=True,
        )
        errors.follow()
        try:
            output, _ = process.communicate()
        except BaseException:
            _stop(process)
            raise
    message = errors.text()
    if process.returncode not in accept:
        raise RelataError(message or f"relata ended with status {process.returncode}", process.returncode)
    for line in [] if quiet else message.splitlines():
        warnings.warn(line, RelataWarning, stacklevel=3)
    return output


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the command; what it has read is in its journal."""
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


class _Errors:
    """The command's standard error: a terminal where progress is wanted, as it shows progress to nobody else."""

    def __init__(self, progress: Callable[[str], None] | None) -> None:
        self._progress = progress
        self._written = b""
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> _Errors:
        if self._progress is None:
            self._source, self.descriptor = os.pipe()
        else:
            self._source, self.descriptor = os.openpty()
        return self

    def follow(self) -> None:
        """The command has its end: what it writes is read from now on."""
        os.close(self.descriptor)
        self.descriptor = -1
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        os.close(self._source)

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._source, 1 << 16)
            except OSError:  # The other end of a terminal is closed.
                return
            if not piece:
                return
            self._written += piece
            if self._progress is not None:
                for line in piece.decode(errors="replace").replace("\r", "\n").split("\n"):
                    if line.strip().endswith("documents read"):
                        self._progress(line.strip())

    def text(self) -> str:
        """The command's messages, without its name before them and without what it showed of its progress."""
        lines = self._written.decode(errors="replace").replace("\r", "\n").split("\n")
        kept = [line.strip() for line in lines if line.strip() and not line.strip().endswith("documents read")]
        return "\n".join(line.removeprefix("relata: ").removeprefix("Error: ") for line in kept)

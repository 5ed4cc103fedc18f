"""A graph of the sample corpus for all tests, and the command that was built last."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import pyrelata as rl

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "graphs" / "summit"


def pytest_configure() -> None:
    built = [path for kind in ("release", "debug") if (path := ROOT / ".build" / kind / "relata").exists()]
    if "RELATA" not in os.environ and built:
        os.environ["RELATA"] = str(max(built, key=lambda path: path.stat().st_mtime))
    if "RELATA" not in os.environ and not shutil.which("relata"):
        pytest.exit("there is no command: make build, or name one in RELATA", returncode=2)


@pytest.fixture(scope="session")
def before() -> rl.Graph:
    return rl.load(SAMPLE / "before.json")


@pytest.fixture(scope="session")
def after() -> rl.Graph:
    return rl.load(SAMPLE / "after.json")

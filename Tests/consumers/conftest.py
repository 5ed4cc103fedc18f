import json
import os
import pathlib
import subprocess

import pytest

import graphs

BUILT = [path for path in (graphs.ROOT / ".build/release/relata", graphs.ROOT / ".build/debug/relata") if path.exists()]
# The one built last.
COMMAND = os.environ.get("RELATA") or str(max(BUILT, key=lambda path: path.stat().st_mtime, default="relata"))


# Real articles that are not part of the project.
SEEDS = graphs.ROOT.parent / "shared/seeds"


def pytest_report_header():
    return f"seeds: {SEEDS}" if SEEDS.is_dir() else f"seeds: not there ({SEEDS}), so that only graphs of the project are tested"


def all_graphs():
    made = graphs.all_graphs()
    if SEEDS.is_dir():
        done = subprocess.run([COMMAND, "extract", str(SEEDS)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        made["seeds"] = json.loads(done.stdout)
    return made


@pytest.fixture(scope="session", params=list(all_graphs().items()), ids=lambda item: item[0])
def data(request):
    """A graph as JSON."""
    return request.param[1]


@pytest.fixture(scope="session")
def export(data, tmp_path_factory):
    """Exports the graph to a file or folder, and gives its path."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "graph.json").write_text(json.dumps(data), encoding="utf-8")

    def run(format, name):
        output = folder / name
        done = subprocess.run([COMMAND, "export", str(folder / "graph.json"), "--format", format, "-o", str(output)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return pathlib.Path(output)

    return run

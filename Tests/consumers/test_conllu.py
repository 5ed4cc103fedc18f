"""CoNLL-U in the validator of Universal Dependencies."""

import pathlib
import subprocess
import sys

import pytest

import graphs
from conftest import COMMAND

TEXTS = {
    "summit": sorted((graphs.ROOT / "graphs/summit/before").glob("*.txt")),
    "hostile": ["(\"unclosed\n\n\N{RIGHT-TO-LEFT MARK}مرحبا \N{PILE OF POO}\N{ZERO WIDTH JOINER} cannot won't ''it's'' A.B.C. \t 5%-10% …\n\nALL CAPS HEADLINE, NO STOP\n\n\u0301\u0301 x\u00a0y"],
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_is_well_formed(name, tmp_path):
    """Level 2: the format, and what holds for any language. Level 3 asks for the content, which a parser may get wrong."""
    paths = []
    for number, text in enumerate(TEXTS[name]):
        path = text if isinstance(text, pathlib.Path) else tmp_path / f"{number}.txt"
        if isinstance(text, str):
            path.write_text(text, encoding="utf-8")
        paths.append(path)
    done = subprocess.run([COMMAND, "parse", *paths, "-o", tmp_path / "out.conllu"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert paths
    validator = pathlib.Path(sys.executable).with_name("udvalidate")
    done = subprocess.run([validator, "--lang", "en", "--level", "2", tmp_path / "out.conllu"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

"""Puts the command, the libraries that it needs, Graphviz's plugins and a font into the package, and makes a wheel of it.

    python Packaging/make_wheel.py --relata .build/release/relata --output build/packages

Everything but the C library comes along, found by its run path, so that the machine needs nothing installed. The wheel's tag is the oldest C
library that all of it runs with.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "Python"
# What belongs to the C library: it must be the machine's own.
OWN = re.compile(r"^(linux-vdso|ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libutil|libnss_.*)\.so")
# What the command loads when it needs it.
LOADED = ["libdnnl.so", "libxslt.so.1"]
PLUGINS = ["core", "dot_layout", "neato_layout", "pango"]
FONTS = Path("/usr/share/fonts/truetype/liberation")
FONTS_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <alias binding="same"><family>Helvetica</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias binding="same"><family>Arial</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Liberation Sans</family></prefer></alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("wheels with the command inside are made on Linux alone")
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__", ".mypy_cache", "tests"))
        bundle = package / "src" / "pyrelata" / "_bundle"
        shutil.rmtree(bundle, ignore_errors=True)
        fill(bundle, options.relata.resolve())
        tag = f"py3-none-manylinux_2_{oldest(bundle)}_{sysconfig.get_platform().removeprefix('linux-').replace('-', '_')}"
        wheel = made(package, tag, options.output)
    print(f"{wheel} ({wheel.stat().st_size / 1e6:.0f} MB)")


def fill(bundle: Path, relata: Path) -> None:
    for name in ("bin", "lib", "graphviz", "fonts", "licenses"):
        (bundle / name).mkdir(parents=True)
    command = copied(relata, bundle / "bin" / "relata")
    plugins = [copied(plugin, bundle / "graphviz" / plugin.name) for plugin in graphviz()]
    sources = {library.name: library for library in needed([relata, *graphviz(), *loaded()])} | {file.name: file for file in loaded()}
    libraries = [copied(source, bundle / "lib" / name) for name, source in sorted(sources.items())]
    for file in [command, *plugins, *libraries]:
        run("strip", "--strip-unneeded", file)
        run("patchelf", "--set-rpath", "$ORIGIN" if file in libraries else "$ORIGIN/../lib", file)
    (bundle / "graphviz" / "config6a").write_text(described(bundle / "graphviz"), encoding="utf-8")
    for font in sorted(FONTS.glob("LiberationSans-*.ttf")):
        shutil.copyfile(font, bundle / "fonts" / font.name)
    (bundle / "fonts" / "fonts.conf").write_text(FONTS_CONFIGURATION, encoding="utf-8")
    for name in sorted({owner(file) for file in [*sources.values(), *graphviz(), FONTS / "LiberationSans-Regular.ttf"]} - {""}):
        notice = Path("/usr/share/doc") / name / "copyright"
        if notice.exists():
            shutil.copyfile(notice, bundle / "licenses" / f"{name}.txt")
    shutil.copyfile(PACKAGE.parent / "Sources" / "CReportPage" / "d3" / "LICENSE", bundle / "licenses" / "d3-force.txt")


def run(*words: str | Path) -> str:
    return subprocess.run(list(map(str, words)), check=True, capture_output=True, text=True).stdout


def copied(source: Path, target: Path) -> Path:
    shutil.copy(source.resolve(), target)
    target.chmod(0o755)
    return target


def library_folder() -> Path:
    return Path("/usr/lib") / (sysconfig.get_config_var("MULTIARCH") or run("gcc", "-print-multiarch").strip())


def graphviz() -> list[Path]:
    folder = library_folder() / "graphviz"
    return [next(iter(sorted(folder.glob(f"libgvplugin_{name}.so.?")))) for name in PLUGINS]


def loaded() -> list[Path]:
    """The libraries that are loaded by name, by the names that they are loaded by."""
    found = []
    for name in LOADED:
        exact = name.split(".so.")
        pattern = name if len(exact) > 1 else f"{name}.[0-9]"
        found.append(next(iter(sorted(library_folder().glob(pattern)))))
    return found


def needed(files: Iterable[Path]) -> list[Path]:
    libraries: dict[str, Path] = {}
    for file in files:
        for line in run("ldd", file).splitlines():
            match = re.match(r"\s*(\S+) => (\S+)", line)
            if match and not OWN.match(match[1]):
                if match[2] == "not":
                    sys.exit(f"{file}: {match[1]} is not there")
                libraries[match[1]] = Path(match[2]).parent / match[1]
    return list(libraries.values())


def described(folder: Path) -> str:
    """The sections of Graphviz's list of plugins for those that come along."""
    text = (library_folder() / "graphviz" / "config6a").read_text(encoding="utf-8")
    sections = re.findall(r"^\S+ \S+ \{\n.*?^\}\n", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(section for section in sections if (folder / section.split()[0]).exists())


def owner(file: Path) -> str:
    """The Debian package that a file is of."""
    for place in (file, file.resolve(), Path("/usr") / file.relative_to("/")):
        found = subprocess.run(["dpkg", "-S", str(place)], capture_output=True, text=True, check=False).stdout
        if found:
            return found.split(":")[0]
    return ""


def oldest(bundle: Path) -> int:
    """The minor version of the oldest C library that everything runs with."""
    versions = [17]
    for file in bundle.rglob("*"):
        if file.is_file() and file.read_bytes()[:4] == b"\x7fELF":
            versions += map(int, re.findall(r"GLIBC_2\.(\d+)", run("objdump", "-T", file)))
    return max(versions)


def made(package: Path, tag: str, output: Path) -> Path:
    output.mkdir(parents=True, exist_ok=True)
    (package / "setup.py").write_text(
        f"from setuptools import setup\nsetup(options={{'bdist_wheel': {{'python_tag': 'py3', 'plat_name': '{tag.split('-', 2)[2]}'}}}})\n",
        encoding="utf-8",
    )
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", output, package)
    return max(output.glob("pyrelata-*.whl"), key=lambda path: path.stat().st_mtime)


main()

"""Executes the notebooks beside this file; an error in a cell ends it with a status other than 0."""

import argparse
import os
import pathlib
import sys

import nbclient
import nbformat

FOLDER = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="keep the results in the files")
    options = parser.parse_args()
    built = [path for path in (FOLDER.parent / ".build/release/relata", FOLDER.parent / ".build/debug/relata") if path.exists()]
    os.environ.setdefault("RELATA", str(max(built, key=lambda path: path.stat().st_mtime, default="relata")))
    for path in sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        # Times of execution would make each run another file.
        client = nbclient.NotebookClient(notebook, timeout=600, record_timing=False, resources={"metadata": {"path": str(FOLDER)}})
        try:
            client.execute()
        except nbclient.exceptions.CellExecutionError as error:
            sys.exit(f"{path.name}: {error}")
        if options.write:
            nbformat.write(notebook, path)
        print(f"{path.name}: {sum(cell.cell_type == 'code' for cell in notebook.cells)} cells")


main()

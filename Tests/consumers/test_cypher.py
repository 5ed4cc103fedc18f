"""The Cypher script for Neo4j, run by a database that speaks its language: ArcadeDB with openCypher, inside this process."""

import csv
import os
import re

import arcadedb_embedded
import pytest

import expected

# Without a log in the folder that the tests are run from.
os.environ["ARCADEDB_JVM_ARGS"] = "-Djava.util.logging.config.file=" + os.devnull

def statements(folder):
    """The statements of the script; its files are where they were exported to, not in Neo4j's import folder."""
    script = (folder / "load.cypher").read_text(encoding="utf-8").replace("'file:///", f"'file://{folder}/")
    script = re.sub(r"^//.*\n", "", script, flags=re.MULTILINE)
    return [one for one in (part.strip().removesuffix(";") for part in script.split(";\n")) if one]


@pytest.fixture
def database(tmp_path):
    with arcadedb_embedded.create_database(str(tmp_path / "database")) as database:
        yield database


def load(database, folder):
    """Runs the script. This database's LOAD CSV knows no line breaks and backslashes in fields, and no quotation mark that begins one: where a
    text has these, the rows come from Python's reader, as Neo4j would read them, and all else of the script is as it is."""
    tables = {name: read(folder / name) for name in ("nodes.csv", "relationships.csv")}
    lines_are_rows = not any(re.search(r'[\r\n\\]|^"', text or "") for rows in tables.values() for row in rows for text in row.values())
    for statement in statements(folder):
        rows = {}
        if not lines_are_rows:
            found = re.search(r"LOAD CSV WITH HEADERS FROM '[^']*/([a-z]+\.csv)' AS row", statement)
            if found:
                statement = statement.replace(found[0], "UNWIND $rows AS row")
                rows["rows"] = tables[found[1]]
        with database.transaction():
            list(database.command("opencypher", statement, rows))


def read(path):
    """The rows of a table, with nothing where a field is empty."""
    with open(path, encoding="utf-8", newline="") as file:
        return [{name: text or None for name, text in row.items()} for row in csv.DictReader(file)]


def rows(database, query):
    return [row.to_dict() for row in database.query("opencypher", query)]


def properties(found):
    """Without the database's own, which begin with @ or _."""
    return {name: value for name, value in dict(found).items() if name[0] not in "@_" and not expected.missing(value)}


def held(database):
    """Nodes and relationships with all that they hold."""
    nodes = {expected.plain(row["id"]): properties(row["all"]) for row in rows(database, "MATCH (n:Entity) RETURN n.id AS id, properties(n) AS all")}
    edges = {
        (expected.plain(row["source"]), expected.plain(row["target"]), row["all"]["key"]): properties(row["all"]) | {"TYPE": row["type"]}
        for row in rows(database, "MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS all")}
    return nodes, edges


def test_load_script_in_a_database(data, export, database):
    folder = export("neo4j", "cypher")
    load(database, folder)
    nodes, edges = held(database)
    expected.compare(nodes, expected.nodes(data, expected.clean))
    expected.compare(
        edges, {(source, target, expected.clean(key)): values for (source, target, key), values in expected.edges(data, expected.clean).items()})
    assert rows(database, "MATCH (n:Entity) RETURN count(n) AS count") == [{"count": len(data["nodes"])}]
    assert rows(database, "MATCH ()-[r]->() RETURN count(r) AS count") == [{"count": len(data["edges"])}]
    for type in ("person", "state", "organization", "place"):
        wanted = sum(node["type"] == type for node in data["nodes"])
        assert rows(database, f"MATCH (n:{type.capitalize()}) RETURN count(n) AS count") == [{"count": wanted}] or wanted == 0
    assert {edge["id"]: edge["TYPE"] for edge in edges.values()} == {row["id"]: row[":TYPE"] for row in read(folder / "relationships.csv")}


def test_load_script_changes_nothing_when_it_runs_again(data, export, database):
    folder = export("neo4j", "cypher-twice")
    load(database, folder)
    once = held(database)
    load(database, folder)
    assert held(database) == once
    assert rows(database, "MATCH ()-[r]->() RETURN count(r) AS count") == [{"count": len(data["edges"])}]

"""CSV in pandas and DuckDB, Parquet by way of DuckDB, and the tables for Neo4j."""

import duckdb
import pandas

import expected

TEXTS = ["name", "type", "iso", "aliases", "mention_document", "mention_text", "label", "polarity", "modality", "attributed", "topic", "time", "plover", "quad", "corrected",
         "evidence_document", "evidence_date", "evidence_source", "evidence_text", "id", "source", "target", "key"]


def read(path):
    return pandas.read_csv(path, dtype={name: "object" for name in TEXTS}, keep_default_na=False, na_values={
        name: [""] for name in ("count", "mention_start", "mention_end", "evidence_start", "evidence_end", "weight", "confidence", "symmetric")})


def nodes_of(frame):
    return {expected.plain(row["id"]): row for row in frame.to_dict("records")}


def edges_of(frame):
    found = {(expected.plain(row["source"]), expected.plain(row["target"]), row["key"]): row for row in frame.to_dict("records")}
    assert len(found) == len(frame)
    return found


def keyed(data):
    return {(source, target, expected.clean(key)): values for (source, target, key), values in expected.edges(data, expected.clean).items()}


def test_csv_in_pandas(data, export):
    path = export("csv", "table.csv")
    nodes = read(path.with_name("table-nodes.csv"))
    edges = read(path.with_name("table-edges.csv"))
    expected.compare(nodes_of(nodes), expected.nodes(data, expected.clean))
    expected.compare(edges_of(edges), keyed(data))
    assert edges["id"].is_unique


def test_csv_and_parquet_in_duckdb(data, export):
    folder = export("csv", "tables")
    for name, made, wanted in (("nodes", nodes_of, expected.nodes(data, expected.clean)), ("edges", edges_of, keyed(data))):
        columns = {column: "VARCHAR" if column in TEXTS else "DOUBLE" if column == "confidence" else "BOOLEAN" if column == "symmetric" else "BIGINT"
                   for column in pandas.read_csv(folder / f"{name}.csv", nrows=0).columns}
        query = f"FROM read_csv('{folder}/{name}.csv', header = true, delim = ',', quote = '\"', escape = '\"', columns = {columns}, max_line_size = 20000000)"
        parquet = folder / f"{name}.parquet"
        duckdb.sql(f"COPY ({query}) TO '{parquet}' (FORMAT parquet)")
        expected.compare(made(duckdb.sql(f"FROM '{parquet}'").df()), wanted)


def test_neo4j_tables(data, export):
    folder = export("neo4j", "neo4j")
    nodes = read_neo4j(folder / "nodes.csv")
    expected.compare({expected.plain(row["id:ID"]): row for row in nodes}, expected.nodes(data, expected.clean), {"count": "count:long"})
    for row in nodes:
        assert row[":LABEL"] == "Entity;" + row["type"].capitalize()
    edges = read_neo4j(folder / "relationships.csv")
    found = {(expected.plain(row[":START_ID"]), expected.plain(row[":END_ID"]), row["key"]): row for row in edges}
    typed = {"weight": "weight:long", "sources": "sources:long", "confidence": "confidence:double", "evidence_count": "evidence_count:long", "evidence_start": "evidence_start:long",
             "evidence_end": "evidence_end:long"}
    expected.compare(found, keyed(data), typed)
    known = {row["id:ID"] for row in nodes}
    assert all(row[":START_ID"] in known and row[":END_ID"] in known for row in edges)


def read_neo4j(path):
    header = list(pandas.read_csv(path, nrows=0).columns)
    numbers = [name for name in header if name.endswith((":long", ":double", ":boolean"))]
    frame = pandas.read_csv(path, dtype={name: "object" for name in header if name not in numbers}, keep_default_na=False, na_values={name: [""] for name in numbers})
    return frame.to_dict("records")

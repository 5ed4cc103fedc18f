"""GraphML, GEXF and Cytoscape.js JSON in networkx and igraph; the graph's own JSON in networkx."""

import json

import igraph
import networkx

import expected


def test_node_link_json_in_networkx(data, export):
    path = export("json", "graph.again.json")
    graph = networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    assert isinstance(graph, networkx.MultiDiGraph)
    expected.compare({id: expected.scalars(values) for id, values in graph.nodes(data=True)}, expected.nodes(data))
    found = {(source, target, key): expected.scalars(values) for source, target, key, values in graph.edges(keys=True, data=True)}
    own = expected.edges(data)
    for values in own.values():
        for name in [name for name in values if name.startswith("evidence_")]:
            del values[name]
    expected.compare(found, own)


def test_graphml_in_networkx(data, export):
    graph = networkx.read_graphml(export("graphml", "graph.graphml"), force_multigraph=True)
    assert graph.is_directed()
    expected.compare({expected.plain(id): values for id, values in graph.nodes(data=True)}, expected.nodes(data, expected.clean))
    found = edges_of(graph, "key")
    expected.compare(found, keyed(data))
    assert len({key for _, _, key in graph.edges(keys=True)}) == len(data["edges"]), "an edge's identifier is there twice"
    header = data["graph"]
    assert graph.graph["schema"] == header["schema"]
    assert graph.graph["corpus_digest"] == header["corpus"]["digest"]
    assert graph.graph["model"] == header["generator"]["model"]


def test_graphml_in_igraph(data, export):
    graph = igraph.Graph.Read_GraphML(str(export("graphml", "graph.graphml")))
    assert graph.is_directed()
    found = {expected.plain(vertex["id"]): vertex.attributes() for vertex in graph.vs}
    expected.compare(found, expected.nodes(data, expected.clean))
    found = {}
    for edge in graph.es:
        ends = [expected.plain(graph.vs[end]["id"]) for end in edge.tuple]
        found[(*ends, edge["key"])] = edge.attributes()
    assert graph.ecount() == len(data["edges"])
    expected.compare(found, keyed(data))


def test_gexf_in_networkx(data, export):
    graph = networkx.read_gexf(export("gexf", "graph.gexf"))
    assert graph.is_directed() and graph.number_of_edges() == len(data["edges"])
    expected.compare({expected.plain(id): values for id, values in graph.nodes(data=True)}, expected.nodes(data, expected.clean))
    for _, values in graph.nodes(data=True):
        assert "color" in values["viz"]
    wanted = keyed(data)
    for values in wanted.values():
        # Gephi fails on a weight of zero.
        if values["weight"] == 0:
            del values["weight"]
    expected.compare(edges_of(graph, "relation_key"), wanted)


def test_cytoscape_in_networkx(data, export):
    content = json.loads(export("cytoscape", "graph.cyjs").read_text(encoding="utf-8"))
    ids = [element["data"]["id"] for kind in ("nodes", "edges") for element in content["elements"][kind]]
    assert len(ids) == len(set(ids)) == len(data["nodes"]) + len(data["edges"])
    graph = networkx.cytoscape_graph(content)
    assert isinstance(graph, networkx.MultiDiGraph)
    expected.compare({id.removeprefix("e:"): values for id, values in graph.nodes(data=True)}, expected.nodes(data))
    found = {(source.removeprefix("e:"), target.removeprefix("e:"), key): values for source, target, key, values in graph.edges(keys=True, data=True)}
    expected.compare(found, expected.edges(data))


def keyed(data):
    """The expected edges by their keys without what XML forbids."""
    return {(source, target, expected.clean(key)): values for (source, target, key), values in expected.edges(data, expected.clean).items()}


def edges_of(graph, key):
    found = {(expected.plain(source), expected.plain(target), values[key]): values for source, target, values in graph.edges(data=True)}
    assert len(found) == graph.number_of_edges()
    return found

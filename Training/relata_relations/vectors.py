"""What the scorer makes of some texts, for the program's tests to compare with.

    python -m relata_relations.vectors SYNTAX-MODEL RELATION-MODEL CANDIDATES FILE

CANDIDATES is what `relata candidates` writes for the texts.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open

from . import examples, rows, syntax
from .context import Context
from .grounds import Grounds
from .labels import TYPES
from .network import RelationNetwork
from relata_training.network import Linear


def load(path):
    """`(network with the integers of the file, its number of layers below, temperatures, shifts of types, shifts of grounds)`"""
    with safe_open(path, "np") as file:
        metadata, arrays = file.metadata(), {name: file.get_tensor(name) for name in file.keys()}
    network = RelationNetwork(int(metadata["layers"]))
    state = network.state_dict()

    def linear(name, target, rows=slice(None)):
        weight = (arrays[f"{name}.weight"] * arrays[f"{name}.scale"]).T[rows]
        state[f"{target}.weight"], state[f"{target}.bias"] = map(torch.from_numpy, (np.ascontiguousarray(weight, np.float32), arrays[f"{name}.bias"][rows].copy()))

    for name in list(arrays):
        if "norm" in name:
            state[name] = torch.from_numpy(arrays[name].copy())
    for i in range(int(metadata["layers"])):
        for part in ("qkv", "out", "up", "down"):
            linear(f"layers.{i}.{part}", f"layers.{i}.{part}")
    for name in ("ends", "context", "trigger", "product"):
        linear(name, name)
    types, status = len(TYPES), state["status.bias"].shape[0]
    linear("outputs", "types", slice(0, types))
    linear("outputs", "status", slice(types, types + status))
    linear("mention", "mention", slice(0, state["mention.bias"].shape[0]))
    for name, target, turned in (
        ("marks", "marks", True), ("distances", "distance", False), ("candidates", "candidates", True), ("paths", "path", True), ("rules", "rules", False),
    ):
        state[f"{target}.weight"] = torch.from_numpy(np.ascontiguousarray(arrays[name].T if turned else arrays[name]))
    network.load_state_dict(state)
    for module in network.modules():
        if isinstance(module, Linear):
            module.quantized = True
    network.requires_grad_(False)
    return network.eval(), int(metadata["below"]), *(torch.from_numpy(arrays[name].copy()) for name in ("temperatures", "shifts", "grounds"))


@torch.no_grad()
def probabilities(syntax_model, model, candidates):
    """Yields `(document, [(sentence, source, target, type, probability)])` with entities by their numbers."""
    pieces, encoder = syntax.Pieces(syntax_model), syntax.encoder(syntax_model)
    network, below, temperatures, shifts, resting = load(model)
    for document in rows.lines(candidates):
        base = examples.bases(document, pieces)
        context = Context(document, [len(b["ids"]) if b else 0 for b in base])
        found = [e for i in range(len(base)) for e in [examples.example(document, i, base, context)] if e]
        syntax.add_hidden([b for b in base if b], encoder, below)
        examples.add_hidden(found, {document["id"]: base})
        out, grounds = [], Grounds(document)
        for one in found:
            batch = examples.collate([one])
            types, _, _ = network.entity_scores(network(batch), batch)
            values = types / temperatures + shifts
            n = len(one["entities"])
            for pair, kind in (values > -4).nonzero().tolist():
                a, b = (one["entities"][end] for end in divmod(pair, n))
                if a != b:
                    p = torch.sigmoid(values[pair, kind] + resting[grounds.of(one["sentence"], a, b, TYPES[kind])]).item()
                    if p > 0.05:
                        out.append((one["sentence"], a, b, TYPES[kind], round(p, 3)))
        yield document, out


def main():
    syntax_model, model, candidates, path = sys.argv[1:]
    lines = [json.dumps({"id": d["id"], "scores": out}) for d, out in probabilities(syntax_model, model, candidates)]
    Path(path).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()

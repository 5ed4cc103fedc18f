"""The names head: a small network over a word's vector, and its place in a model file."""

import json

import numpy as np
import torch
from safetensors import safe_open
from torch import nn
from torch.nn import functional as F

from relata_training import export
from relata_training.network import GELU_FLOOR, HIDDEN, Linear

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
INNER = 256


class NamesHead(nn.Module):
    def __init__(self, dropout=0.2):
        super().__init__()
        self.up = Linear(HIDDEN, INNER)
        self.down = Linear(INNER, len(TAGS), GELU_FLOOR)
        self.dropout = nn.Dropout(dropout)

    def quantize(self):
        self.up.quantized = self.down.quantized = True

    def forward(self, words):
        return self.down(self.dropout(F.gelu(self.up(words), approximate="tanh")))


def decode(scores):
    """The best label of each word that may stand behind the one before, from the left."""
    out = []
    for row in scores.argsort(-1, descending=True).tolist():
        before = out[-1] if out else "O"
        out.append(next(TAGS[t] for t in row if not TAGS[t].startswith("I-") or before != "O" and before[2:] == TAGS[t][2:]))
    return out


def replace(source, target, network):
    """Writes the model file with this head in place of the one that it has."""
    with safe_open(source, "np") as file:
        metadata, arrays = dict(file.metadata()), {name: file.get_tensor(name) for name in file.keys()}
    state = {k: v.detach().numpy().astype(np.float32) for k, v in network.state_dict().items()}
    for name in ("up", "down"):
        export.add_linear(arrays, f"names.{name}", *export.padded_rows(state[f"{name}.weight"], state[f"{name}.bias"], 16))
    labels = json.loads(metadata.pop("labels"))
    labels["head_names"] = TAGS
    metadata.pop("digest")
    export.write(target, arrays, labels, metadata)


def read(path):
    """The head in a model file, with its integers."""
    network = NamesHead()
    with safe_open(path, "np") as file:
        for name in ("up", "down"):
            size = getattr(network, name).weight.shape[0]
            weight = (file.get_tensor(f"names.{name}.weight") * file.get_tensor(f"names.{name}.scale")).T[:size]
            getattr(network, name).weight.data = torch.from_numpy(np.ascontiguousarray(weight, dtype=np.float32))
            getattr(network, name).bias.data = torch.from_numpy(file.get_tensor(f"names.{name}.bias")[:size].copy())
    network.quantize()
    return network

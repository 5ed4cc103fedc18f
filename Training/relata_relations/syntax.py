"""The lower layers of the shipped syntax model, as the program computes them."""

import torch
from safetensors import safe_open

from relata_training import export, wordpieces
from relata_training.network import LAYERS, Encoder, Linear, on_grid, WEIGHT_LIMIT


class Pieces(wordpieces.WordPieces):
    """The vocabulary in a model file."""

    def __init__(self, path):
        with safe_open(path, "np") as file:
            text = bytes(file.get_tensor("vocabulary")).decode()
        self.pieces = text.split("\n")[:-1]
        self.ids = {p: i for i, p in enumerate(self.pieces)}
        self.cls, self.sep, self.unknown = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[UNK]"]


def encoder(path):
    """The encoder with the integers of the model file."""
    state, _ = export.read(path)
    net = Encoder(wordpieces.CASINGS)
    net.load_state_dict({k[len("encoder.") :]: v for k, v in state.items() if k.startswith("encoder.")})
    for module in net.modules():
        if isinstance(module, Linear):
            module.quantized = True
            module.weight.data = on_grid(module.weight.data, WEIGHT_LIMIT)
            module.weight.requires_grad_(False)
    return net.eval()


@torch.no_grad()
def add_hidden(examples, net, below, pieces=6000, rounded=True):
    """Adds what comes out of the `below` lowest layers to each example, rounded to bytes as the program keeps them."""
    order = sorted(examples, key=lambda o: len(o["ids"]))
    start = 0
    while start < len(order):
        end, longest = start, 0
        while end < len(order) and max(longest, len(order[end]["ids"])) * (end - start + 1) <= pieces:
            longest = max(longest, len(order[end]["ids"]))
            end += 1
        end = max(end, start + 1)
        group = order[start:end]
        longest = max(len(o["ids"]) for o in group)
        ids, casings = torch.zeros(len(group), longest, dtype=torch.long), torch.zeros(len(group), longest, dtype=torch.long)
        mask = torch.zeros(len(group), longest, dtype=torch.bool)
        for row, o in enumerate(group):
            n = len(o["ids"])
            ids[row, :n], casings[row, :n], mask[row, :n] = torch.tensor(o["ids"]), torch.tensor(o["casings"]), True
        x = net.norm(net.pieces(ids) + net.positions.weight[:longest] + net.casings(casings))
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in net.layers[:below]:
            x = layer(x, bias)
        for row, o in enumerate(group):
            vectors = x[row, : len(o["ids"])]
            o["hidden"] = (on_grid(vectors, 127) if rounded else vectors).half()
        start = end

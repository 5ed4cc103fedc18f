"""The relation scorer: the upper layers of an encoder of its own over the lower layers of the syntax encoder, and a small network over pairs of mentions.

The lower layers are those of the shipped syntax model, which the parser has run anyway. Where a mention begins and goes on, and what the rules read of
each predicate's polarity and modality, is added to what comes out of them.
"""

import torch
from torch import nn
from torch.nn import functional as F

from relata_training.network import HIDDEN, Dropout, Layer, Linear

from . import labels
from .labels import DEPENDENCIES, FORMS, KINDS, MODALITIES, PROPOSERS, STEPS, TYPES

ENDS, CONTEXT, PAIR = 256, 256, 384
DISTANCES = 16
#: Marks of pieces: kind and form of the mention that they begin or continue; status of the predicate that they are.
MARKS = 2 * len(KINDS) * len(FORMS) + 2 * len(MODALITIES)
#: Features of a candidate of the rules, for each direction: type, proposer, steps, polarity, modality, whether somebody says it, confidence.
CANDIDATE = len(TYPES) + len(PROPOSERS) + len(STEPS) + 1 + len(MODALITIES) + 1 + 1
#: Features of the way through the tree: each relation upwards and downwards, and how long it is.
PATH = 2 * len(DEPENDENCIES) + 8
STATUS = len(labels.POLARITIES) + len(MODALITIES)


def mark_of_mention(kind, form, begins):
    return (KINDS.index(kind) * len(FORMS) + FORMS.index(form)) * 2 + (not begins)


def mark_of_predicate(polarity, modality):
    return 2 * len(KINDS) * len(FORMS) + labels.POLARITIES.index(polarity) * len(MODALITIES) + MODALITIES.index(modality)


class RelationNetwork(nn.Module):
    def __init__(self, layers, dropout=0.15):
        super().__init__()
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(layers))
        self.marks = nn.Linear(MARKS, HIDDEN, bias=False)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.ends = Linear(2 * HIDDEN, 2 * (ENDS + CONTEXT + PAIR))
        self.context = Linear(HIDDEN, CONTEXT)
        self.trigger = Linear(HIDDEN, PAIR)
        self.product = Linear(ENDS + CONTEXT, PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.candidates = nn.Linear(2 * CANDIDATE, PAIR, bias=False)
        self.path = nn.Linear(PATH, PAIR, bias=False)
        for module in (self.distance, self.candidates, self.path):
            nn.init.normal_(module.weight, std=0.02)
        self.types = Linear(PAIR, len(TYPES))
        nn.init.constant_(self.types.bias, -4.0)
        self.status = Linear(PAIR, STATUS)
        self.rules = nn.Linear(len(TYPES), len(TYPES), bias=False)
        with torch.no_grad():
            self.rules.weight.copy_(torch.eye(len(TYPES)) * 3)
        # Whether a mention is one of an entity of its kind.
        self.mention = Linear(2 * HIDDEN, len(KINDS) + 1)
        self.dropout = Dropout(dropout)

    def forward(self, batch):
        """Scores of types and status for all pairs of mentions in the batch, and of kinds for all mentions."""
        x = batch["hidden"] + self.marks(batch["marks"])
        mask = torch.zeros(batch["mask"].shape).masked_fill(~batch["mask"], -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        flat = x.reshape(-1, HIDDEN)
        ends = torch.cat([flat[batch["first"]], flat[batch["last"]]], -1)
        v = self.ends(ends)
        source, target = v[batch["source"]][:, : ENDS + CONTEXT + PAIR], v[batch["target"]][:, ENDS + CONTEXT + PAIR :]
        # What else the sentence says, from where both ends look.
        keys = self.context(x)
        query = (source[:, ENDS : ENDS + CONTEXT] + target[:, ENDS : ENDS + CONTEXT])
        padded = query.new_zeros(x.shape[0], batch["width"], CONTEXT)
        padded[batch["row"], batch["column"]] = query
        weights = torch.softmax((padded @ keys.transpose(1, 2)).float() / 16 + mask[:, 0], -1).to(keys.dtype)
        context = (weights @ keys)[batch["row"], batch["column"]]
        h = source[:, ENDS + CONTEXT :] + target[:, ENDS + CONTEXT :]
        h = h + self.product(torch.cat([source[:, :ENDS] * target[:, :ENDS], context], -1)) + self.distance(batch["distance"])
        h = h + self.candidates(batch["candidates"]) + self.path(batch["path"])
        h = h.index_add(0, batch["has_trigger"], self.trigger(flat[batch["trigger"]]).to(h.dtype))
        h = self.dropout(F.gelu(h, approximate="tanh"))
        return self.types(h), self.status(h), self.mention(ends)

    def entity_scores(self, scores, batch):
        """The best of each pair of entities: (pairs of entities, types), with what the rules' confidences add."""
        types, status, mention = scores
        out = torch.full((batch["entity_pairs"], types.shape[1]), -30.0).scatter_reduce(
            0, batch["of_pair"][:, None].expand_as(types), types.float(), "amax"
        )
        state = torch.zeros(batch["entity_pairs"], STATUS).scatter_reduce(
            0, batch["of_pair"][:, None].expand_as(status), status.float(), "mean", include_self=False
        )
        out = out + self.rules(batch["confidences"]).float()
        return out, state, mention.float()

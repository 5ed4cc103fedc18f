"""The network: a six-layer encoder and a head per task.

The encoder is `all-MiniLM-L6-v2` with a casing embedding beside its uncased word pieces. A word is the mean of its first
and its last piece. Heads of arcs are scored by a biaffine product (Dozat and Manning, 2017) with the start piece as the
root; relations by an additive and a multiplicative part of the two words, which needs a fiftieth of a full biaffine's weights.
"""

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
ARC, RELATION = 192, 256
#: Weights are exported as integers within ±63: pairs of unsigned × signed products then fit 16 bits on processors without VNNI.
WEIGHT_LIMIT = 63
#: The least value of GELU, from below.
GELU_FLOOR = -0.171


class Dropout(nn.Module):
    """Dropout whose masks are windows of one pool of random bits: drawing them anew takes a tenth of a CPU's time."""

    POOL = 1 << 24

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        pool = Dropout.pools.get(self.rate)
        if pool is None:
            pool = Dropout.pools[self.rate] = (torch.rand(Dropout.POOL) >= self.rate).float() / (1 - self.rate)
        size = x.numel()
        start = int(torch.randint(max(1, Dropout.POOL - size), ()))
        return x * pool[start : start + size].view(x.shape)

    pools = {}


def on_grid(values, limit, dim=-1):
    """Values rounded to integers within ±`limit` times a scale a row, with the gradient of no rounding."""
    scale = values.detach().abs().amax(dim, keepdim=True).clamp(min=1e-8) / limit
    return values + (torch.round(values.detach() / scale).clamp(-limit, limit) * scale - values).detach()


class Linear(nn.Linear):
    """A linear layer that can work with the integers of the exported model: always its weights, its inputs outside of training.

    `floor` is the least value of inputs that are rounded to 0…255 above it rather than to ±127.
    """

    def __init__(self, inputs, outputs, floor=None):
        super().__init__(inputs, outputs)
        self.floor, self.quantized = floor, False

    def forward(self, x):
        if not self.quantized:
            return super().forward(x)
        if not self.training:
            if self.floor is None:
                x = on_grid(x, 127)
            else:
                scale = (x.amax(-1, keepdim=True) - self.floor).clamp(min=1e-9) / 255
                x = torch.round((x - self.floor) / scale) * scale + self.floor
        weight = on_grid(self.weight, WEIGHT_LIMIT) if self.weight.requires_grad else self.weight
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = Linear(HIDDEN, INNER)
        self.down = Linear(INNER, HIDDEN, GELU_FLOOR)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x), approximate="tanh"))))


class Encoder(nn.Module):
    def __init__(self, casings, dropout=0.1):
        super().__init__()
        self.pieces = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.casings = nn.Embedding(casings, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        nn.init.zeros_(self.casings.weight)

    def load_base(self, weights):
        """Takes the weights of the base model, in the names of its `model.safetensors`."""
        self.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        # The token type is always the first, so its vector joins the positions'.
        self.positions.weight.data.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm.weight.data.copy_(weights["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                attention = [weights[f"{prefix}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(attention))
                for module, name in (
                    (layer.out, "attention.output.dense"), (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"), (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm"),
                ):
                    getattr(module, part).data.copy_(weights[f"{prefix}{name}.{part}"])

    def forward(self, pieces, casings, mask):
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.casings(casings)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """All tasks. `sizes` maps upos, feats, lemmas, names and relations to their numbers of labels."""

    def __init__(self, sizes, casings, dropout=0.25):
        super().__init__()
        self.encoder = Encoder(casings)
        self.tags = nn.ModuleDict({task: Linear(HIDDEN, sizes[task]) for task in ("upos", "feats", "lemmas", "names")})
        self.arc_dependent, self.arc_head = Linear(HIDDEN, ARC), Linear(HIDDEN, ARC)
        self.arc_product = Linear(ARC, ARC)
        self.relation_dependent, self.relation_head = Linear(HIDDEN, 2 * RELATION), Linear(HIDDEN, 2 * RELATION)
        self.relation = Linear(2 * RELATION, sizes["relations"])
        self.dropout = Dropout(dropout)

    def quantize(self, frozen):
        """From here on works with the integers of the exported model; embeddings and the `frozen` lowest layers learn no more."""
        self.encoder.pieces.requires_grad_(False)
        self.encoder.positions.requires_grad_(False)
        for layer in self.encoder.layers[:frozen]:
            layer.requires_grad_(False)
        for module in self.modules():
            if isinstance(module, Linear):
                module.quantized = True
                module.weight.data = on_grid(module.weight.data, WEIGHT_LIMIT)

    def forward(self, batch):
        """-> words (B, W+1, H) with the root first, arc scores (B, W, W+1), and a dictionary of tag scores (B, W, n)."""
        x = self.encoder(batch["pieces"], batch["casings"], batch["mask"])
        pick = lambda index: torch.gather(x, 1, index[:, :, None].expand(-1, -1, HIDDEN))
        words = self.dropout((pick(batch["first"]) + pick(batch["last"])) / 2)
        rooted = torch.cat([x[:, :1], words], 1)
        heads = self.dropout(F.leaky_relu(self.arc_head(rooted), 0.1))
        dependents = self.dropout(F.leaky_relu(self.arc_dependent(words), 0.1))
        arcs = self.arc_product(dependents) @ heads.transpose(1, 2)
        arcs = arcs.masked_fill(~batch["candidates"][:, None, :], -1e4)
        return rooted, arcs, {task: head(words) for task, head in self.tags.items()}

    def relations(self, rooted, heads):
        """Relation scores (B, W, n) of every word with the given head (B, W), 0 the root."""
        dependent = self.relation_dependent(rooted[:, 1:])
        head = torch.gather(self.relation_head(rooted), 1, heads[:, :, None].expand(-1, -1, 2 * RELATION))
        added = F.leaky_relu(dependent[..., :RELATION] + head[..., :RELATION], 0.1)
        multiplied = dependent[..., RELATION:] * head[..., RELATION:]
        return self.relation(self.dropout(torch.cat([added, multiplied], -1)))

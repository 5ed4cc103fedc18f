"""The network as a model file: safetensors with weights in seven bits and a scale per output.

Weights are kept within ±63, so that unsigned × signed products of pairs fit 16 bits on processors without VNNI.
"""

import hashlib
import json

import numpy as np

from . import lemma_rules, wordpieces
from .network import ARC, LAYERS, RELATION

FORMAT = "relata-syntax/1"
LIMIT = 63


def quantized(weight, limit=LIMIT):
    """`(integers, scales)` of a matrix with one scale a row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / limit
    return np.clip(np.rint(weight / scale[:, None]), -limit, limit).astype(np.int8), scale.astype(np.float32)


def padded_rows(weight, bias, multiple=8):
    extra = -len(weight) % multiple
    # A row that is never looked at.
    return np.concatenate([weight, np.zeros((extra, weight.shape[1]), np.float32)]), np.concatenate([bias, np.zeros(extra, np.float32)])


def tensors(state, pieces, treebank):
    """Name to array, from the network's state dictionary and the lemmas of the treebank."""
    state = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    out = {}

    def linear(name, weight, bias):
        integers, scale = quantized(weight)
        out[f"{name}.weight"] = np.ascontiguousarray(integers.T)
        out[f"{name}.scale"], out[f"{name}.bias"] = scale, bias

    out["pieces.weight"], out["pieces.scale"] = quantized(state["encoder.pieces.weight"], 127)
    out["positions"], out["casings"] = state["encoder.positions.weight"], state["encoder.casings.weight"]
    out["norm.weight"], out["norm.bias"] = state["encoder.norm.weight"], state["encoder.norm.bias"]
    for i in range(LAYERS):
        source = f"encoder.layers.{i}."
        for name in ("qkv", "out", "up", "down"):
            linear(f"layers.{i}.{name}", state[f"{source}{name}.weight"], state[f"{source}{name}.bias"])
        for name in ("norm1", "norm2"):
            for part in ("weight", "bias"):
                out[f"layers.{i}.{name}.{part}"] = state[f"{source}{name}.{part}"]
    part = lambda name: (state[name + ".weight"], state[name + ".bias"])
    tags = [part(f"tags.{task}") for task in ("upos", "feats", "lemmas", "names")]
    weight, bias = padded_rows(np.concatenate([w for w, _ in tags]), np.concatenate([b for _, b in tags]))
    trees = [part(n) for n in ("arc_dependent", "arc_head", "relation_dependent", "relation_head")]
    # The columns of the tree's vectors: both additive and multiplicative parts of the dependent, then of the head.
    linear("words", np.concatenate([weight] + [w for w, _ in trees]), np.concatenate([bias] + [b for _, b in trees]))
    linear("arc_product", *part("arc_product"))
    linear("relation", *padded_rows(*part("relation")))
    lines = "".join(p + "\n" for p in pieces.pieces).encode()
    out["vocabulary"] = np.frombuffer(lines, np.uint8)
    table = "".join(f"{ord(c):x} {int(s)} {f}\n" for c, (f, s) in sorted(wordpieces.normalization_table().items())).encode()
    out["normalization"] = np.frombuffer(table, np.uint8)
    forms, known = lemma_rules.lexicon(treebank)
    out["lexicon"], out["lemmas"] = np.frombuffer(forms, np.uint8), np.frombuffer(known, np.uint8)
    return out


def write(path, arrays, labels, extra):
    """Writes the file: floats first, so that all of them are aligned."""
    kinds = {np.dtype(np.float32): "F32", np.dtype(np.int8): "I8", np.dtype(np.uint8): "U8"}
    order = sorted(arrays, key=lambda n: (arrays[n].dtype != np.float32, n))
    header, offset = {}, 0
    for name in order:
        a = arrays[name]
        header[name] = {"dtype": kinds[a.dtype], "shape": list(a.shape), "data_offsets": [offset, offset + a.nbytes]}
        offset += a.nbytes
    data = b"".join(np.ascontiguousarray(arrays[n]).tobytes() for n in order)
    metadata = {
        "format": FORMAT, "layers": str(LAYERS), "arc": str(ARC), "relation": str(RELATION),
        "labels": json.dumps(labels, ensure_ascii=False), "digest": "sha256:" + hashlib.sha256(data).hexdigest(), **extra,
    }
    text = json.dumps({"__metadata__": metadata, **header}, ensure_ascii=False).encode()
    text += b" " * (-(len(text) + 8) % 64)
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)

"""The network as a model file: safetensors with weights in seven bits and a scale per output.

Weights are kept within ±63, so that unsigned × signed products of pairs fit 16 bits on processors without VNNI.
"""

import hashlib
import json

import numpy as np
import torch
from safetensors import safe_open

from . import lemma_rules, wordpieces
from .network import ARC, LAYERS, RELATION, WEIGHT_LIMIT

FORMAT = "relata-syntax/1"

def quantized(weight, limit=WEIGHT_LIMIT):
    """`(integers, scales)` of a matrix with one scale a row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / limit
    return np.clip(np.rint(weight / scale[:, None]), -limit, limit).astype(np.int8), scale.astype(np.float32)


def padded_rows(weight, bias, multiple=8):
    extra = -len(weight) % multiple
    # A row that is never looked at.
    return np.concatenate([weight, np.zeros((extra, weight.shape[1]), np.float32)]), np.concatenate([bias, np.zeros(extra, np.float32)])


def add_linear(arrays, name, weight, bias):
    """Adds a linear layer to the tensors of a file: integers by input, and a scale and a bias an output."""
    integers, scale = quantized(weight)
    arrays[f"{name}.weight"] = np.ascontiguousarray(integers.T)
    arrays[f"{name}.scale"], arrays[f"{name}.bias"] = scale, bias


def tensors(state, pieces, treebank):
    """Name to array, from the network's state dictionary and the lemmas of the treebank."""
    state = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    out = {}

    linear = lambda name, weight, bias: add_linear(out, name, weight, bias)
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


def read(path):
    """`(state dictionary, labels)` of a model file: the inverse of `tensors`, for training that goes on from there."""
    with safe_open(path, "np") as file:
        metadata = file.metadata()
        arrays = {name: file.get_tensor(name) for name in file.keys()}
    if metadata.get("format") != FORMAT:
        raise SystemExit(f"{path}: has format {metadata.get('format')}, expected {FORMAT}")
    labels = json.loads(metadata["labels"])
    labels["lemmas"] = [tuple(rule) for rule in labels["lemmas"]]
    state = {}

    def linear(name, target, columns=slice(None)):
        weight = arrays[f"{name}.weight"][:, columns].T * arrays[f"{name}.scale"][columns, None]
        state[f"{target}.weight"], state[f"{target}.bias"] = weight, arrays[f"{name}.bias"][columns]

    state["encoder.pieces.weight"] = arrays["pieces.weight"] * arrays["pieces.scale"][:, None]
    for name in ("positions", "casings"):
        state[f"encoder.{name}.weight"] = arrays[name]
    for name in arrays:
        if "norm" in name and arrays[name].dtype == np.float32:
            state[f"encoder.{name}"] = arrays[name]
    for i in range(LAYERS):
        for name in ("qkv", "out", "up", "down"):
            linear(f"layers.{i}.{name}", f"encoder.layers.{i}.{name}")
    start = 0
    for task in ("upos", "feats", "lemmas", "names"):
        linear("words", f"tags.{task}", slice(start, start + len(labels[task])))
        start += len(labels[task])
    start += -start % 8
    for name, size in (("arc_dependent", ARC), ("arc_head", ARC), ("relation_dependent", 2 * RELATION), ("relation_head", 2 * RELATION)):
        linear("words", name, slice(start, start + size))
        start += size
    linear("arc_product", "arc_product")
    linear("relation", "relation", slice(0, len(labels["relations"])))
    return {k: torch.from_numpy(np.ascontiguousarray(v, dtype=np.float32)) for k, v in state.items()}, labels

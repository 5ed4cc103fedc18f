"""What the network makes of some sentences, for the program's tests to compare with.

    python -m relata_training.vectors MODEL FILE
"""

import json
import sys
from pathlib import Path

import torch

from . import export, wordpieces
from .base import base_folder
from .corpora import Sentence, spans
from .examples import Labels, collate, example
from .network import Network
from relata_names import head as names_head

SENTENCES = [
    "The prime minister of Estonia met her Finnish counterpart in Tallinn on Monday .",
    "Norway and Sweden signed a defence agreement , but Denmark did n't join them .",
    "\" We will not recognise the new borders , \" said Maria Lindqvist , who leads the opposition .",
    "After two days of talks in Geneva , negotiators from both sides agreed to exchange prisoners and to open a corridor for aid .",
    "KENYA ACCUSES NEIGHBOUR OF ARMING REBELS",
    "The ministry 's spokesman , Pavel Horák , denied that troops had crossed the river .",
    "Canada imposed sanctions on 14 officials and three companies accused of supplying drones .",
    "What the court decided was never published , and few people asked why .",
    "The African Union urged the generals to hand power back to civilians within ninety days .",
    "Turkey , which had vetoed the plan , gave way once its demands were met .",
    "Hundreds of farmers drove their tractors through Brussels to protest against cheap imports from abroad .",
    "The World Bank lent Ghana $ 300 million to repair roads that last year 's floods destroyed .",
    "If the ceasefire holds , the refugees who fled to Jordan may return before winter , the envoy told reporters .",
    "Peru recalled its ambassador from Quito .",
]


def is_tree(heads):
    """Whether every word's way up ends at the root."""
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


@torch.no_grad()
def vectors(model):
    """The outputs for each sentence: word pieces, tags, heads, relations, names."""
    state, labels = export.read(model)
    labels = Labels(**{task: values for task, values in labels.items() if task != "head_names"})
    network = Network(labels.sizes(), wordpieces.CASINGS)
    network.load_state_dict(state)
    network.quantize(frozen=0)
    network.eval()
    names = names_head.read(model).eval()
    pieces = wordpieces.WordPieces((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    out = []
    for line in SENTENCES:
        words = line.split()
        one = example(Sentence(words=words), pieces, labels.indices())
        rooted, arcs, tags = network(collate([one]))
        heads = arcs.argmax(2)
        # The program finds the best tree, which plain maxima nearly always are.
        if not is_tree(heads[0].tolist()):
            continue
        relations = network.relations(rooted, heads).argmax(2)[0].tolist()
        tag = lambda task: [getattr(labels, task)[t] for t in tags[task].argmax(2)[0].tolist()]
        found = [[start, end, kind] for start, end, kind in spans(names_head.decode(names(rooted[0, 1:])))]
        out.append({
            "words": words, "pieces": one["pieces"].tolist(), "upos": tag("upos"), "feats": tag("feats"),
            "heads": heads[0].tolist(), "relations": [labels.relations[r] for r in relations], "names": found,
        })
    return out


def write(model, path):
    lines = ",\n".join(json.dumps(v, ensure_ascii=False) for v in vectors(model))
    Path(path).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write(*sys.argv[1:3])

"""Annotated documents as examples with what the lower layers make of them."""

from . import examples, rows, syntax
from .context import Context
from .labels import KINDS


class Corpus:
    """`files` are what `relata candidates` writes for documents, the documents, and their gold graphs, each as JSON Lines."""

    def __init__(self, files, pieces):
        self.examples, self.golds, self.mapped, self.documents, self.base = [], {}, {}, {}, {}
        self.reached = self.required = 0
        for document, text, gold in rows.documents(*files):
            if gold is None:
                continue
            name = document["id"]
            mapped = rows.aligned(document, text, gold)
            base = examples.bases(document, pieces)
            context = Context(document, [len(b["ids"]) if b else 0 for b in base])
            found = [examples.example(document, i, base, context) for i in range(len(base))]
            labels, reached, required = rows.sentence_labels(document, text, gold, mapped, [set(e["entities"]) if e else set() for e in found])
            kinds = {n: KINDS.index(e["type"]) if n in mapped else len(KINDS) for n, e in enumerate(document["entities"])}
            for example, label in zip(found, labels):
                if example:
                    examples.label(example, label, kinds)
                    self.examples.append(example)
            self.golds[name], self.mapped[name], self.documents[name], self.base[name] = gold, mapped, document, base
            self.reached += reached
            self.required += required

    def __str__(self):
        return f"{len(self.golds)} documents, {len(self.examples)} sentences, {self.reached} of {self.required} relations within reach"

    def add_hidden(self, encoder, below):
        needed = {(e["document"], n) for e in self.examples for n in [e["sentence"], *(b[0] for b in e["borrowed"])]}
        syntax.add_hidden([self.base[d][n] for d, n in sorted(needed)], encoder, below)
        examples.add_hidden(self.examples, self.base)
        self.base.clear()

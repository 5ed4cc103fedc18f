"""Trains the names head of a syntax model on news and on corpora of names, over its encoder as it is.

    python -m relata_names --syntax MODEL --ner FOLDER --news CANDIDATES DOCUMENTS GOLD [--news …] [--dev CANDIDATES DOCUMENTS GOLD] --out MODEL
"""

import argparse
from pathlib import Path

import torch
from torch.nn import functional as F

from relata_relations import rows, syntax
from relata_relations.examples import LONGEST, pieces_of
from relata_training import corpora

from . import head, news

CORPORA = ["uner_ewt-train", "wikigold-train", "crossner_politics-train", "crossner_politics-dev", "crossner_politics-test", "wnut17-train"]


def news_examples(candidates, documents, golds, known_titles, pieces):
    for document, text, gold in rows.documents(candidates, documents, golds):
        if gold is None:
            continue
        sure, unsure = news.spans(text, gold, known_titles)
        for sentence in document["sentences"]:
            if sentence["tokens"]:
                yield example([t[0] for t in sentence["tokens"]], news.labels(sentence, sure, unsure), pieces)


def corpus_examples(folder, pieces):
    for name in CORPORA:
        for number, sentence in enumerate(corpora.read_iob2(Path(folder) / f"{name}.iob2")):
            names = corpora.without_misc(sentence.names)
            # Of sentences without names a third is enough.
            if number % 3 and set(names) == {"O"}:
                continue
            yield example(sentence.words, names, pieces)


def example(words, names, pieces):
    ids, casings, first, last = pieces_of([[w] for w in words], pieces)
    return dict(ids=ids, casings=casings, first=first, last=last, labels=names)


def with_words(examples, encoder):
    """Adds the words' vectors to the examples that are not too long."""
    examples = [e for e in examples if len(e["ids"]) <= LONGEST]
    syntax.add_hidden(examples, encoder, len(encoder.layers), rounded=False)
    for e in examples:
        hidden = e.pop("hidden").float()
        e["words"] = ((hidden[e["first"]] + hidden[e["last"]]) / 2).half()
    return examples


def flat(examples):
    return (
        torch.cat([e["words"] for e in examples]),
        torch.tensor([-100 if label is None else head.TAGS.index(label) for e in examples for label in e["labels"]]),
    )


def scores(network, examples):
    """Precision, recall and F1 of names; those at uncertain words do not count."""
    right = found = gold = 0
    network.eval()
    with torch.no_grad():
        for e in examples:
            unsure = [label is None for label in e["labels"]]
            wanted = set(corpora.spans(e["labels"]))
            guessed = {s for s in corpora.spans(head.decode(network(e["words"].float()))) if not any(unsure[s[0] : s[1]])}
            right, found, gold = right + len(wanted & guessed), found + len(guessed), gold + len(wanted)
    return dict(precision=round(right / found, 4), recall=round(right / gold, 4), f1=round(2 * right / (found + gold), 4))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--syntax", required=True)
    parser.add_argument("--ner", required=True)
    parser.add_argument("--news", nargs=3, action="append", required=True)
    parser.add_argument("--dev", nargs=3)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(0)
    pieces, encoder = syntax.Pieces(options.syntax), syntax.encoder(options.syntax)
    known_titles = news.titles(g for _, _, golds in options.news for g in rows.lines(golds))
    examples = [e for files in options.news for e in news_examples(*files, known_titles, pieces)]
    print(len(examples), "sentences of news")
    examples = with_words(examples + list(corpus_examples(options.ner, pieces)), encoder)
    held = {"dev": with_words(list(news_examples(*options.dev, known_titles, pieces)), encoder)} if options.dev else {}
    for name in ("uner_ewt-test", "wikigold-test"):
        sentences = corpora.read_iob2(Path(options.ner) / f"{name}.iob2")
        held[name] = with_words([example(s.words, corpora.without_misc(s.names), pieces) for s in sentences], encoder)
    x, y = flat(examples)
    print(len(examples), "sentences,", len(x), "words", flush=True)
    network = head.NamesHead()
    size = 512
    steps = options.epochs * (len(x) // size + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps)
    for epoch in range(options.epochs):
        network.train()
        if epoch + 2 == options.epochs:
            network.quantize()
        order = torch.randperm(len(x))
        for start in range(0, len(x), size):
            some = order[start : start + size]
            loss = F.cross_entropy(network(x[some].float()), y[some], ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    for name, sentences in held.items():
        print(name, scores(network, sentences), flush=True)
    head.replace(options.syntax, options.out, network)


if __name__ == "__main__":
    main()

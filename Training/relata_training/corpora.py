"""Readers of the training data: CoNLL-U treebanks and IOB2 name corpora, joined where they annotate the same text."""

from dataclasses import dataclass, field
from pathlib import Path

NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
NAME_TAGS = ["O"] + [f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in ("B", "I")]
#: Label of a token whose class is not known: no loss is taken there.
UNKNOWN = None


@dataclass
class Sentence:
    """Words with whatever is annotated on them; a column is `None` where the corpus does not have it."""

    words: list
    upos: list | None = None
    xpos: list | None = None
    feats: list | None = None
    lemmas: list | None = None
    heads: list | None = None
    relations: list | None = None
    names: list | None = None
    misc: list = field(default_factory=list)
    sent_id: str | None = None


def read_conllu(path):
    """The sentences of a CoNLL-U file: words only, no multi-word tokens and no empty nodes."""
    sentences, rows, sent_id = [], [], None
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if not line:
            if rows:
                columns = list(zip(*rows))
                sentences.append(
                    Sentence(
                        words=list(columns[1]), lemmas=list(columns[2]), upos=list(columns[3]), xpos=list(columns[4]),
                        feats=list(columns[5]), heads=[int(h) for h in columns[6]], relations=list(columns[7]),
                        misc=list(columns[9]), sent_id=sent_id,
                    )
                )
            rows, sent_id = [], None
        elif line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    return sentences


def read_iob2(path):
    """The sentences of an IOB2 file: one token and label a line, blank line between sentences, `# ` comments."""
    sentences, words, labels, sent_id = [], [], [], None
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if not line:
            if words:
                sentences.append(Sentence(words=words, names=labels, sent_id=sent_id))
            words, labels, sent_id = [], [], None
        elif line.startswith("# "):
            if line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
        else:
            word, label = line.split("\t")
            words.append(word)
            labels.append(label)
    return sentences


def without_misc(labels):
    """The labels with names of no interest made `O`."""
    return ["O" if label.endswith("MISC") else label for label in labels]


def join_names(treebank, names):
    """Puts the labels of `names` on the trees with the same sentence id and the same words."""
    by_id = {s.sent_id: s for s in names}
    for sentence in treebank:
        other = by_id.get(sentence.sent_id)
        if other is not None and other.words == sentence.words:
            sentence.names = without_misc(other.names)


def spans(labels):
    """`(start, end, type)` of the names in a list of labels, in order."""
    out, start, kind = [], None, None
    for i, label in enumerate([*labels, "O"]):
        label = label or "O"
        if start is not None and (label[0] != "I" or label[2:] != kind):
            out.append((start, i, kind))
            start = None
        if label[0] == "B" or (label[0] == "I" and start is None):
            start, kind = i, label[2:]
    return out


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def names_from_entities(sentence):
    """Name labels from GUM's entity annotation (the Entity key of MISC).

    A name is the run of proper nouns around the head of a person, organization or place mention. GUM marks whole noun
    phrases, so what is a proper noun outside of such a run stays unknown, and so does a run with a title in it.
    """
    spans, stack = [], {}
    for i, misc in enumerate(sentence.misc):
        entity = next((m[len("Entity="):] for m in misc.split("|") if m.startswith("Entity=")), "")
        for piece in entity.replace("(", " (").replace(")", ") ").split():
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                opened = (i, fields[1] if len(fields) > 1 else "")
                if piece.endswith(")"):
                    spans.append((*opened, i))
                else:
                    stack.setdefault(fields[0], []).append(opened)
            elif piece.endswith(")") and stack.get(fields[0]):
                spans.append((*stack[fields[0]].pop(), i))
    proper = [x.startswith("NNP") for x in sentence.xpos] + [False]
    labels = [UNKNOWN if p else "O" for p in proper[:-1]]
    # Longest first, so that a place inside an organization's name does not cut it up.
    for start, kind, end in sorted(spans, key=lambda s: s[0] - s[2]):
        heads = [k for k in range(start, end + 1) if not start < sentence.heads[k] <= end + 1]
        if kind not in GUM_TYPES or len(heads) != 1 or not proper[heads[0]]:
            continue
        first = last = heads[0]
        while first > start and proper[first - 1] and sentence.relations[first - 1] != "nmod:desc":
            first -= 1
        while last < end and proper[last + 1]:
            last += 1
        continues = last + 2 < len(proper) and proper[last + 2] and sentence.words[last + 1] in ("of", "for", "and", "-", "&")
        crowd = kind == "person" and sentence.xpos[heads[0]] == "NNPS"
        if crowd or continues or any(labels[k] is not UNKNOWN for k in range(first, last + 1)):
            continue
        for k in range(first, last + 1):
            labels[k] = ("B-" if k == first else "I-") + GUM_TYPES[kind]
    return labels

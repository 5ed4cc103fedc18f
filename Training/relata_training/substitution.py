"""Training sentences with other names in them (Dai and Adel, 2020): what a name is should be told by its surroundings too."""

from dataclasses import replace

from .corpora import spans


def name_pool(sentences):
    """The names of all sentences by type, as tuples of words, each once."""
    pool = {}
    for sentence in sentences:
        for start, end, kind in spans(sentence.names or []):
            pool.setdefault(kind, set()).add(tuple(sentence.words[start:end]))
    return {kind: sorted(names) for kind, names in pool.items()}


def with_other_names(sentence, pool, chance):
    """A copy with about half of the names replaced by others of their type.

    A tree must still hold: there only proper nouns in a row are replaced, by as many capitalised words, and only where the
    name is one word or a person's.
    """
    out = replace(sentence, words=list(sentence.words), names=list(sentence.names or []), lemmas=sentence.lemmas and list(sentence.lemmas))
    for start, end, kind in reversed(spans(out.names)):
        if kind not in pool or chance.random() < 0.5:
            continue
        drawn = [chance.choice(pool[kind]) for _ in range(8)]
        if sentence.heads is None:
            out.words[start:end] = drawn[0]
            out.names[start:end] = [f"{'I' if i else 'B'}-{kind}" for i in range(len(drawn[0]))]
        elif set(sentence.upos[start:end]) == {"PROPN"} and (end - start == 1 or kind == "PER"):
            fitting = next((n for n in drawn if len(n) == end - start and all(w[0].isupper() and w.isalpha() for w in n)), None)
            if fitting:
                out.words[start:end] = out.lemmas[start:end] = fitting
    return out

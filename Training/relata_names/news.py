"""Name labels of news from gold graphs: which words are the name of a person, an organization or a place.

Gold graphs list what an entity is called, with titles and roles (`Russian President Vladimir Putin`). Titles are learned from the graphs themselves:
what comes before a person's name of two words or more in a longer mention of his. What is uncertain is no example.
"""

import re
from collections import Counter

KIND = {"person": "PER", "organization": "ORG", "place": "LOC", "state": "LOC"}
#: Words in lower case that names may have in them.
INNER = set("of the and for al de la bin ibn van von der el on in to da do dos du des e y & - – ' ’ ’s 's . , against with at".split())


def titles(golds, least=3):
    """Words that come before persons' names."""
    counts = Counter()
    for gold in golds:
        for entity in gold["entities"]:
            if entity["type"][0] != "person":
                continue
            mentions = {*entity["mentions"], entity["name"]}
            for long in mentions:
                for short in mentions:
                    if long != short and long.endswith(" " + short) and " " in short:
                        counts.update(set(long[: -len(short)].split()))
    return {t for t, n in counts.items() if n >= least and not (len(t) <= 2 and t.endswith("."))}


def spans(text, gold, known_titles):
    """`(start, end, tag, kind, is it the name itself)` of names and, apart, of what may be one, by offsets of the text."""
    sure, unsure = [], []
    for entity in gold["entities"]:
        tag = KIND[entity["type"][0]]
        for mention in sorted({*entity["mentions"], entity["name"]}):
            words = mention[4:].split() if mention.lower().startswith("the ") else mention.split()
            if tag == "PER":
                while len(words) > 1 and (words[0] in known_titles or words[0][0].islower()):
                    words = words[1:]
            if not words or tag == "PER" and words[0] in known_titles:
                continue
            found = unsure if any(w[0].islower() and w.lower() not in INNER for w in words) else sure
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
            for match in re.finditer(pattern, text):
                found.append((match.start(), match.end(), tag, entity["type"][0], mention == entity["name"]))
    return sorted(sure, key=lambda s: (s[0] - s[1], s[0])), unsure


def labels(sentence, sure, unsure):
    """IOB2 labels of a sentence of `relata candidates`; `None` where it is uncertain. Longer names first, none inside of another."""
    tokens = sentence["tokens"]
    starts, ends = {t[1]: i for i, t in enumerate(tokens)}, {t[2]: i for i, t in enumerate(tokens)}
    out, taken = ["O"] * len(tokens), [False] * len(tokens)
    for start, end, tag, kind, is_name in sure:
        if start not in starts or end not in ends:
            continue
        first, last = starts[start], ends[end]
        if any(taken[first : last + 1]):
            continue
        taken[first : last + 1] = [True] * (last + 1 - first)
        # Demonyms are no names here.
        if first == last and (kind == "state" and tokens[first][5] == "ADJ" or kind in ("state", "place") and not is_name and tokens[first][5] in ("ADJ", "NOUN")):
            out[first] = None
            continue
        out[first : last + 1] = ["B-" + tag] + ["I-" + tag] * (last - first)
    for start, end, *_ in unsure:
        if start in starts and end in ends:
            for i in range(starts[start], ends[end] + 1):
                if out[i] == "O":
                    out[i] = None
    return out

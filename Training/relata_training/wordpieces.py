"""Words to WordPiece ids and casing classes, exactly as `RelataSyntax` does it.

The encoder's vocabulary is uncased: a normalisation table folds case, accents and typographic variants character by
character, and a casing class per word keeps what the folding loses. The table is written into the model file, so the
program that reads it needs no Unicode tables of its own.
"""

import json
import unicodedata
from functools import lru_cache

#: Casing classes of a word; 0 is kept for the special pieces.
SPECIAL, LOWER, TITLE, UPPER, CAPITAL_MIXED, MIXED, UNCASED = range(7)
CASINGS = 7
#: A longer word is the unknown piece.
LONGEST_WORD = 100

TYPOGRAPHY = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "–": "-", "—": "--", "―": "--", "‐": "-", "‑": "-", "−": "-", "…": "...",
}


def _fold(character):
    if character in TYPOGRAPHY:
        return TYPOGRAPHY[character]
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return "".join(c for c in unicodedata.normalize("NFD", character.lower()) if unicodedata.category(c) != "Mn")


def _is_separate(character):
    """Punctuation and ideographs are pieces of their own."""
    code = ord(character)
    return unicodedata.category(character).startswith("P") or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF


@lru_cache(maxsize=1)
def normalization_table():
    """`character: (folded form, separate?)` of every character above ASCII that is not simply itself.

    Hangul syllables and private characters stay as they are: the vocabulary has next to none of them.
    """
    table = {}
    for code in list(range(0x80, 0xAC00)) + list(range(0xD7B0, 0xD800)) + list(range(0xF900, 0x20000)):
        character = chr(code)
        if unicodedata.category(character) == "Cn" or 0x3400 <= code <= 0x9FFF:
            continue
        folded, separate = _fold(character), _is_separate(character)
        if folded != character or separate:
            table[character] = (folded, separate)
    return table


def casing(word):
    """The casing class of a word."""
    cased = [c for c in word if c.isupper() or c.islower()]
    if not cased:
        return UNCASED
    upper = [c.isupper() for c in cased]
    if not any(upper):
        return LOWER
    if upper[0] and not any(upper[1:]):
        return TITLE
    if all(upper):
        return UPPER
    return CAPITAL_MIXED if upper[0] else MIXED


class WordPieces:
    """The vocabulary of the base model and the greedy longest-match-first split of WordPiece."""

    def __init__(self, tokenizer_json):
        vocabulary = json.loads(tokenizer_json)["model"]["vocab"]
        self.ids = vocabulary
        self.pieces = sorted(vocabulary, key=vocabulary.get)
        self.cls, self.sep, self.unknown = vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary["[UNK]"]

    @lru_cache(maxsize=1 << 18)
    def encode(self, word):
        """The piece ids of one word, at least one."""
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        runs, run = [], ""

        def ascii_or_run(folded):
            nonlocal run
            for c in folded:
                if c.isalnum() or not c.isascii():
                    run += c.lower() if c.isascii() else c
                elif c > " " and c != "\x7f":
                    runs.extend((run, c))
                    run = ""
                elif c == " ":
                    runs.append(run)
                    run = ""

        table = normalization_table()
        for character in word:
            folded, separate = table.get(character, (character, False))
            if separate:
                runs.append(run)
                run = ""
            ascii_or_run(folded)
            if separate:
                runs.append(run)
                run = ""
        ids = [i for run in runs + [run] if run for i in self._split(run)]
        return tuple(ids) or (self.unknown,)

    def _split(self, run):
        ids, start = [], 0
        while start < len(run):
            prefix = "##" if start else ""
            end = next((e for e in range(len(run), start, -1) if prefix + run[start:e] in self.ids), None)
            if end is None:
                return [self.unknown]
            ids.append(self.ids[prefix + run[start:end]])
            start = end
        return ids

"""The encoder's own tokeniser; src/adapters/encoder/encoder-tokens.ts does exactly the same (parity is tested)."""

import collections
import math
import pathlib
import re
import unicodedata

import numpy as np

PIECES = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]+|[a-z]+|[0-9]+(?:\.[0-9]+)?")
BODY_LIMIT = 600


def read_simplified_table():
    """The table that the program itself uses, so both sides read the same characters."""
    source = pathlib.Path(__file__).parents[2] / "src/retrieval/indexing/simplified.ts"
    traditional, simplified = re.findall(r'=\s*"([^"]+)";', source.read_text(encoding="utf8"))
    return str.maketrans(traditional, simplified)


SIMPLIFIED = read_simplified_table()


def normalise(text):
    return unicodedata.normalize("NFKC", text).lower().translate(SIMPLIFIED)


def tokens(text):
    """Han characters and their bigrams, Latin words, numbers."""
    found = []
    for piece in PIECES.findall(normalise(text)):
        if piece[0] == "\u3007" or piece[0] >= "\u3400":
            found += list(piece)
            found += [piece[at : at + 2] for at in range(len(piece) - 1)]
        else:
            found.append(piece)
    return found


class Vocabulary:
    """Tokens by rank; `encode` gives ids with the weight 1 + ln(count)."""

    def __init__(self, words):
        self.words = words
        self.ids = {word: at for at, word in enumerate(words)}

    def encode(self, text):
        counts = collections.Counter(tokens(text))
        known = [(self.ids[word], 1 + math.log(n)) for word, n in counts.items() if word in self.ids]
        if not known:
            return np.zeros(1, np.int32), np.full(1, 1e-6, np.float32)
        return np.array([k[0] for k in known], np.int32), np.array([k[1] for k in known], np.float32)

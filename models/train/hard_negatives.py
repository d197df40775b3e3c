"""Lexical near misses: articles that share a question's words and are not its answer."""

import collections
import json

import numpy as np

from tokens import tokens

K1, B = 0.3, 0.75
FIRST, LAST = 4, 60


def near_misses(statutes, cache):
    """Question id → rows ranked 4 … 60 by BM25 without the right ones; kept in the work folder."""
    if cache.exists():
        return json.loads(cache.read_text())
    rows, counts, lengths = collections.defaultdict(list), collections.defaultdict(list), []
    wanted = {token for _, query, _ in statutes.queries for token in tokens(query)}
    for row, (context, body) in enumerate(zip(statutes.contexts, statutes.bodies)):
        found = tokens(f"{context} {body}")
        lengths.append(len(found))
        for token, count in collections.Counter(found).items():
            if token in wanted:
                rows[token].append(row)
                counts[token].append(count)
    total = len(lengths)
    norm = K1 * (1 - B + B * np.array(lengths) / np.mean(lengths))
    misses = {}
    for key, query, gold in statutes.queries:
        scores = np.zeros(total)
        for token in set(tokens(query)):
            if token not in rows:
                continue
            at, count = np.array(rows[token]), np.array(counts[token])
            idf = np.log(1 + (total - len(at) + 0.5) / (len(at) + 0.5))
            scores[at] += idf * count * (K1 + 1) / (count + norm[at])
        ranked = np.argsort(-scores, kind="stable")[: LAST + len(gold)].tolist()
        misses[key] = [row for row in ranked if row not in gold][FIRST - 1 : LAST]
    cache.write_text(json.dumps(misses))
    return misses

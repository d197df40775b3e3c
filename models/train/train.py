"""Trains the embedded encoder: python3 models/train/train.py --load DIR --statutes DIR --work DIR --out FILE

A passage is the sum of its tokens' vectors, so training is one embedding table and one weight a token,
InfoNCE with the other passages of the batch as negatives. Stage 1 sees unlabelled text only (inverse cloze);
stage 2 adds the public statute questions with lexical near misses. `--fold K` leaves the questions of one
fold out of stage 2, for honest figures; stage 1 is then read from the work folder.
"""

import argparse
import collections
import json
import pathlib
import pickle
import random
import time
import zlib

import numpy as np
import torch

from data import Statutes, make_pairs, read_lines
from export import write_model
from hard_negatives import near_misses
from tokens import BODY_LIMIT, Vocabulary, normalise, tokens

SEED = 1
VOCABULARY = 60_000
DIMENSIONS = 256
BATCH = 512
TEMPERATURE = 20.0
NEIGHBOURS = 4
CONTEXT_SHARE = 0.35
WORD_DROPOUT = 0.1


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--load", type=pathlib.Path, required=True, help="folder with statutes.jsonl.gz, reports.jsonl.gz")
    parser.add_argument("--statutes", type=pathlib.Path, required=True, help="folder with corpus, queries and qrels")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="cache of intermediate files")
    parser.add_argument("--out", type=pathlib.Path, help="model file to write")
    parser.add_argument("--fold", type=int, help="leave this fold of the statute questions out")
    parser.add_argument("--unlabelled", action="store_true", help="stage 1 only")
    parser.add_argument("--never", type=pathlib.Path, help="question file that must not occur in the pairs")
    parser.add_argument("--name", default="encoder-1", help="name in the model file")
    parser.add_argument("--steps", type=int, default=1350)
    parser.add_argument("--label-steps", type=int, default=300)
    parser.add_argument("--labelled", type=int, default=128, help="statute questions in a batch of stage 2")
    parser.add_argument("--stage1", default="stage1", help="name of the stage 1 checkpoint")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


class Table:
    """Trainable vectors and weights with the forward pass."""

    def __init__(self, vectors, weights):
        self.vectors = torch.nn.Parameter(torch.from_numpy(vectors))
        self.weights = torch.nn.Parameter(torch.from_numpy(weights))

    def embed(self, texts):
        """texts: lists of (ids, counts, factor) bags; the bags of one text are added up."""
        ids = np.concatenate([bag[0] for text in texts for bag in text])
        counts = np.concatenate([bag[1] * bag[2] for text in texts for bag in text])
        lengths = [sum(len(bag[0]) for bag in text) for text in texts]
        counts = counts * (np.random.rand(len(counts)) > WORD_DROPOUT) + 1e-6
        ids = torch.from_numpy(ids).long()
        weights = torch.nn.functional.softplus(self.weights)[ids] * torch.from_numpy(counts.astype(np.float32))
        offsets = torch.from_numpy(np.cumsum([0, *lengths[:-1]]))
        bags = torch.nn.functional.embedding_bag(ids, self.vectors, offsets, mode="sum", per_sample_weights=weights)
        return torch.nn.functional.normalize(bags, dim=1)

    def rows(self):
        weights = np.log1p(np.exp(self.weights.detach().numpy()))
        return self.vectors.detach().numpy() * weights[:, None]


def passage(context, body):
    chance = random.random()
    parts = [(body[0][:BODY_LIMIT], body[1][:BODY_LIMIT], 1.0)]
    if chance < CONTEXT_SHARE * 2 and len(context[0]) > 1:
        parts.append((*context, 1.0 if chance < CONTEXT_SHARE else 0.5))
    return parts


def stream(pairs, run):
    """Endless pairs; `run` passages of one document stay neighbours, so they are each other's negatives."""
    groups = collections.defaultdict(list)
    for pair in pairs:
        groups[pair[3]].append(pair)
    while True:
        chunks = []
        for members in groups.values():
            offset = random.randrange(run)
            for start in range(-offset, len(members), run):
                chunk = members[max(start, 0) : start + run]
                if chunk:
                    chunks.append(chunk)
        random.shuffle(chunks)
        for chunk in chunks:
            yield from chunk


def train(table, sources, steps, rate, misses, log):
    """sources: (stream, pairs a batch). A pair whose group is in `misses` brings three of its near misses."""
    optimiser = torch.optim.Adam([table.vectors, table.weights], lr=rate, betas=(0.9, 0.98))
    started, mean = time.time(), None
    for step in range(steps):
        batch = [next(source) for source, size in sources for _ in range(size)]
        passages = [passage(pair[1], pair[2]) for pair in batch]
        for pair in batch:
            if pair[3] in misses:
                passages += [passage(*random.choice(misses[pair[3]])) for _ in range(3)]
        queries = table.embed([[(*pair[0], 1.0)] for pair in batch])
        scores = queries @ table.embed(passages).T * TEMPERATURE
        hide_other_answers(scores, batch)
        wanted = torch.arange(len(batch))
        forward = torch.nn.functional.cross_entropy(scores, wanted)
        backward = torch.nn.functional.cross_entropy(scores[:, : len(batch)].T, wanted)
        loss = (forward + backward) / 2
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 30) * (1 - step / steps) + 1e-5
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        mean = loss.item() if mean is None else 0.97 * mean + 0.03 * loss.item()
        if step == 20 or step % 100 == 99:
            log(f"step {step + 1} loss {mean:.4f} after {time.time() - started:.0f} s")


def hide_other_answers(scores, batch):
    """One question with two right articles in a batch: neither is a negative of the other."""
    seen = collections.defaultdict(list)
    for at, pair in enumerate(batch):
        if pair[4]:
            seen[pair[3]].append(at)
    with torch.no_grad():
        for places in seen.values():
            for one in places:
                for other in places:
                    if one != other:
                        scores[one, other] -= 1e4


def first_stage(options, log):
    pairs, kinds = make_pairs(options.load, SEED + 6)
    log(f"{len(pairs)} pairs {dict(kinds)}")
    if options.never:
        refuse_known(pairs, options.never)
    statutes = Statutes(options.statutes)
    counts = collections.Counter()
    for query, context, body, _, _ in pairs[::2]:
        counts.update(set(tokens(query)))
        counts.update(set(tokens(f"{context} {body}")))
    for _, query, _ in statutes.queries:
        counts.update(set(tokens(query)))
    vocabulary = Vocabulary([word for word, _ in counts.most_common(VOCABULARY)])
    contexts = {}
    encoded = []
    for query, context, body, _, group in pairs:
        if context not in contexts:
            contexts[context] = vocabulary.encode(context)
        encoded.append((vocabulary.encode(query), contexts[context], vocabulary.encode(body), group, False))
    log(f"{len(vocabulary.words)} tokens, encoded")
    with open(options.work / "pairs.pickle", "wb") as file:
        pickle.dump((vocabulary.words, [e for e in encoded if zlib.crc32(e[3].encode()) % 1000 < 350]), file)
    table = Table(*start_values(vocabulary, counts))
    train(table, [(stream(encoded, NEIGHBOURS), BATCH)], options.steps, 4e-3, {}, log)
    np.savez(options.work / f"{options.stage1}.npz", vectors=table.vectors.detach().numpy(), weights=table.weights.detach().numpy())


def start_values(vocabulary, counts):
    """Weights start at idf; a bigram starts near the mean of its characters."""
    frequency = np.array([counts[word] for word in vocabulary.words], dtype=np.float64)
    idf = np.log(frequency.sum() / 60 / frequency).clip(0.3)
    idf /= idf.mean()
    vectors = np.random.randn(len(frequency), DIMENSIONS).astype(np.float32) / DIMENSIONS**0.5
    ids = vocabulary.ids
    for word, at in ids.items():
        if len(word) == 2 and word[0] >= "\u3007" and word[0] in ids and word[1] in ids:
            vectors[at] = 0.7 * vectors[at] + 0.5 * (vectors[ids[word[0]]] + vectors[ids[word[1]]])
    return vectors, np.log(np.exp(idf) - 1).astype(np.float32)


def refuse_known(pairs, file):
    """No evaluation question may enter training, not even inside a longer query."""
    queries = {normalise(pair[0]) for pair in pairs}
    for line in read_lines(file):
        if normalise(line["question"]) in queries:
            raise SystemExit(f"evaluation question {line['id']} is among the training queries")


def second_stage(options, log):
    with open(options.work / "pairs.pickle", "rb") as file:
        words, encoded = pickle.load(file)
    vocabulary = Vocabulary(words)
    saved = np.load(options.work / f"{options.stage1}.npz")
    table = Table(saved["vectors"].copy(), saved["weights"].copy())
    if options.unlabelled:
        return vocabulary, table
    statutes = Statutes(options.statutes)
    kept = [q for q in statutes.queries if options.fold is None or statutes.folds[q[0]] != options.fold]
    log(f"{len(kept)} of {len(statutes.queries)} statute questions")
    (options.work / "folds.json").write_text(json.dumps(statutes.folds))
    misses_of = near_misses(statutes, options.work / "near-misses.json")
    article = {}

    def encode_article(row):
        if row not in article:
            article[row] = (vocabulary.encode(statutes.contexts[row]), vocabulary.encode(statutes.bodies[row][:420]))
        return article[row]

    labelled, misses = [], {}
    for key, query, gold in kept:
        bag = vocabulary.encode(query)
        labelled += [(bag, *encode_article(row), key, True) for row in gold]
        misses[key] = [encode_article(row) for row in misses_of[key]]
    sources = [(stream(encoded, NEIGHBOURS), BATCH - options.labelled), (stream(labelled, 1), options.labelled)]
    train(table, sources, options.label_steps, 1e-3, misses, log)
    return vocabulary, table


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    options.work.mkdir(parents=True, exist_ok=True)
    started = time.time()

    def log(line):
        print(f"[{time.time() - started:5.0f} s] {line}", flush=True)

    if not (options.work / f"{options.stage1}.npz").exists():
        first_stage(options, log)
    if options.out is not None:
        # Stage 2 starts from the same state whether stage 1 has just run or was read from the work folder.
        torch.manual_seed(SEED + 1)
        random.seed(SEED + 1)
        np.random.seed(SEED + 1)
        vocabulary, table = second_stage(options, log)
        print(json.dumps(write_model(options.out, options.name, vocabulary.words, table.rows())))
    log("done")


if __name__ == "__main__":
    main()

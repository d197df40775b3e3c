"""The model file and the manifest beside it. The file: one JSON line, the vocabulary, a half-precision scale a row, two 4-bit values a byte."""

import hashlib
import json

import numpy as np

BITS = 4
LARGEST = 2 ** (BITS - 1) - 1


def quantise(rows):
    scales = (np.abs(rows).max(1) / LARGEST).astype(np.float16)
    levels = np.clip(np.round(rows / (scales.astype(np.float32)[:, None] + 1e-12)), -LARGEST, LARGEST)
    return scales, levels.astype(np.int8)


def write_model(file, name, words, rows):
    scales, levels = quantise(rows)
    text = "\n".join(words).encode("utf8")
    header = {"name": name, "tokens": len(words), "dimensions": rows.shape[1], "bits": BITS, "vocabularyBytes": len(text)}
    packed = (levels[:, 0::2] + 8).astype(np.uint8) | ((levels[:, 1::2] + 8).astype(np.uint8) << 4)
    data = json.dumps(header).encode() + b"\n" + text + scales.astype("<f2").tobytes() + packed.tobytes()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    manifest = {"name": name, "file": file.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    file.with_name("manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest

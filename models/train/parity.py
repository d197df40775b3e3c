"""Writes vectors of a model for the test that compares them with the program's: parity.py MODEL OUT"""

import json
import pathlib
import sys

import numpy as np

from tokens import Vocabulary

TEXTS = [
    ["", "拟提拔干部任前要公示几天？"],
    ["", "幹部選拔任用條例裡面，任前公示期是多少個工作日？"],
    ["中国共产党支部工作条例（试行） 第三章 基本任务", "第九条 党支部每月召开1次支部委员会会议；党员大会一般每季度1次。"],
    ["公务员法", "ＡＢＣ１２.５％ abc 12.5 2024年第〇号，旷工累计超过三十日的，予以辞退。旷工，旷工！"],
    ["党员党员党员", "党" * 700 + "支部"],
    ["😀 ñandú", "𠀀一﨎"],
]


def read_model(file):
    data = pathlib.Path(file).read_bytes()
    head, rest = data.split(b"\n", 1)
    header = json.loads(head)
    words = rest[: header["vocabularyBytes"]].decode("utf8").split("\n")
    at = header["vocabularyBytes"]
    scales = np.frombuffer(rest, "<f2", header["tokens"], at).astype(np.float64)
    packed = np.frombuffer(rest, np.uint8, offset=at + header["tokens"] * 2).reshape(header["tokens"], -1)
    levels = np.stack([packed & 15, packed >> 4], 2).reshape(header["tokens"], -1).astype(np.float64) - 8
    return Vocabulary(words), levels * scales[:, None]


def unit(vector):
    return vector / (np.linalg.norm(vector) or 1)


def main(model, out):
    vocabulary, rows = read_model(model)

    def bag(text):
        ids, counts = vocabulary.encode(text)
        return unit((rows[ids] * counts[:, None].astype(np.float64)).sum(0)) if counts[0] >= 1 else np.zeros(rows.shape[1])

    cases = []
    for title, body in TEXTS:
        vector = unit(bag(body[:600]) + 0.5 * bag(title))
        cases.append({"title": title, "body": body, "vector": [round(float(x), 6) for x in vector]})
    pathlib.Path(out).write_text(json.dumps(cases, ensure_ascii=False) + "\n", encoding="utf8")


main(*sys.argv[1:])

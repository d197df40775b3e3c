"""Training pairs (query, context, body) made from open texts; nothing here knows an evaluation question."""

import collections
import gzip
import json
import pathlib
import random
import re

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]*")
SUFFIXES = (
    "怎么办？ 如何处理？ 有哪些规定？ 是什么？ 有哪些要求？ 怎么规定的？ 是否可以？ 由谁负责？ 需要什么条件？ 应当如何处理？ 有什么规定？ 的具体内容是什么？ "
    "会受到什么处罚？ 包括哪些内容？ 合法吗？ 应该怎么做？ 是多少？ 的情况怎么样？ 有何变化？ 如何认定？ 的职责是什么？ 什么时候？ 应承担什么责任？ 行不行 怎么弄 "
    "要多久 能不能 有要求不 分哪几种 几个人 找谁批"
).split()
PREFIXES = "什么是 如何 怎样 请问 哪些 谁负责 为什么 关于 什么情况下 在什么情况下可以 对于 是否 多少 哪个部门 我们单位 想问一下".split()
NUMERAL = "[零一二三四五六七八九十百千两0-9]+"
TIME = re.compile(f"{NUMERAL}(个?)(工作日|月|年|日|天|周|小时|学时)(以上|以内|以下|内|前)?")
COUNT = re.compile(f"{NUMERAL}(名|人|个|次|份|项|种|类|元|票|周岁|届)")
SHARE = re.compile(f"(百分之{NUMERAL}|{NUMERAL}分之{NUMERAL}|[0-9.]+%)")
LISTED = re.compile(r"(有?下列情形之一的?|下列(?:人员|事项|条件|行为|情况|职责|程序|材料|方式|内容|要求)?)")


def read_lines(path):
    opened = gzip.open(path, "rt", encoding="utf8") if str(path).endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def read_wording():
    table = {}
    for line in pathlib.Path(__file__).with_name("wording.tsv").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            official, everyday = line.split("\t")
            table[official] = everyday.split("|")
    return table


class PairMaker:
    """Inverse cloze: a sentence asks for the passage it came from, often reworded and often taken out of it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.wording = read_wording()
        self.official = re.compile("|".join(sorted(self.wording, key=len, reverse=True)))
        self.pairs = []
        self.kinds = collections.Counter()

    def put(self, query, context, body, kind, group):
        query = query.strip()
        if len(query) >= 4 and len(body) >= 12:
            self.pairs.append((query[:80], context, body[:420], kind, group))
            self.kinds[kind] += 1

    def chance(self, share):
        return self.random.random() < share

    def span(self, sentence):
        parts = [p.strip() for p in re.split(r"[，、：,:（）()“”《》]", sentence) if len(p.strip()) >= 3]
        if not parts:
            return sentence
        start = self.random.randrange(len(parts))
        return "，".join(parts[start : start + self.random.choice((1, 1, 2, 2, 3))])

    def everyday(self, query):
        """Figures become what asks for them, official words become what people say."""
        if self.chance(0.6):
            query = TIME.sub(lambda _: self.random.choice(("多久", "多长时间", "几天", "几年", "多少时间")), query)
            query = SHARE.sub(lambda _: self.random.choice(("多少", "多大比例", "百分之几")), query)
            query = COUNT.sub(lambda m: self.random.choice(("几", "多少")) + m[1], query)
            query = LISTED.sub(lambda _: self.random.choice(("哪些", "哪几种", "什么情况")), query)
        return self.official.sub(
            lambda m: self.random.choice(self.wording[m[0]]) if self.chance(0.5) else m[0], query
        )

    def question(self, query, title=""):
        query = re.sub(r"[。；！\s]+$", "", query)
        if self.chance(0.55):
            query += self.random.choice(SUFFIXES)
        if self.chance(0.4):
            query = self.random.choice(PREFIXES) + query
        if title and self.chance(0.2):
            query = self.random.choice(("根据《%s》，", "《%s》中，", "%s")) % title + query
        return query

    def cloze(self, context, text, kind, group, draws, everyday, title=""):
        sentences = [s for s in SENTENCE.findall(text) if len(s.strip()) >= 8]
        if not sentences:
            return
        for _ in range(draws):
            at = self.random.randrange(len(sentences))
            query = sentences[at].strip()
            if (len(query) > 24 and self.chance(0.75)) or len(query) > 60:
                query = self.span(query)
            if self.chance(everyday):
                query = self.everyday(query)
            if self.chance(0.5):
                query = self.question(query, title)
            whole = len(sentences) < 2 or self.chance(0.25)
            body = text if whole else "".join(sentences[:at] + sentences[at + 1 :])
            self.put(query, context, body, kind, group)


def make_pairs(load, seed):
    maker = PairMaker(seed)
    seen = set()
    for line in read_lines(load / "statutes.jsonl.gz"):
        meta = line.get("meta") or {}
        kind = {"n": "national", "p": "party", "l": "local"}[line["id"][0]]
        text = re.sub(r"^第\S+?条\s*", "", line["text"].strip())
        if len(text) < 20 or text[:60] in seen:
            continue
        seen.add(text[:60])
        law = meta.get("law") or line["title"]
        path = meta.get("path") or []
        context = " ".join([law, *path])
        # Party history comes without articles; regulations are what the office asks about.
        party = 9 if meta.get("article") else 2
        draws = {"national": 3, "party": party, "local": 2 if maker.chance(0.6) else 1}[kind]
        maker.cloze(context, text[:800], kind, law, draws, 0.6 if kind == "party" else 0.4, law)
        if path and maker.chance(0.25):
            heading = re.sub(r"^第.+?[章节编]\s*", "", path[-1])
            maker.put(maker.question(maker.random.choice(("", law)) + heading), context, text, "heading", law)
    for line in read_lines(load / "reports.jsonl.gz"):
        text = line["text"]
        if len(text) < 40 or text[:60] in seen or maker.chance(0.3):
            continue
        seen.add(text[:60])
        path = (line.get("meta") or {}).get("path") or []
        start = maker.random.randrange(len(text) - 300) if len(text) > 420 else 0
        body = text[start : start + 420]
        title = line["title"] if maker.chance(0.5) else ""
        maker.cloze(" ".join([line["title"], *path]), body, "report", line["title"], 1 if maker.chance(0.5) else 2, 0.3, title)
        if path and maker.chance(0.15):
            heading = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*", "", path[-1])
            maker.put(maker.question(heading), line["title"], body, "heading", line["title"])
    return maker.pairs, maker.kinds


class Statutes:
    """The public training questions with their articles, in folds that share no gold article."""

    def __init__(self, folder):
        articles = list(read_lines(folder / "corpus.jsonl.gz"))
        row = {article["id"]: at for at, article in enumerate(articles)}
        self.contexts = [context_of(article) for article in articles]
        self.bodies = [article["text"] for article in articles]
        gold = collections.defaultdict(list)
        for line in (folder / "qrels.tsv").read_text(encoding="utf8").splitlines():
            query, article, _ = line.split("\t")
            gold[query].append(row[article])
        self.queries = [(q["id"], q["text"], sorted(gold[q["id"]])) for q in read_lines(folder / "queries.jsonl")]
        self.folds = folds_by_article(self.queries)


def context_of(article):
    meta = article.get("meta") or {}
    law = meta.get("law") or re.sub(r"第[零一二三四五六七八九十百千]+条.*$", "", article["title"])
    return " ".join([law, *(meta.get("path") or [])])


FOLDS = 4


def folds_by_article(queries):
    """Questions linked by a shared gold article stay together; groups are dealt out, largest first."""
    parent = {}

    def root(key):
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for query, _, gold in queries:
        for article in gold:
            parent[root(query)] = root(article)
    groups = collections.defaultdict(list)
    for query, _, _ in queries:
        groups[root(query)].append(query)
    sizes = [0] * FOLDS
    folds = {}
    for group in sorted(groups.values(), key=lambda g: (-len(g), g[0])):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        for query in group:
            folds[query] = fold
    return folds

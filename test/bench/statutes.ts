import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEmbeddedEncoder } from "../../src/adapters/embedded-encoder.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { openStatutes, type Statutes, type StatuteFigures } from "../support/statutes.ts";

/**
 * Statute retrieval by fold: each question is answered with an encoder that has seen neither it nor any
 * other question with one of its articles.
 * `npm run bench:statutes -- [SHARED] [CACHE]`: SHARED holds eval/statutes and load (default ../shared);
 * trained encoders are kept in CACHE, by the training scripts' checksum. PYTHON names an interpreter that
 * has PyTorch.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const folds = 4;

async function main(shared: string, cache: string): Promise<void> {
  const statutes = openStatutes(join(shared, "eval/statutes"));
  const work = join(cache, trainingChecksum());
  mkdirSync(work, { recursive: true });
  for (let fold = 0; fold < folds; fold++) train(shared, work, fold);
  const foldOf = JSON.parse(readFileSync(join(work, "folds.json"), "utf8")) as Record<string, number>;
  const questions = statutes.questions;

  print("BM25 k1 1.2, b 0.75", await statutes.searchPlainly(questions));
  const shipped = await loadEmbeddedEncoder(join(root, "models"));
  const lexicalOnly = await statutes.index(shipped);
  print("product without vectors", await statutes.search(lexicalOnly, questions, { dense: 0 }));
  const parts: StatuteFigures[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const encoder = await loadEmbeddedEncoder(join(work, `fold-${fold}`));
    parts.push(
      await measure(
        statutes,
        encoder,
        questions.filter(({ id }) => foldOf[id] === fold),
      ),
    );
    print(`product, fold ${fold}`, parts.at(-1)!);
  }
  print("product, all folds", statutes.join(parts));
  print(
    "product, shipped encoder (in-sample: it was trained on these questions)",
    await measure(statutes, shipped, questions),
  );
}

async function measure(
  statutes: Statutes,
  encoder: Embedder,
  questions: Statutes["questions"],
): Promise<StatuteFigures> {
  return statutes.search(await statutes.index(encoder), questions);
}

function train(shared: string, work: string, fold: number): void {
  const out = join(work, `fold-${fold}`);
  if (existsSync(join(out, "manifest.json"))) return;
  console.error(`training the encoder of fold ${fold} (minutes)`);
  execFileSync(
    process.env.PYTHON ?? "python3",
    [
      join(root, "models/train/train.py"),
      `--load=${join(shared, "load")}`,
      `--statutes=${join(shared, "eval/statutes")}`,
      `--work=${work}`,
      `--fold=${fold}`,
      `--out=${join(out, "encoder.bin")}`,
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
}

/** What decides the weights: the scripts, their word list and the table of simplified characters. */
function trainingChecksum(): string {
  const hash = createHash("sha256");
  const folder = join(root, "models/train");
  const files = readdirSync(folder).filter((name) => /\.(?:py|tsv)$/u.test(name) && name !== "parity.py");
  for (const name of files.sort()) hash.update(readFileSync(join(folder, name)));
  hash.update(readFileSync(join(root, "src/retrieval/indexing/simplified.ts")));
  return hash.digest("hex").slice(0, 12);
}

function print(name: string, { questions, recall, mrr10 }: StatuteFigures): void {
  const shares = [recall[10], recall[100], mrr10].map((value) => value.toFixed(3)).join("  ");
  console.log(`${shares}  ${String(questions).padStart(5)}  ${name}`);
}

console.log("R@10   R@100  MRR@10  questions");
const [shared = join(root, "../shared"), cache = join(homedir(), ".cache/youju-encoder")] =
  process.argv.slice(2);
await main(shared, cache);

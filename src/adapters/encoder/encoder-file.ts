import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ModelFileError } from "../../errors.ts";

/** The trained table: one row a token, value = level × scale of its row. */
export interface EncoderTable {
  readonly name: string;
  readonly sha256: string;
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly scales: Float32Array;
  readonly levels: Int8Array;
}

interface Manifest {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Header {
  readonly name: string;
  readonly tokens: number;
  readonly dimensions: number;
  readonly bits: number;
  readonly vocabularyBytes: number;
}

/** A level is stored as 1 … 15, so that 8 is zero. */
const zeroLevel = 8;

/**
 * Reads the encoder that `manifest.json` of the models folder names.
 * @throws ModelFileError when it is missing, shortened or changed: vectors of a damaged table would look right.
 */
export async function readEncoderTable(folder: string): Promise<EncoderTable> {
  const manifest = parseManifest(await readFile(join(folder, "manifest.json"), "utf8").catch(() => ""));
  if (manifest === null) throw unusable("models/manifest.json", "缺失或损坏");
  const name = `models/${manifest.file}`;
  const bytes = await readFile(join(folder, manifest.file)).catch(() => null);
  if (bytes === null) throw unusable(name, "缺失");
  if (bytes.length !== manifest.bytes)
    throw unusable(name, `大小不符（${bytes.length}，应为 ${manifest.bytes}）`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== manifest.sha256) throw unusable(name, "校验不符");
  return { ...parseTable(bytes, name), sha256 };
}

function parseTable(bytes: Buffer, name: string): Omit<EncoderTable, "sha256"> {
  const headerEnd = bytes.indexOf("\n");
  const header = parseHeader(bytes.toString("utf8", 0, Math.max(0, headerEnd)));
  if (header === null) throw unusable(name, "不是本程序能读的格式");
  const { tokens, dimensions, vocabularyBytes } = header;
  const scalesAt = headerEnd + 1 + vocabularyBytes;
  const levelsAt = scalesAt + tokens * 2;
  const words = bytes.toString("utf8", headerEnd + 1, scalesAt).split("\n");
  if (words.length !== tokens || bytes.length !== levelsAt + (tokens * dimensions) / 2) {
    throw unusable(name, "内容与文件头不符");
  }
  const scales = new Float32Array(tokens);
  for (let at = 0; at < tokens; at++) scales[at] = halfFloat(bytes.readUInt16LE(scalesAt + at * 2));
  return { name: header.name, words, dimensions, scales, levels: unpackLevels(bytes.subarray(levelsAt)) };
}

function unpackLevels(packed: Uint8Array): Int8Array {
  const levels = new Int8Array(packed.length * 2);
  for (let at = 0; at < packed.length; at++) {
    const pair = packed[at]!;
    levels[at * 2] = (pair & 15) - zeroLevel;
    levels[at * 2 + 1] = (pair >> 4) - zeroLevel;
  }
  return levels;
}

/** IEEE half precision; scales are finite and not negative. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function parseManifest(text: string): Manifest | null {
  const value = parseObject(text);
  const sound =
    typeof value?.file === "string" &&
    /^[\w.-]+$/u.test(value.file) &&
    Number.isInteger(value.bytes) &&
    typeof value.sha256 === "string";
  return sound ? (value as unknown as Manifest) : null;
}

function parseHeader(text: string): Header | null {
  const value = parseObject(text);
  const whole = [value?.tokens, value?.dimensions, value?.vocabularyBytes].every(Number.isInteger);
  return whole && typeof value?.name === "string" && value.bits === 4 ? (value as unknown as Header) : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function unusable(file: string, fault: string): ModelFileError {
  return new ModelFileError(
    `向量模型文件 ${file} ${fault}`,
    "请重新安装本程序，或用 git checkout -- models 取回原文件",
  );
}

import { mutateBytes } from "./mutation/mutate-bytes.ts";
import { mutateJson } from "./mutation/mutate-json.ts";
import { mutateSentence } from "./mutation/mutate-sentence.ts";
import { mutateText } from "./mutation/mutate-text.ts";
import type { Random } from "./mutation/random.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  /** Fields of a form; a value with a name is a file. */
  readonly form?: readonly FormPart[];
}

interface FormPart {
  readonly field: string;
  readonly file?: string;
  readonly content: string;
}

const draft = {
  request: "写一段2021年换届工作成效，300字左右",
  kind: "工作总结",
  facts: ["村两委换届183个村全部完成", { text: "一肩挑100%", source: { file: "事实.csv", place: "第2行" } }],
  words: 300,
  tone: "brief",
  precedents: [{ file: "reports/a.md", start: 0, end: 10 }],
  outline: { title: "总结", sections: [{ heading: "主要做法", words: 200, facts: ["183个村"] }] },
};
const upload = [
  { field: "kind", content: "policy" },
  { field: "file", file: "办法.md", content: "# 办法\n\n第一条　内容。" },
];

const routes: readonly Route[] = [
  {
    method: "POST",
    path: "/api/ask",
    json: {
      question: "科级干部一年要培训多少学时？",
      conversation: "c1",
      history: ["十不准是什么"],
      attached: false,
    },
  },
  { method: "POST", path: "/api/ask", form: [{ field: "question", content: "这份文件对吗" }, ...upload] },
  {
    method: "GET",
    path: "/api/search?q=%E5%9F%B9%E8%AE%AD&k=10&kind=policy&as_of=2024-05-01&all_versions=1&whole=0&explain=1",
  },
  { method: "GET", path: "/api/compare?old=a.md&new=b.md" },
  { method: "GET", path: "/api/compare?topic=%E5%9F%B9%E8%AE%AD" },
  { method: "GET", path: "/api/documents" },
  { method: "GET", path: "/api/documents/policies%2F%E5%8A%9E%E6%B3%95.md" },
  { method: "POST", path: "/api/documents", form: upload },
  { method: "GET", path: "/api/evaluations" },
  {
    method: "POST",
    path: "/api/feedback",
    json: {
      verdict: "down",
      reason: "条文不对",
      question: "问题",
      outcome: "answered",
      cited: [{ file: "a.md", article: "第一条" }],
    },
  },
  { method: "GET", path: "/api/insights?days=30" },
  { method: "GET", path: "/api/status" },
  { method: "GET", path: "/api/kinds" },
  { method: "GET", path: "/api/draft" },
  { method: "POST", path: "/api/draft", json: draft },
  { method: "POST", path: "/api/draft/outline", json: draft },
  { method: "POST", path: "/api/draft/whole", json: draft },
  {
    method: "POST",
    path: "/api/draft/docx",
    json: {
      text: "标题\n正文",
      kind: "请示",
      copy: "review",
      letterhead: { issuer: "组织部", documentNumber: "〔2024〕1号" },
      fonts: { body: "仿宋" },
    },
  },
  { method: "POST", path: "/api/draft/draft-1/resume" },
  {
    method: "POST",
    path: "/api/draft/draft-1/revise",
    json: { instruction: "改短一点", base: "2024-05-01T00:00:00.000Z" },
  },
  { method: "GET", path: "/api/draft/draft-1" },
  {
    method: "PUT",
    path: "/api/draft/draft-1",
    json: { text: "新的正文", what: "手工修改", continues: true },
  },
  { method: "DELETE", path: "/api/draft/draft-1" },
  { method: "POST", path: "/api/check", json: { text: "不得小于12天", file: "稿.md" } },
  { method: "POST", path: "/api/check", form: upload },
  {
    method: "POST",
    path: "/api/materials?sum=true&expected=%E4%BA%91%E6%BA%AA%E9%95%87&year=2024",
    form: upload,
  },
  { method: "POST", path: "/api/reload", json: { full: false } },
  { method: "GET", path: "/api/reload?limit=5" },
  { method: "POST", path: "/api/reload/cancel" },
  { method: "POST", path: "/api/streams/abc/stop" },
  { method: "GET", path: "/api/users" },
  { method: "POST", path: "/api/users", json: { id: "李四", role: "staff", collections: ["policies"] } },
  { method: "POST", path: "/api/users/%E6%9D%8E%E5%9B%9B", json: { role: "staff", collections: "all" } },
  { method: "POST", path: "/api/users/%E6%9D%8E%E5%9B%9B/rotate" },
  { method: "POST", path: "/api/users/%E6%9D%8E%E5%9B%9B/revoke" },
  { method: "GET", path: "/api/audit?limit=10" },
  { method: "GET", path: "/api/installation" },
  { method: "POST", path: "/api/installation/model" },
  { method: "POST", path: "/api/login", json: { token: "不对的口令" } },
  { method: "POST", path: "/api/logout" },
  { method: "GET", path: "/metrics" },
  { method: "GET", path: "/healthz" },
  { method: "GET", path: "/" },
  { method: "GET", path: "/assets/index.js" },
];

const methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"];
const pathPieces = [
  "%",
  "%2e%2e%2f",
  "%00",
  "%E0%A4%A",
  "//",
  "/../",
  "?",
  "&k=-1",
  "#",
  ";",
  "%ED%A0%80",
  "9".repeat(400),
  "&q=".repeat(300),
];
const oddHeaders: readonly (readonly [string, readonly string[]])[] = [
  ["accept-encoding", ["gzip", "br;q=1", "*", "identity;q=0"]],
  ["accept", ["text/event-stream", "text/html", "*/*;q=x"]],
  [
    "cookie",
    ["youju_session=%", "youju_session=; youju_session=x", "=;;=", `youju_session=${"a".repeat(5000)}`],
  ],
  [
    "content-type",
    [
      "application/json",
      "multipart/form-data",
      "multipart/form-data; boundary=",
      "text/plain",
      "x",
      "application/x-www-form-urlencoded",
    ],
  ],
  ["content-encoding", ["gzip", "br"]],
  ["host", ["evil.example", "[::1", "127.0.0.1:99999", "a b"]],
  ["origin", ["null", "http://", "http://127.0.0.1"]],
  ["sec-fetch-site", ["same-origin", "cross-site", "none"]],
  ["last-event-id", ["0", "x:1", "-1", "1".repeat(300)]],
  ["if-none-match", ["*", 'W/"x"']],
  ["range", ["bytes=0-", "bytes=9-1"]],
  ["x-forwarded-for", ["::1", "<script>"]],
  ["expect", ["100-continue"]],
  ["transfer-encoding", ["chunked"]],
];

/** A request near one that the page might send; `tokens` are of people with rights. */
export function mutateRequest(tokens: readonly string[], random: Random): WireRequest {
  const route = random.pick(routes);
  const headers: Record<string, string> = {};
  if (random.chance(0.95)) headers["authorization"] = `Bearer ${random.pick(tokens)}`;
  else if (random.chance(0.5))
    headers["authorization"] = random.pick(["Bearer", "Basic eA==", "Bearer x y", "Bearer ".repeat(99)]);
  const body = bodyOf(route, headers, random);
  for (let left = random.chance(0.3) ? 1 + random.below(2) : 0; left > 0; left -= 1) {
    const [name, values] = random.pick(oddHeaders);
    headers[name] = random.pick(values);
  }
  return {
    method: random.chance(0.1) ? random.pick(methods) : route.method,
    path: random.chance(0.4) ? mutatePath(route.path, random) : route.path,
    headers,
    body,
  };
}

function mutatePath(path: string, random: Random): string {
  const at = 1 + random.below(path.length);
  if (random.chance(0.3)) return path.slice(0, at);
  if (random.chance(0.3)) {
    // In the value of a query or the name in a path, as a browser would write it.
    const text = mutateSentence(decodeURIComponent(path), ["培训", "../", "党员"], random).slice(0, 3000);
    const wellFormed = encodeURI(text.toWellFormed());
    return wellFormed.startsWith("/") ? wellFormed : `/api/search?q=${wellFormed}`;
  }
  return (
    path.slice(0, at) + random.pick(pathPieces) + path.slice(at + (random.chance(0.5) ? random.below(5) : 0))
  );
}

function bodyOf(route: Route, headers: Record<string, string>, random: Random): Uint8Array {
  if (route.form !== undefined) {
    const boundary = "----youju";
    headers["content-type"] = `multipart/form-data; boundary=${boundary}`;
    const bytes = new TextEncoder().encode(formText(route.form, boundary, random));
    return random.chance(0.3) ? mutateBytes(bytes, random) : bytes;
  }
  if (route.json === undefined) return new Uint8Array();
  headers["content-type"] = "application/json";
  if (random.chance(0.02)) return new TextEncoder().encode("[".repeat(100_000));
  const json = JSON.stringify(random.chance(0.15) ? route.json : mutateJson(route.json, random));
  return new TextEncoder().encode(random.chance(0.2) ? mutateText(json, random) : json);
}

function formText(parts: readonly FormPart[], boundary: string, random: Random): string {
  const changed = random.chance(0.5) ? mutateJson(parts, random) : parts;
  const listed = (Array.isArray(changed) ? changed : [changed]) as (Partial<FormPart> | null)[];
  const text = listed
    .map((part) => {
      const name = part?.file === undefined ? "" : `; filename="${shown(part.file)}"`;
      const head = `Content-Disposition: form-data; name="${shown(part?.field)}"${name}`;
      return `--${boundary}\r\n${head}\r\n\r\n${shown(part?.content)}\r\n`;
    })
    .join("");
  const whole = `${text}--${boundary}--\r\n`;
  return random.chance(0.3) ? mutateText(whole, random) : whole;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

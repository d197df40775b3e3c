import type { Answer, Citation } from "../../src/domain/answers/answer.ts";
import type { Chunk, DocumentMeta } from "../../src/domain/documents/document.ts";
import type { DocumentSummary, DocumentView } from "../../src/domain/documents/view.ts";

/** Three small documents and the answers that rest on them; quotes are sliced from the text. */

const meta = {
  kind: "policy",
  collection: "policies",
  textKind: "original",
  status: "现行",
  issuer: "中共中央",
  level: "中央",
  region: null,
  documentNumber: null,
  issuedOn: null,
  effectiveOn: null,
  supersededBy: null,
  source: null,
  period: null,
  internal: false,
} as const;

const discipline = document(
  {
    ...meta,
    file: "policies/换届纪律通知（2026年）.md",
    title: "关于严肃换届纪律加强换届风气监督的通知（2026年）",
    baseTitle: "关于严肃换届纪律加强换届风气监督的通知",
    textKind: "digest",
    issuer: "中央纪委机关、中央组织部、国家监察委员会",
    issuedOn: "2026-02-12",
  },
  [
    ["一、基本情况", null, "这十条换届纪律用于2026年起陆续开展的省市县乡领导班子换届，俗称换届“十个严禁”。"],
    [
      "二、十条换届纪律",
      null,
      [
        "2026年通知规定的十条换届纪律是：",
        "（一）严禁结党营私、搞小圈子。",
        "（二）严禁搞投机钻营、结交政治骗子。",
        "（三）严禁拉票贿选。",
        "（四）严禁跑官要官、买官卖官。",
        "（五）严禁违规干预、说情打招呼。",
        "（六）严禁个人说了算。",
        "（七）严禁“带病提名”、“带病提拔”。",
        "（八）严禁违规用人。",
        "（九）严禁弄虚作假、跑风漏气。",
        "（十）严禁干扰换届。",
      ].join("\n"),
    ],
    [
      "三、监督检查和查处要求",
      null,
      "各级组织部门要会同纪检监察机关等，对换届风气开展巡回督查。举报平台和信访、网络等渠道，优先办理反映违反换届纪律问题的举报。",
    ],
  ],
);

const training = document(
  {
    ...meta,
    file: "policies/干部教育培训工作条例.md",
    title: "干部教育培训工作条例",
    baseTitle: "干部教育培训工作条例",
    effectiveOn: "2023-10-15",
  },
  [
    ["第一章 总则", "第一条", "第一条 为了推进干部教育培训工作科学化、制度化、规范化，制定本条例。"],
    [
      "第四章 教育培训方式方法",
      "第二十三条",
      "第二十三条 省部级、厅局级、县处级党政领导干部应当每5年参加累计3个月或者550学时以上的培训。\n乡科级党政领导干部应当每年参加累计不少于12天或者90学时的培训。",
    ],
    ["第九章 附则", "第六十条", "第六十条 本条例自发布之日起施行。"],
  ],
);

const summary = document(
  {
    ...meta,
    file: "reports/清河区2022年度组织工作总结.md",
    title: "清河区2022年度组织工作总结",
    baseTitle: "清河区组织工作总结",
    kind: "report",
    collection: "reports",
    textKind: "example",
    status: "未知",
    issuer: "清河区委组织部",
    level: "县",
    period: "2022",
  },
  [
    ["一、党员教育", null, "全年举办科级干部培训班6期，培训XXX人次，做到应训尽训。"],
    ["二、基层组织", null, "整顿软弱涣散村党组织12个，选派第一书记XX名。"],
  ],
);

const replaced = document(
  {
    ...meta,
    file: "policies/换届纪律通知（2021年）.md",
    title: "关于严肃换届纪律加强换届风气监督的通知（2021年）",
    baseTitle: "关于严肃换届纪律加强换届风气监督的通知",
    textKind: "digest",
    status: "已废止",
    supersededBy: "关于严肃换届纪律加强换届风气监督的通知（2026年）",
  },
  [
    ["一、基本情况", null, "2021年通知的十条俗称“十严禁”，已由2026年的同名通知取代，只作历史依据。"],
    ["二、条目", null, "（一）严禁结党营私。\n（二）严禁拉票贿选。\n（三）严禁买官卖官。"],
  ],
);

const superseded: DocumentView = {
  ...replaced,
  current: { file: discipline.meta.file, title: discipline.meta.title },
  versions: [
    { file: discipline.meta.file, title: discipline.meta.title, status: "现行", effective: "2026-02-12" },
  ],
};

export const sampleDocuments: readonly DocumentView[] = [discipline, superseded, training, summary];

const tenItems = cite(discipline, 1, "2026年通知规定的十条换届纪律是：", "（十）严禁干扰换届。");
const oldList = cite(superseded, 2, "2021年通知的十条俗称“十严禁”", "只作历史依据。");
const hours = cite(training, 1, "乡科级党政领导干部", "90学时的培训。");

const tenProhibitions = answer(
  "换届“十个严禁”是哪些？",
  [
    `据《${discipline.meta.title}》，换届纪律“十个严禁”是：`,
    ...tenItems.quote.split("\n").slice(1, -1),
    "（十）严禁干扰换届。[1]",
    "",
    "2021年“十严禁”（历史）已由2026年的同名通知取代。[2]",
    "村（社区）“十个严禁”由各地制定，以当地文件为准。",
  ].join("\n"),
  [tenItems, oldList],
);

const trainingHours = answer(
  "科级干部一年要培训多少学时？",
  `据《${training.meta.title}》第二十三条，科级干部每年要参加累计不少于12天或者90学时的培训。[1]`,
  [hours],
);

/** One that names clauses to open next. */
export const withRelated: Answer = {
  ...trainingHours,
  related: [
    { file: training.meta.file, title: training.meta.title, article: "第六十条" },
    { file: training.meta.file, title: training.meta.title, article: null },
  ],
};

/** Answers the fake knows, by question. */
export const scriptedAnswers: ReadonlyMap<string, Answer> = new Map(
  [tenProhibitions, trainingHours].map((entry) => [entry.question, entry]),
);

/** What the fake says to every other question. */
export function refusal(question: string): Answer {
  return {
    ...answer(question, "资料库里没有找到能回答这个问题的条文。已检索 4 份资料，建议咨询组织科。", []),
    outcome: "refused",
    nearest: [{ file: training.meta.file, title: training.meta.title, article: "第一条" }],
  };
}

export function answer(question: string, text: string, citations: readonly Citation[]): Answer {
  return {
    question,
    standalone_question: question,
    outcome: "answered",
    mode: "extractive",
    answer: text,
    citations,
    unsupported: [],
    nearest: [],
    related: [],
    notes: [],
    table: null,
    timings_ms: { retrieve: 2, total: 5 },
  };
}

/** A citation of everything from `from` to the end of `to`, as found in the document. */
export function cite(view: DocumentView, n: number, from: string, to: string): Citation {
  const start = view.text.indexOf(from);
  const end = view.text.indexOf(to, start) + to.length;
  const chunk = view.chunks.find((candidate) => candidate.start <= start && end <= candidate.end);
  if (start < 0 || chunk === undefined) throw new Error(`not in ${view.meta.file}: ${from}…${to}`);
  return {
    n,
    file: view.meta.file,
    title: view.meta.title,
    document_number: view.meta.documentNumber,
    path: [...chunk.path, ...(chunk.article === null ? [] : [chunk.article])].join(" > "),
    article: chunk.article,
    clause: chunk.article === null ? null : `${chunk.article}第二款`,
    quote: view.text.slice(start, end),
    start,
    end,
    status: view.meta.status,
    text_kind: view.meta.textKind,
  };
}

/** Builds a document of [heading, article, text] parts, with the offsets of its chunks. */
export function document(
  meta: DocumentMeta,
  parts: readonly (readonly [string, string | null, string])[],
): DocumentView {
  let text = `${meta.title}\n\n`;
  const chunks: Chunk[] = [];
  for (const [ordinal, [heading, article, body]] of parts.entries()) {
    text += `${heading}\n`;
    chunks.push({ ordinal, path: [heading], article, start: text.length, end: text.length + body.length });
    text += `${body}\n\n`;
  }
  return { meta, text: text.trimEnd(), chunks };
}

export function summarize({ meta, chunks }: DocumentView): DocumentSummary {
  return {
    file: meta.file,
    title: meta.title,
    kind: meta.kind,
    status: meta.status,
    effective: meta.effectiveOn,
    chunks: chunks.length,
    flags: [...(meta.textKind === "original" ? [] : [meta.textKind]), ...(meta.internal ? ["internal"] : [])],
    problems: [],
  };
}

/** A stretch of a sample document, or the whole clause around it when it is empty. */
export function citationOf(
  { meta, text, chunks }: DocumentView,
  start: number,
  end: number,
): Citation | null {
  const chunk = chunks.find((other) => other.start <= start && start < other.end);
  if (chunk === undefined || end > text.length) return null;
  const [from, to] = end > start ? [start, end] : [chunk.start, chunk.end];
  return {
    n: 1,
    file: meta.file,
    title: meta.title,
    document_number: meta.documentNumber,
    path: chunk.path.join(" > "),
    article: chunk.article,
    clause: chunk.article,
    quote: text.slice(from, to),
    start: from,
    end: to,
    status: meta.status,
    text_kind: meta.textKind,
  };
}

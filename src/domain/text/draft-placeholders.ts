/** Something left open: `text.slice(start, end)` of the draft is `〔label〕`. */
export interface DraftPlaceholder {
  readonly text: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** 〔2021〕 is part of a 文号, not a gap. */
const bracketed = /〔(?!\d{4}〕)([^〔〕\n]{1,40})〕/gu;
/** A gap that the writer's own request brought along: ××街道. */
const crossed = /[×xXＸ○]{2,4}(?=\p{Script=Han})/gu;

/** Everything a draft leaves open, in order. */
export function findDraftPlaceholders(text: string): DraftPlaceholder[] {
  const named = [...text.matchAll(bracketed)].map((match) => ({
    text: match[0],
    label: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
  const open = [...text.matchAll(crossed)].map((match) => {
    const after = text.slice(match.index + match[0].length);
    const kind = /^(?:街道|社区|村|镇|乡|区|县|市|局|委|名|个|人|次|项|家|万元)/u.exec(after)?.[0] ?? "";
    return {
      text: match[0],
      label: /^(?:街道|社区|村|镇|乡|区|县|市|局|委)$/u.test(kind) ? `${kind}名称` : "待填内容",
      start: match.index,
      end: match.index + match[0].length,
    };
  });
  return [...named, ...open].sort((a, b) => a.start - b.start);
}

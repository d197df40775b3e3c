import type { Draft } from "../../domain/writing/draft.ts";
import type { WordRequest } from "../../domain/writing/word.ts";
import { UsageError } from "../../errors.ts";
import type { Kind } from "../kinds/kind.ts";
import { kindByName } from "../kinds/find-kind.ts";
import { findDraftPlaceholders } from "../../domain/text/draft-placeholders.ts";
import { buildWord } from "./build-word.ts";
import { remarksOf } from "./comments.ts";

/**
 * A .docx of a text; `draft`, when it is that draft's text, tells where its figures come from.
 * @throws UsageError when a 红头 is asked for a kind that has none.
 */
export async function writeWord(
  request: WordRequest,
  draft: Draft | null,
  kinds: readonly Kind[],
  now: Date,
): Promise<Uint8Array> {
  const kind = request.kind === null ? null : kindByName(kinds, request.kind);
  if (request.letterhead !== null && kind?.class !== "法定")
    throw new UsageError("只有法定公文才能加红头和版记", `“${kind?.name ?? "这份材料"}”请按事务文书导出`);
  const traced =
    draft !== null && draft.text === request.text
      ? draft
      : {
          text: request.text,
          placeholders: findDraftPlaceholders(request.text),
          figures: [],
          citations: [],
          unsupported: [],
        };
  return buildWord(
    request.text,
    {
      letterhead: request.letterhead,
      isBulletin: kind?.name === "信息简报",
      remarks: request.copy === "review" ? remarksOf(traced) : [],
      ...(request.fonts === undefined ? {} : { fonts: request.fonts }),
    },
    now,
  );
}

import { Composer } from "grammy";
import type { Document } from "grammy/types";
import type { DocumentKind } from "../../../../domain/documents/document.ts";
import type { FileInspection } from "../../../../domain/operation/upload.ts";
import { keyboardOf, replyToMessage, say } from "../../sending/send.ts";
import type { BotContext } from "../../intake/delivery.ts";
import type { TelegramDependencies } from "../../dependencies.ts";
import { titleInMarks } from "../../render/text/source-labels.ts";
import { askData } from "../asking/ask-about-file.ts";
import { checkData } from "../writing/check.ts";
import { readFile } from "./read-file.ts";
import type { ReloadFollower } from "../admin/follow-reload.ts";

const keepData = { policy: "k:policy", report: "k:report" } as const;

const keepRow = [
  { label: "存入知识库：制度", data: keepData.policy },
  { label: "存入知识库：材料", data: keepData.report },
];
const checkable = /\.(?:docx?|wps|pdf|ofd|txt|md)$/iu;

/** A document sent to the bot: read in memory, then, for admins, kept in the knowledge folder. */
export function createFilesFeature(
  dependencies: TelegramDependencies,
  follower: ReloadFollower,
): Composer<BotContext> {
  const { access, assistant, audit } = dependencies;
  const feature = new Composer<BotContext>();

  feature.on("message:document", async (ctx) => {
    const file = await readFile(ctx, ctx.message.document, dependencies);
    if (typeof file === "string") {
      await say(ctx, file);
      return;
    }
    const { inspection } = file;
    const isAdmin = access.isAdmin(ctx.from.id) && ctx.chat.type === "private";
    await say(ctx, describeFile(inspection, isAdmin), {
      replyTo: ctx.message.message_id,
      keyboard: keyboardOf([
        [
          ...(ctx.chat.type === "private" ? [{ label: "一次性提问", data: askData }] : []),
          ...(checkable.test(file.name) ? [{ label: "检查文稿", data: checkData }] : []),
        ],
        ...(isAdmin ? [keepRow] : []),
      ]),
    });
  });

  feature.callbackQuery([keepData.policy, keepData.report], async (ctx) => {
    if (!access.isAdmin(ctx.from.id) || ctx.chat?.type !== "private") {
      await ctx.answerCallbackQuery({ text: "只有管理员可以存入知识库。" });
      return;
    }
    // The message under which the button stands answers the one with the file.
    const document = replyToMessage(ctx)?.document;
    if (document === undefined) {
      await ctx.answerCallbackQuery({ text: "找不到原来的文件，请重新发送。", show_alert: true });
      return;
    }
    await ctx.answerCallbackQuery({ text: "正在存入。" });
    await keep(ctx, document, ctx.callbackQuery.data === keepData.policy ? "policy" : "report");
  });

  const keep = async (ctx: BotContext, document: Document, kind: DocumentKind) => {
    const file = await readFile(ctx, document, dependencies);
    if (typeof file === "string") return await say(ctx, file);
    const { bytes, name } = file;
    const { saved, rejected } = await assistant.receive({ kind, files: [{ name, bytes }] });
    const [refused] = rejected;
    if (refused !== undefined) return await say(ctx, `没有存入：${refused.reason}（${refused.fix}）`);
    const [kept] = saved;
    audit.append({ actor: access.readerFor(ctx).userId, action: "upload", subject: kept?.file ?? name });
    const head = kept?.replaced === true ? "已替换同名文件，正在更新资料……" : "已存入，正在更新资料……";
    await follower.follow(ctx, false, head);
  };
  return feature;
}

function describeFile({ title, characters, sameAs, warnings }: FileInspection, isAdmin: boolean): string {
  return [
    `${titleInMarks(title)}，约 ${String(characters)} 字，没有发现密级和内部标志。`,
    ...warnings,
    ...(sameAs === null ? [] : [`内容与已收录的 ${sameAs} 完全相同。`]),
    "一次性提问只在内存里读，不保存。",
    isAdmin ? "存入后所有使用者都能查到，请选择类别。" : "存入知识库要由管理员来做，请把文件发给管理员。",
  ].join("\n");
}

import { Composer } from "grammy";
import type { Update } from "grammy/types";
import { vi } from "vitest";
import { bareMessage, inlineQuery, message } from "../../support/telegram/updates.ts";

/** What the bot's features have asked to be called for. */
export const registered = { commands: new Set<string>(), buttons: [] as string[], updates: [] as string[] };
/** What the features register is read off while they do. */
export function spyOnRegistrations(): void {
  const note = (method: "command" | "callbackQuery" | "on", keep: (value: unknown) => void): void => {
    const original = Composer.prototype[method] as (...values: readonly unknown[]) => unknown;
    vi.spyOn(Composer.prototype, method).mockImplementation(function (
      this: unknown,
      ...values: readonly unknown[]
    ) {
      keep(values[0]);
      return original.apply(this, values as unknown[]) as never;
    });
  };
  note("command", (name) => {
    for (const one of [name].flat()) registered.commands.add(String(one));
  });
  note("callbackQuery", (data) => registered.buttons.push(...[data].flat().map(String)));
  note("on", (filter) => registered.updates.push([filter].flat().join(" ")));
}

/** Updates that are neither commands nor buttons. */
export const others: Readonly<Record<string, (chat: number) => Omit<Update, "update_id">>> = {
  "message:text": (from) => message("后备干部名单保管几年？", { from }),
  "message:document": (from) =>
    bareMessage(
      { document: { file_id: "x", file_unique_id: "x", file_name: "a.txt", file_size: 10 } },
      { from },
    ),
  inline_query: (from) => inlineQuery("后备干部调配谈话", from),
  [["voice", "audio", "photo", "video", "video_note", "animation", "sticker", "location", "contact", "poll"]
    .map((kind) => `message:${kind}`)
    .join(" ")]: (from) =>
    bareMessage({ voice: { file_id: "v", file_unique_id: "v", duration: 1 } }, { from }),
};

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareData,
  deepLinkPayload,
  feedbackData,
  hashFile,
  openData,
  parseCompare,
  parseDeepLink,
  parseFeedback,
  parsePaste,
  parsePin,
  parseSourceCallback,
  parseTable,
  pasteData,
  pinData,
  tableData,
  turnData,
} from "../../../../src/channels/telegram/callback-data.ts";

const places = fc.tuple(fc.string(), fc.nat(9_999_999), fc.nat(9_999_999));

describe("callback data", () => {
  it("comes back as it went, within Telegram's limits", () => {
    fc.assert(
      fc.property(places, ([file, start, length]) => {
        const end = start + length;
        const reference = { fileHash: hashFile(file), start, end };
        const open = openData(file, start, end);
        expect(parseSourceCallback(open)).toEqual({ action: "open", ...reference, page: null });
        expect(parseSourceCallback(turnData(reference, 9))).toEqual({
          action: "turn",
          ...reference,
          page: 9,
        });
        expect(parseDeepLink(deepLinkPayload(file, start, end))).toEqual(reference);
        expect(Buffer.byteLength(turnData(reference, 9999))).toBeLessThanOrEqual(64);
        expect(deepLinkPayload(file, start, end)).toMatch(/^[\w-]{1,64}$/u);
      }),
    );
  });

  it("has the documented form", () => {
    expect(openData("policies/a.md", 3, 9)).toMatch(/^s:[\w-]{12}:3:9$/u);
    expect(hashFile("policies/a.md")).toBe(hashFile("policies/a.md"));
  });

  it.each([
    "",
    "s:",
    "s:short:1:2",
    "s:aaaaaaaaaaaa:9:3",
    "s:aaaaaaaaaaaa:-1:3",
    "x:aaaaaaaaaaaa:1:2",
    "s:aaaaaaaaaaaa:1:2:3",
    "s:aaaaaaaaaaaa:1:99999999999999",
  ])("takes %j for forged", (data) => {
    expect(parseSourceCallback(data)).toBeNull();
  });

  it("survives any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const data = Buffer.from(bytes).toString("latin1");
        expect(parseSourceCallback(data)).toBeNull();
        expect(parseDeepLink(data)).toBeNull();
      }),
    );
  });
});

describe("every button", () => {
  const file = "policies/很长的文件名.md";
  const place = { fileHash: hashFile(file), start: 999_999_999, end: 999_999_999 };
  const update = 999_999_999_999_999;
  const buttons: readonly [string, string, (data: string) => object | number | null, object | number][] = [
    [
      "an opinion",
      feedbackData(update, "up"),
      parseFeedback,
      { updateId: update, verdict: "up", reason: null },
    ],
    [
      "a reason",
      feedbackData(update, "down", 3),
      parseFeedback,
      { updateId: update, verdict: "down", reason: 3 },
    ],
    ["a citation to paste", pasteData("sourced", place), parsePaste, { ...place, form: "sourced" }],
    ["a model for a draft", pinData(file, place.start, place.end), parsePin, place],
    [
      "a page of a comparison",
      compareData(file, "b.md", 9_999, true),
      parseCompare,
      { old: hashFile(file), new: hashFile("b.md"), page: 9_999, isNew: true },
    ],
    ["a table", tableData(update), parseTable, update],
  ];

  it.each(buttons)(
    "%s says in 64 bytes what it means, and nothing else is taken for it",
    (_, data, parse, meant) => {
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(parse(data)).toEqual(meant);
      for (const forged of [
        "",
        data.slice(1),
        `${data}0000000000000000`,
        ` ${data}`,
        data.replaceAll(":", ";"),
      ])
        expect([forged, parse(forged)]).toEqual([forged, null]);
    },
  );
});

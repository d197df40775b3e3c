import { describe, expect, it } from "vitest";
import type { Draft, DraftEvent, DraftRequest } from "../../../../src/domain/writing/draft.ts";
import { localAdmin } from "../../../../src/domain/people/reader.ts";
import { openHouseWriting } from "../../../support/house-writing.ts";
import { createScriptedChatModel } from "../../../support/scripted-chat-model.ts";

const fact = { text: "发展党员396名", source: { file: "a.csv", place: "第2行" } };
const request: DraftRequest = {
  request: "写一篇清河区2024年组织工作总结",
  words: 1500,
  whole: true,
  facts: [fact, { text: "引进高层次人才12名", source: null }],
};

async function all(events: AsyncIterable<DraftEvent>): Promise<DraftEvent[]> {
  const heard: DraftEvent[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

function endOf(events: readonly DraftEvent[]): Draft {
  const last = events.at(-1);
  if (last?.type !== "draft-end") throw new Error("the stream did not end with a draft");
  return last.draft;
}

/** Stops after so many sections. */
async function stopAfter(
  sections: number,
  start: (signal: AbortSignal) => AsyncIterable<DraftEvent>,
): Promise<DraftEvent[]> {
  const stop = new AbortController();
  const heard: DraftEvent[] = [];
  for await (const event of start(stop.signal)) {
    heard.push(event);
    if (event.type === "section-done" && event.section === sections) stop.abort();
  }
  return heard;
}

describe("the outline of a whole report", () => {
  it("has title, headings, lengths that make up the whole, and each fact under the heading it is about", () => {
    const outline = openHouseWriting().outline(request, localAdmin);
    expect(outline).toMatchObject({ kind: "工作总结", title: "清河区2024年组织工作总结" });
    expect(outline.sections.length).toBeGreaterThanOrEqual(4);
    const sum = outline.sections.reduce((total, { words }) => total + words, 0);
    expect(Math.abs(sum - 1500)).toBeLessThan(200);
    const holders = outline.sections.filter(({ facts }) => facts.includes("引进高层次人才12名"));
    expect(holders.map(({ heading }) => heading)).toEqual([expect.stringContaining("人才")]);
  });

  it("is refused where a kind has no headings", () => {
    expect(() => openHouseWriting().outline({ request: "写一份关于举办培训班的请示" }, localAdmin)).toThrow(
      /没有提纲/u,
    );
  });
});

describe("a whole report", () => {
  it("is written section by section, and the pieces make up the text", async () => {
    const events = await all(openHouseWriting().draft(request, localAdmin));
    const draft = endOf(events);
    const started = events.find((event) => event.type === "report-started");
    expect(started).toMatchObject({ id: draft.id, done: 0 });
    const steps = events.flatMap((event) =>
      event.type === "section-started" || event.type === "section-done"
        ? [`${event.type} ${event.section}/${event.total}`]
        : [],
    );
    expect(steps.slice(0, 3)).toEqual(["section-started 1/5", "section-done 1/5", "section-started 2/5"]);
    expect(events.flatMap((event) => (event.type === "text-delta" ? event.text : [])).join("")).toBe(
      draft.text,
    );
    expect(draft.text.split("发展党员396名")).toHaveLength(2);
    expect(draft.unsupported).toEqual([]);
    expect(draft.text).toMatch(/^清河区2024年组织工作总结\n[\s\S]*\n一、[\s\S]*\n五、/u);
  });

  it("keeps to the writer's own outline", async () => {
    const outline = {
      title: "清河区2024年组织工作情况",
      sections: [
        { heading: "发展党员提质把关", words: 300, facts: [fact.text] },
        { heading: "人才工作提速增效", words: 300, facts: [] },
      ],
    };
    const draft = endOf(await all(openHouseWriting().draft({ ...request, outline }, localAdmin)));
    expect(draft.text).toMatch(
      /^清河区2024年组织工作情况\n[\s\S]*一、发展党员提质把关\n[\s\S]*发展党员396名[\s\S]*二、人才工作提速增效\n[\s\S]*引进高层次人才12名/u,
    );
    const shorter = openHouseWriting();
    const first = endOf(await all(shorter.draft({ ...request, outline }, localAdmin)));
    const cut = endOf(await all(shorter.revise(first.id, "缩短", localAdmin)));
    expect(cut.text.length).toBeLessThan(first.text.length * 0.9);
    expect(cut.text).toContain("二、人才工作提速增效");
  });

  it("goes on where it was stopped, with what was written then", async () => {
    const writing = openHouseWriting();
    const stopped = await stopAfter(2, (signal) => writing.draft(request, localAdmin, signal));
    expect(stopped.at(-1)?.type).toBe("section-done");
    const [kept] = writing.list(localAdmin);
    expect(kept).toMatchObject({ version: 0, unfinished: { done: 2, total: 5 } });
    const id = kept?.id ?? "";
    expect(writing.versions(id, localAdmin)).toEqual([]);
    await expect(all(writing.revise(id, "缩短", localAdmin))).rejects.toThrow(/还没有写完/u);
    const events = await all(writing.resume(id, localAdmin));
    expect(events.filter(({ type }) => type === "section-started")).toHaveLength(3);
    const written = stopped.flatMap((event) => (event.type === "section-done" ? event.text : []));
    const draft = endOf(events);
    for (const section of written) expect(draft.text).toContain(section);
    expect(draft).toMatchObject({ id, version: 1, unsupported: [] });
    expect(writing.list(localAdmin)).toMatchObject([{ id, version: 1, unfinished: null }]);
    await expect(all(writing.resume(id, localAdmin))).rejects.toThrow(/已经写完/u);
    await expect(all(writing.resume(id, { ...localAdmin, userId: "other" }))).rejects.toThrow(/没有这份/u);
  });

  it("lets a model write each section from that section's facts only, and keeps the composed one where it fails", async () => {
    const model = createScriptedChatModel((_, index) =>
      index === 0 ? "全年举办培训班98期。" : new Error("down"),
    );
    const draft = endOf(await all(openHouseWriting(model).draft(request, localAdmin)));
    expect(draft.text).not.toContain("98期");
    expect(draft.text).toMatch(/\n五、/u);
    // What the model is told of the section is not its heading.
    expect(draft.text.match(/聚焦担当作为/gu)).toHaveLength(1);
    const prompts = model.requests.map(({ messages }) => messages.map(({ content }) => content).join("\n"));
    expect(prompts.filter((prompt) => prompt.includes("1. 发展党员396名")).length).toBeGreaterThan(0);
    expect(prompts.some((prompt) => !prompt.includes("发展党员396名"))).toBe(true);
  });

  it("takes a section of the model without its heading, and no sentence that an earlier section has", async () => {
    const echo = "坚持围绕中心、服务大局，扎实推进各项任务落地落细。";
    const model = createScriptedChatModel(({ messages }) => {
      const told = /结构参考：(.*)/u.exec(messages[1]?.content ?? "")?.[1] ?? "";
      return `一、聚焦\n${echo}${told.replaceAll("／", "\n")}`;
    });
    const draft = endOf(await all(openHouseWriting(model).draft(request, localAdmin)));
    expect(draft.mode).toBe("generated");
    expect(draft.text.split(echo)).toHaveLength(2);
    const headings = draft.text.split("\n").filter((line) => /^[一二三四五]、/u.test(line));
    expect(new Set(headings).size).toBe(headings.length);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEvents, postJson } from "../../support/web-test-server.ts";
import { canary, startDividedOffice, type DividedOffice, type Person } from "./divided-office.ts";
import { call, registeredRoutes, rows, type Right } from "./routes.ts";

let world: DividedOffice;
beforeAll(async () => {
  world = await startDividedOffice();
});
afterAll(() => world[Symbol.asyncDispose]());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** What each kind of caller shows of themselves. */
const strangers: Readonly<Record<string, () => Record<string, string>>> = {
  "no credentials": () => ({}),
  "a wrong token": () => bearer("yj_wrong"),
  "a revoked token": () => bearer(world.tokens.revoked),
  "a hash instead of a token": () => bearer(world.office.people.byId("甲")?.secret ?? ""),
  "a made-up session": () => ({ cookie: "youju_session=YWRtaW4.9999999999.AAAA.AAAA" }),
  "another scheme": () => ({ authorization: `Basic ${btoa(`admin:${world.tokens.admin}`)}` }),
};
const readers: readonly Person[] = ["staff", "甲", "乙"];
/** Who may see the text of the closed side. */
const insiders: ReadonlySet<Person> = new Set(["admin", "staff", "乙"]);

it("has a row for every route, and no row for none", () => {
  expect(Object.keys(rows).toSorted()).toEqual(registeredRoutes());
});

describe.each(Object.keys(rows))("%s", (route) => {
  const { right, allowed = [200] } = rows[route] ?? { right: "open" as Right };

  it.each(Object.keys(strangers))("and %s", async (name) => {
    const response = await call(world.url, route, strangers[name]!());
    const text = await response.text();
    expect(response.status).toBeOneOf(right === "open" ? [...allowed] : [401]);
    expect(text).not.toContain(canary);
  });

  it.each(readers)("and %s", async (person) => {
    const response = await call(world.url, route, bearer(world.tokens[person]));
    const text = decodeURIComponent((await response.text()).replaceAll("%", "%25"));
    expect(response.status).toBeOneOf(right === "admin" ? [403] : [...allowed]);
    expect(text.includes(canary) && !insiders.has(person)).toBe(false);
  });

  it("and an admin", async () => {
    const response = await call(world.url, route, bearer(world.tokens.admin));
    await response.text();
    expect(response.status).toBeOneOf([...allowed]);
  });
});

it("left no trace of those who were refused", () => {
  const actors = world.office.audit.newest(1000).map(({ actor, action }) => `${actor} ${action}`);
  expect(
    actors.filter((line) => /upload|reload|user-/u.test(line) && !/^(?:admin|local) /u.test(line)),
  ).toEqual([]);
  const saved = world.office.audit.newest(1000).filter(({ action }) => action === "upload");
  expect(saved).toHaveLength(1);
});

describe("the closed side", () => {
  const questions = [
    "后备干部调配谈话由几名工作人员参加？",
    "后备干部调配办法第二条是怎么规定的？",
    "后备干部名单保管几年？",
    "以往材料里2025年后备干部调配是怎么写的？",
    "有哪些关于后备干部的文件？",
    `${canary}是什么？`.replace(canary, "金鳞"),
  ];
  async function said(person: Person, question: string): Promise<string> {
    const response = await postJson(`${world.url}/api/ask`, { question }, bearer(world.tokens[person]));
    return response.text();
  }

  it("answers insiders, and is nowhere in what others are answered", async () => {
    let told = 0;
    for (const question of questions) {
      expect(await said("甲", question)).not.toContain(canary);
      if ((await said("乙", question)).includes(canary)) told += 1;
    }
    expect(told).toBeGreaterThanOrEqual(4);
  });

  it("and the other side hold for the other reader alike", async () => {
    expect(await said("甲", "干部任前公示期不少于几个工作日？")).toContain("5个工作日");
    expect(await said("乙", "干部任前公示期不少于几个工作日？")).not.toContain("5个工作日");
  });

  it("is in no search, list, document, count or draft of others", async () => {
    const get = async (person: Person, path: string): Promise<string> =>
      (await fetch(world.url + path, { headers: bearer(world.tokens[person]) })).text();
    const whole = `/api/search?q=${encodeURIComponent("后备干部调配")}&whole=1&kind=report`;
    const closed = `/api/documents/${encodeURIComponent(world.closedFile)}`;
    for (const path of [whole, "/api/documents", closed]) {
      expect(await get("甲", path)).not.toContain(canary);
      expect(await get("乙", path)).toContain(canary);
    }
    for (const person of ["甲", "乙", "staff"] as const) {
      const { documents } = JSON.parse(await get(person, "/api/documents")) as { documents: unknown[] };
      expect(JSON.parse(await get(person, "/api/status"))).toMatchObject({ documents: documents.length });
    }
    const drafted = async (person: Person): Promise<string> =>
      (
        await postJson(
          `${world.url}/api/draft`,
          { request: "写一段2025年后备干部调配工作情况" },
          bearer(world.tokens[person]),
        )
      ).text();
    expect(await drafted("甲")).not.toContain(canary);
    expect(await drafted("乙")).toContain(canary);
  });
});

describe("what belongs to one person", () => {
  it("a draft: nobody else reads, revises or prints it, not even an admin", async () => {
    const mine = await postJson(
      `${world.url}/api/draft`,
      { request: "写一段2025年干部教育培训工作情况" },
      bearer(world.tokens.甲),
    );
    const id = String(parseEvents(await mine.text()).at(-1)?.data["id"]);
    const tries = (person: Person): Promise<Response>[] => {
      const headers = bearer(world.tokens[person]);
      return [
        fetch(`${world.url}/api/draft/${id}`, { headers }),
        postJson(`${world.url}/api/draft/${id}/revise`, { instruction: "缩短到100字" }, headers),
        postJson(`${world.url}/api/draft/docx`, { draft: id }, headers),
        fetch(`${world.url}/api/draft/${id}`, {
          method: "PUT",
          headers,
          body: JSON.stringify({ text: "改。", base: "1999" }),
        }),
      ];
    };
    const statuses = async (person: Person): Promise<number[]> =>
      (await Promise.all(tries(person))).map(({ status }) => status);
    for (const person of ["乙", "staff", "admin"] as const)
      expect(await statuses(person)).toEqual([400, 400, 400, 400]);
    const remove = async (person: Person): Promise<number> =>
      (
        await fetch(`${world.url}/api/draft/${id}`, {
          method: "DELETE",
          headers: bearer(world.tokens[person]),
        })
      ).status;
    const list = async (person: Person): Promise<string> =>
      (await fetch(`${world.url}/api/draft`, { headers: bearer(world.tokens[person]) })).text();
    for (const person of ["乙", "staff", "admin"] as const) {
      expect(await list(person)).not.toContain(id);
      expect(await remove(person)).toBe(400);
    }
    expect(await list("甲")).toContain(id);
    expect(await statuses("甲")).toEqual([200, 200, 200, 409]);
    expect(await remove("甲")).toBe(200);
  });

  it("a conversation: another's id under the same name is another conversation", async () => {
    const ask = async (person: Person, question: string): Promise<string> => {
      const body = { question, conversation: "c-1" };
      return (await postJson(`${world.url}/api/ask`, body, bearer(world.tokens[person]))).text();
    };
    await ask("乙", "后备干部调配谈话由几名工作人员参加？");
    expect(await ask("staff", "那要保管几年呢？")).not.toContain("后备干部调配谈话");
    expect(await ask("乙", "那要保管几年呢？")).toContain("后备干部调配");
  });

  it("a stream: nobody else stops it or reads it on", async () => {
    const response = await postJson(
      `${world.url}/api/ask`,
      { question: "后备干部调配谈话由几名工作人员参加？" },
      bearer(world.tokens.乙),
    );
    const [first] = parseEvents(await response.text());
    const id = first?.id ?? "";
    const readOn = (person: Person): Promise<Response> =>
      postJson(
        `${world.url}/api/ask`,
        { question: "a" },
        { ...bearer(world.tokens[person]), "last-event-id": id },
      );
    const stop = (person: Person): Promise<Response> =>
      postJson(`${world.url}/api/streams/${id.split("-")[0]}/stop`, {}, bearer(world.tokens[person]));
    for (const person of ["甲", "staff", "admin"] as const) {
      expect((await readOn(person)).status).toBe(410);
      expect((await stop(person)).status).toBe(404);
    }
    expect(await (await readOn("乙")).text()).toContain("answer-end");
    world.office.people.change("乙", { collections: ["policies"] }, "local");
    expect((await readOn("乙")).status).toBe(410);
    world.office.people.change("乙", { collections: ["人事", "office"] }, "local");
  });
});

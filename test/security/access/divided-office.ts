import { sampleInstallation } from "../../support/sample-installation.ts";
import { openApp } from "../../support/open-app.ts";
import { createKnowledgeFolder, regulation } from "../../support/knowledge-folder.ts";
import { createTestOffice, type TestOffice } from "../../support/test-office.ts";
import type { Assistant } from "../../../src/assistant.ts";
import { createWebServer } from "../../../src/channels/web/server.ts";
import { createLogger } from "../../../src/logger.ts";

/** Stands in every title, heading and line of what only one side may see, and in nothing anybody asks. */
export const canary = "金鳞计划";

/** What the one side may search, and the other. */
export const openSide = ["policies", "reports"] as const;
export const closedSide = ["人事", "office"] as const;

const closedPolicy = regulation(`${canary}后备干部调配办法`, "2025-03-01", [
  `为了规范${canary}后备干部调配工作，制定本办法。`,
  `后备干部调配须经部务会议研究，${canary}名单由调配科保管，保管期限为7年。`,
  `后备干部调配谈话应当由2名以上工作人员参加，${canary}谈话记录当日归档。`,
]);
const openPolicy = regulation("干部任前公示办法", "2024-03-01", [
  "为了规范干部任前公示工作，制定本办法。",
  "干部任前公示期不少于5个工作日。",
  "公示期间反映问题的，由干部监督科调查核实，10个工作日内提出意见。",
]);
const reportOf = (mark: string): string =>
  `---\ntitle: 清河区2025年${mark}干部队伍建设工作总结\nissuer: 清河区委组织部\n---\n# 清河区2025年${mark}干部队伍建设工作总结\n\n一、${mark}干部教育培训\n\n2025年，${mark}坚持把干部教育培训摆在突出位置，举办${mark}培训班12期，培训干部860人次，做到应训尽训。\n\n二、${mark}后备干部调配\n\n扎实推进${mark}后备干部调配工作，选派45名干部到基层一线锻炼，建立${mark}跟踪培养台账。\n`;

export interface DividedOffice extends AsyncDisposable {
  readonly url: string;
  readonly assistant: Assistant;
  readonly office: TestOffice;
  /** Bearer tokens; `revoked` was good once. */
  readonly tokens: Readonly<Record<Person, string>>;
  readonly closedFile: string;
  readonly openFile: string;
}

/** Both admin and staff see everything; 甲 the one side, 乙 the other. */
export const persons = ["admin", "staff", "甲", "乙", "revoked"] as const;
export type Person = (typeof persons)[number];

/** The whole program over a knowledge folder of two sides, with its web server. */
export async function startDividedOffice(): Promise<DividedOffice> {
  const folder = createKnowledgeFolder({
    "policies/干部任前公示办法.md": openPolicy,
    "reports/2025年工作总结.md": reportOf(""),
    [`人事/${canary}调配办法.md`]: closedPolicy,
    [`office/${canary}总结.md`]: reportOf(canary),
  });
  const { assistant } = await openApp(folder.knowledgeDir, folder.dataDir);
  const office = createTestOffice({ adminToken: "admin-secret-1", staffToken: "staff-secret-1" });
  const add = (id: string, collections: readonly string[]): string =>
    office.people.add({ id, role: "staff", collections }, "local");
  const tokens = {
    admin: "admin-secret-1",
    staff: "staff-secret-1",
    甲: add("甲", openSide),
    乙: add("乙", closedSide),
    revoked: add("revoked", openSide),
  };
  office.people.revoke("revoked", "local");
  const server = createWebServer({
    installation: sampleInstallation,
    ...office,
    assistant,
    host: "127.0.0.1",
    port: 0,
    logger: createLogger("silent"),
    pageDir: "/nonexistent",
    webhook: { path: "/telegram", receive: () => Promise.resolve(new Response(null, { status: 401 })) },
  });
  const { url } = await server.listen();
  return {
    url,
    assistant,
    office,
    tokens,
    closedFile: `人事/${canary}调配办法.md`,
    openFile: "policies/干部任前公示办法.md",
    async [Symbol.asyncDispose]() {
      await server.close();
      await assistant.close();
      folder[Symbol.dispose]();
    },
  };
}

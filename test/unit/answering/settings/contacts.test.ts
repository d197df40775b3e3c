import { describe, expect, it } from "vitest";
import { parseContacts } from "../../../../src/answering/settings/contacts.ts";

const contacts = parseContacts("关键词,科室,电话\n党费；发展党员,组织科,8001\n公务员,,8002\n,办公室,");

describe("contacts", () => {
  it.each([
    ["党费怎么交", "组织科（电话 8001）"],
    ["公务员录用", "办公室"],
  ])("for “%s”: %s", (question, contact) => {
    expect(contacts.find(question)).toBe(contact);
  });

  it("is silent where nothing is filled in", () => {
    expect(parseContacts("").find("党费")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { StoredUser, UserStore } from "../../src/ports/user-store.ts";

const user = (given: Partial<StoredUser> & { id: string }): StoredUser => ({
  role: "staff",
  collections: ["policies"],
  tokenHash: `hash of ${given.id}`,
  createdAt: "2026-01-02T03:04:05.000Z",
  revokedAt: null,
  ...given,
});

/** What every store of users keeps. */
export function testUserStore(name: string, create: () => UserStore): void {
  describe(`user store: ${name}`, () => {
    it("gives back whom it was given, in the order of their ids, whole", () => {
      const store = create();
      const [zhang, li] = [user({ id: "zhang" }), user({ id: "li", role: "admin", collections: "all" })];
      store.insert(zhang);
      store.insert(li);
      expect(store.all()).toEqual([li, zhang]);
    });

    it("takes neither a second user of one id nor two users of one token", () => {
      const store = create();
      store.insert(user({ id: "zhang" }));
      expect(() => store.insert(user({ id: "zhang", tokenHash: "another" }))).toThrow(Error);
      expect(() => store.insert(user({ id: "li", tokenHash: "hash of zhang" }))).toThrow(Error);
      expect(store.all()).toEqual([user({ id: "zhang" })]);
    });

    it("keeps a revoked user, lets in with a new token, and forgets only who is removed", () => {
      const store = create();
      store.insert(user({ id: "zhang" }));
      store.revoke("zhang", "2026-02-03T00:00:00.000Z");
      expect(store.all()).toEqual([user({ id: "zhang", revokedAt: "2026-02-03T00:00:00.000Z" })]);
      store.replaceToken("zhang", "new");
      expect(store.all()).toEqual([user({ id: "zhang", tokenHash: "new" })]);
      store.remove("zhang");
      expect(store.all()).toEqual([]);
    });
  });
}

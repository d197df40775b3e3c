import { openOfficeDatabase } from "../../src/adapters/office/office-database.ts";
import { createSqliteUsers } from "../../src/adapters/office/sqlite-users.ts";
import { testUserStore } from "./user-store.ts";

testUserStore("SQLite", () => createSqliteUsers(openOfficeDatabase(":memory:")));

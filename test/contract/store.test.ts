import { openSqliteStore } from "../../src/adapters/sqlite/sqlite-store.ts";
import { testStore } from "./store.ts";

testStore("SQLite", openSqliteStore);

import { openSqliteInsightStore } from "../../src/adapters/office/sqlite-insight-store.ts";
import { testInsightStore } from "./insight-store.ts";

testInsightStore("SQLite", () => openSqliteInsightStore(":memory:"));

import { tryLock } from "../../src/adapters/sqlite/sqlite-lock.ts";
import { testLocks } from "./lock.ts";

testLocks("SQLite's file locks", tryLock);

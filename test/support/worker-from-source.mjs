// Starts the ingestion thread from source: worker threads do not inherit vitest's transforms.
import { register } from "tsx/esm/api";

register();
await import("../../src/worker.ts");

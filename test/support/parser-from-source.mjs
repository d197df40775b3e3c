// Starts the parser process from source: a process of its own does not inherit vitest's transforms.
import { register } from "tsx/esm/api";

register();
await import("../../src/parser.ts");

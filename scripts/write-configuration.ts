// `npm run docs:configuration`: docs/configuration.md from the schema of the environment.
import { writeFileSync } from "node:fs";
import { describeConfiguration } from "../src/settings/configuration-reference.ts";

writeFileSync(new URL("../docs/configuration.md", import.meta.url), describeConfiguration());

import { fileURLToPath } from "node:url";
import { loadAnswerPrompts } from "../../src/prompts.ts";

/** The packaged prompt files. */
export const packagedPromptsDir = fileURLToPath(new URL("../../prompts", import.meta.url));

export const packagedPrompts = loadAnswerPrompts(packagedPromptsDir);

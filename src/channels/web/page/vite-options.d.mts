import type { InlineConfig } from "vite";

/** How the page is built; `outDir` is absolute. */
export function pageViteOptions(outDir: string): InlineConfig;

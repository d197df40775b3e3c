import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";

/**
 * How the page is built. The caller must run under NODE_ENV=production (or none): Vite takes it over,
 * and under "test" the component library builds another program, in which all ids are equal.
 * @param {string} outDir absolute
 * @returns {import("vite").InlineConfig}
 */
export function pageViteOptions(outDir) {
  return {
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "warn",
    plugins: [react()],
    // Vite writes the placeholder into every tag that needs the nonce; the server fills it in.
    html: { cspNonce: "__CSP_NONCE__" },
    build: {
      outDir,
      emptyOutDir: true,
      // Office computers keep old browsers (Chromium 109 is the last one on Windows 7).
      target: ["chrome100", "edge100", "firefox102", "safari15"],
      // An inlined asset would need `data:` in more places than the policy allows.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1600,
      reportCompressedSize: false,
    },
  };
}

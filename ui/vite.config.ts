import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// Relative addresses, because the window serves the files from its own scheme; no module preload polyfill,
// because the content security policy allows no inline script.
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [react(), tailwindcss()],
  // The made-up servers are in a build only where it is made for them: `--mode mock`.
  resolve: { alias: { "#host": file(mode === "mock" ? "./src/ipc/mock/index.ts" : "./src/ipc/tauri/index.ts"), "@": file("./src") } },
  build: { target: "safari18", outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: "localhost", port: 5173, strictPort: true },
  // What is previewed runs under the policy of the shipped window.
  preview: { host: "localhost", headers: { "Content-Security-Policy": shippedPolicy() } },
}));

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function shippedPolicy(): string {
  const shipped = JSON.parse(readFileSync(file("../src-tauri/tauri.conf.json"), "utf8")) as { app: { security: { csp: Record<string, string> } } };
  return Object.entries(shipped.app.security.csp)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}

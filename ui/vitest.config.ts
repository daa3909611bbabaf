import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vite.config.ts";

const BUILDS = "src/ipc/builds.test.ts";

export default defineConfig((env) =>
  mergeConfig(
    base(env),
    defineConfig({
      test: {
        // Two even where there are but two processors: each file waits a good deal.
        maxWorkers: 2,
        restoreMocks: true,
        css: false,
        env: { TZ: "Europe/Budapest" },
        // A busy machine is slow, not wrong.
        testTimeout: 120_000,
        projects: [
          {
            extends: true,
            test: {
              name: "window",
              environment: "jsdom",
              setupFiles: ["./src/test/setup.ts"],
              include: ["src/**/*.test.{ts,tsx}"],
              exclude: [BUILDS],
              // One process keeps what it has read for the files after; a new one for each took twice as long.
              pool: "vmForks",
            },
          },
          // Reads the configuration of the build, which runs only outside of such a context.
          { extends: true, test: { name: "builds", environment: "node", include: [BUILDS], pool: "forks" } },
        ],
      },
    }),
  ),
);

import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vite.config.ts";

export default defineConfig((env) =>
  mergeConfig(
    base(env),
    defineConfig({
      test: {
        environment: "jsdom",
        // Two even where there are but two processors: each file waits a good deal.
        maxWorkers: 2,
        setupFiles: ["./src/test/setup.ts"],
        include: ["src/**/*.test.{ts,tsx}"],
        restoreMocks: true,
        css: false,
        env: { TZ: "Europe/Budapest" },
        // A busy machine is slow, not wrong.
        testTimeout: 120_000,
      },
    }),
  ),
);

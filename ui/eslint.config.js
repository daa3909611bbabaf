import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import react from "eslint-plugin-react";
import reactHooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** What a folder must not import, each with the reason that the reader of the error needs. */
const border = (...groups) => ["error", { patterns: groups.map(([group, message]) => ({ group, message })) }];

const tauri = [["@tauri-apps/*"], "Only src/ipc speaks to the host."];
const upward = [["../../*"], "Go through '@/': a path that climbs hides which layer it reaches."];
const app = [["@/app", "@/app/*"], "app composes features; nothing imports it back."];
const dataLibraries = [["@tanstack/react-query*", "@tanstack/react-router*", "i18next"], "This layer knows no query, router or catalogue."];
const above = [["@/features/*", "@/ipc", "@/ipc/*"], "This layer stands below features and the border."];

export default tseslint.config(
  { ignores: ["dist", "dist-mock", "node_modules", "test-results", "playwright-report", "src/ipc/bindings.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { react },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { boolean: true, string: true } }],
      // The router's redirect is thrown, and is no error.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "package", package: "@tanstack/router-core", name: "Redirect" }] }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "jsx-a11y/no-autofocus": "off",
      "no-restricted-imports": border(tauri),
    },
  },
  { files: ["src/ipc/**"], rules: { "no-restricted-imports": border(app, [["@/features/*", "@/components", "@/components/*"], "The border knows no view."]) } },
  // A made-up server answers at once, but a command is a promise all the same.
  { files: ["src/ipc/mock/**"], rules: { "@typescript-eslint/require-await": "off" } },
  { files: ["src/{words,keyboard,time}/**"], rules: { "no-restricted-imports": border(tauri, app, above, [["@/components", "@/components/*", "@tanstack/*"], "This layer stands below components."]) } },
  { files: ["src/components/**"], rules: { "no-restricted-imports": border(tauri, app, above, dataLibraries, upward) } },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      "no-restricted-imports": border(tauri, app, upward, [
        [...features.filter((other) => other !== name).map((other) => `@/features/${other}`), ...features.filter((other) => other !== name).map((other) => `@/features/${other}/**`)].concat("@/features/-"),
        "Features do not import each other; share through components, or meet in app.",
      ]),
    },
  })),
  {
    files: ["src/{app,features,components}/**/*.tsx"],
    ignores: ["**/*.test.tsx", "src/app/gallery/**"],
    rules: { "react/jsx-no-literals": ["error", { noStrings: false, ignoreProps: true, allowedStrings: ["…", "•", "/", "?", ":", "·", "+"] }] },
  },
  { files: ["**/*.test.{ts,tsx}", "src/test/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off", "@typescript-eslint/unbound-method": "off" } },
  { files: ["src/test/**"], rules: { "@typescript-eslint/no-unnecessary-condition": "off" } },
  { files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked },
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: { URL: "readonly", process: "readonly", console: "readonly" } } },
);

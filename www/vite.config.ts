import { defineConfig } from "vitest/config";
import vue from "@vitejs/plugin-vue";
import { serviceWorker } from "./build/service-worker-plugin.ts";
import { thirdPartyNotices } from "./build/notices-plugin.ts";
import { policyOnlyWhenBuilt } from "./build/policy-plugin.ts";

export default defineConfig({
  // Any static host, any folder.
  base: "./",
  // All components are written with `script setup`; without the other way of writing them Vue is smaller.
  define: { __VUE_OPTIONS_API__: "false" },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The polyfill would be an inline script, which the policy of the page forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: "index.html", "service-worker": "src/service-worker.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  worker: { format: "es" },
  plugins: [vue(), policyOnlyWhenBuilt(), thirdPartyNotices(), serviceWorker()],
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "build/**/*.test.ts"],
    setupFiles: ["src/engine/testing/setup.ts"],
  },
});

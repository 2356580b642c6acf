import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./e2e/support/chromium";

// E2E_URL names a page that is served already; without it dist/ is served for the run.
const port = Number(process.env.E2E_PORT ?? 4173);
const url = process.env.E2E_URL ?? `http://localhost:${port}/`;

/** What does not depend on the shape of the screen is done once. */
const ONCE =
  /(bad-files|brought-files|deployments|every-tap|fields|hands|home-list|host|kill|leaving|many-scores|own-standards|parity|photos|print|privacy|recorded|speed|storage|trap|two-devices|two-tabs|two-thumbs)\.spec\.ts/;

export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A machine that builds at the same time is slow; what fails three times is wrong.
  retries: process.env.CI ? 2 : 0,
  reporter: "list",
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: url,
    launchOptions,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    colorScheme: "light",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
  },
  projects: [
    { name: "landscape", use: { viewport: { width: 1280, height: 800 } } },
    { name: "portrait", use: { viewport: { width: 800, height: 1280 }, hasTouch: true }, testIgnore: ONCE },
  ],
  ...(process.env.E2E_URL ? {} : { webServer: { command: `node ../scripts/serve.mjs ${port}`, url } }),
});

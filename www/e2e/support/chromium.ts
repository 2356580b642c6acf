import { existsSync } from "node:fs";
import type { LaunchOptions } from "@playwright/test";

const SYSTEM = "/usr/bin/chromium";

/** A Chromium named by CHROMIUM, else that of the system, else the one that Playwright brings. */
export const executable: string | undefined = process.env.CHROMIUM || (existsSync(SYSTEM) ? SYSTEM : undefined);

export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launchOptions: LaunchOptions = { args, ...(executable ? { executablePath: executable } : {}) };

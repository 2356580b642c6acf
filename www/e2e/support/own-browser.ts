// A Chromium of the test's own, with a profile on the disk, that can be killed like a process that the system ends.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { args, executable } from "./chromium";

export class OwnBrowser {
  readonly profile = mkdtempSync(join(tmpdir(), "windowcheck-kill-"));
  private process: ChildProcess | undefined;
  private browser: Browser | undefined;

  async start(): Promise<Page> {
    const port = join(this.profile, "DevToolsActivePort");
    rmSync(port, { force: true });
    for (const name of ["SingletonLock", "SingletonSocket", "SingletonCookie"]) rmSync(join(this.profile, name), { force: true });
    // Detached: a process group of its own, and no other process in it.
    this.process = spawn(
      executable ?? chromium.executablePath(),
      [
        ...args,
        "--headless=new",
        "--no-default-browser-check",
        "--remote-debugging-port=0",
        `--user-data-dir=${this.profile}`,
        "--window-size=1280,800",
        "about:blank",
      ],
      { detached: true, stdio: "ignore" },
    );
    const address = await until(() => readFileSync(port, "utf8").split("\n")[0]);
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${address}`);
    const [context] = this.browser.contexts();
    if (!context) throw new Error("the browser has no profile");
    return context.pages()[0] ?? (await context.newPage());
  }

  /** No goodbye: the whole group at once. */
  async kill(): Promise<void> {
    const { process: child, browser } = this;
    if (!child?.pid) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser?.close().catch(() => undefined);
    this.process = undefined;
    await until(() => !alive(child.pid ?? 0) || undefined);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Whether any process of the group is left. */
function alive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      const seen = look();
      if (seen !== undefined && seen !== "") return seen;
    } catch {
      // not yet
    }
    if (Date.now() > end) throw new Error("the browser did not do in time what was expected");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

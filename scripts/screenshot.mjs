// Makes docs/inspect.png, the picture in the README: the township sample in the inspect view, from dist/.
//   node scripts/screenshot.mjs
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { chromium } = createRequire(at("../www/package.json"))("playwright-core");
const executable = process.env.CHROMIUM || ["/usr/bin/chromium"].find(existsSync);

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
const server = spawn(process.execPath, [at("serve.mjs"), String(port)], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((resolve) => server.stdout.once("data", resolve));
const browser = await chromium.launch({ ...(executable && { executablePath: executable }), args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", colorScheme: "light" });
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole("button", { name: /示例镇便民服务中心/ }).click();
  await page.getByTestId("saved").waitFor();
  // A person of whom something fails, and one answer more, so that the picture shows it saved in two copies.
  const [, , id] = new URL(page.url()).hash.split("/");
  await page.goto(`http://localhost:${port}/#/i/${id}/inspect/S03`);
  await page.getByRole("group", { name: "席卡或台签", exact: true }).getByRole("button", { name: /已摆放$/ }).click();
  await page.getByText(/已保存 \d\d:\d\d · 2 份/).waitFor();
  await page.evaluate(() => (document.activeElement?.blur(), scrollTo(0, 0)));
  await page.mouse.move(1270, 790);
  await page.waitForTimeout(300);
  await page.screenshot({ path: at("../docs/inspect.png") });
  console.log("docs/inspect.png");
} finally {
  await browser.close();
  server.kill();
}

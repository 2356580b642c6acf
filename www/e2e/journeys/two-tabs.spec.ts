import { Home } from "../pages/home";
import { Inspection } from "../pages/inspection";
import { answers, copies, stores } from "../support/device";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("a second tab can only look, says so plainly, and takes over when the first is closed", async ({ home, page, context, hasTouch }) => {
  const first = await home.openSample("township");
  await first.at("S08");
  await first.tile("席卡或台签").answer("未摆放");
  await first.isSaved();

  const other = await context.newPage();
  await other.goto(page.url());
  const second = new Inspection(other, zh, !!hasTouch);
  await expect(second.saved).toHaveText("只读");
  await expect(other.getByText("这份检查已在另一个标签页打开，这里只能查看")).toBeVisible();
  await expect(second.tile("席卡或台签").chosen).toContainText("未摆放");

  // A tap changes nothing, and the controls say that they are off.
  const before = await answers(page, first.id);
  await second.tile("席卡或台签").choice("已摆放").click({ force: true });
  await expect(second.tile("席卡或台签").chosen).toContainText("未摆放");
  expect(await answers(page, first.id)).toEqual(before);
  await expect(second.button(zh.fillRest)).toBeDisabled();
  await other.goto(`${page.url().split("#")[0]}#/i/${first.id}/setup`);
  await expect(other.getByLabel(zh.siteName)).toBeDisabled();
  await other.goto(`${page.url().split("#")[0]}#/i/${first.id}/inspect/S08`);

  // The first goes on, undisturbed, and the second follows.
  await first.tile("微笑服务").answer("2档：目光相迎，微笑自然");
  await first.isSaved();
  await expect(second.tile("微笑服务").chosen).toContainText("2档");
  await expect(other.getByText(/显示的是 \d\d:\d\d 的内容/)).toBeVisible();
  await expect(page.getByText(zh.readOnly, { exact: true })).toBeHidden();

  await page.close();
  await expect(second.toast).toContainText(zh.nowWritable);
  await expect(other.getByText("这里只能查看")).toBeHidden();
  await expect(second.tile("微笑服务").chosen).toContainText("2档");
  await second.tile("席卡或台签").answer("已摆放");
  await second.isSaved();
  const after = await answers(other, second.id);
  expect(after["S08 staff.desk_sign"]).toMatchObject({ value: true });
  expect(after["S08 staff.smile"]).toBeDefined();
});

test("in a tab that can only look, the answers are off and not merely dead", async ({ home, page, context, hasTouch }) => {
  const first = await home.openSample("township");
  await first.at("S08");
  const other = await context.newPage();
  await other.goto(page.url());
  const second = new Inspection(other, zh, !!hasTouch);
  await expect(second.saved).toHaveText("只读");
  await expect(second.tile("席卡或台签").choice("已摆放")).toBeDisabled();
});

test("two inspections in two tabs are both writable", async ({ home, context, baseURL, hasTouch }) => {
  const first = await home.openSample("township");
  await first.at("S08");
  const page = await context.newPage();
  await page.goto(baseURL ?? "");
  const second = await new Home(page, zh, !!hasTouch).openSample("township");
  await second.at("S08");
  await first.tile("席卡或台签").answer("未摆放");
  await second.tile("席卡或台签").answer("已摆放");
  await first.isSaved();
  await second.isSaved();
  expect((await answers(page, first.id))["S08 staff.desk_sign"]).toMatchObject({ value: false });
  expect((await answers(page, second.id))["S08 staff.desk_sign"]).toMatchObject({ value: true });
});

test("what is open in another tab is not erased, and is erased when that one is closed", async ({ home, page, context, hasTouch }) => {
  const inspection = await home.openSample("township");
  const { id } = inspection;
  await inspection.at("S08");
  const other = await context.newPage();
  other.on("dialog", (dialog) => dialog.accept());
  const list = await new Home(other, zh, !!hasTouch).open();
  const title = "示例镇便民服务中心";
  await list.tap(list.line(title).getByRole("button"));
  await list.tap(other.getByText(zh.asideList(1)));
  await list.tap(list.button(zh.erase));
  await expect(list.toast).toContainText(zh.eraseOpenElsewhere(title));

  await inspection.tile("席卡或台签").answer("未摆放");
  await inspection.isSaved();
  await inspection.reload();
  await expect(inspection.tile("席卡或台签").chosen).toContainText("未摆放");

  await page.close();
  await list.tap(list.button(zh.erase));
  await expect(other.getByText(zh.asideList(1))).toBeHidden();
  const { heads, journal, snapshots } = await stores(other);
  expect([heads, journal, snapshots].flat().filter((one) => JSON.stringify(one).includes(id))).toEqual([]);
  expect(Object.keys(await copies(other)).filter((name) => name.includes(id))).toEqual([]);
});

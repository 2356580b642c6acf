import { expect, test } from "../support/test";
import { answers } from "../support/device";
import { zh } from "../support/words";

test("after the first visit the whole inspection works without a network", async ({ home, page, context, watch }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await expect(page.getByText(zh.offlineReady)).toBeVisible();

  await context.setOffline(true);
  const asked = watch.requests.length;
  await page.reload();
  await home.open();
  const inspection = await home.openSample("township");
  await inspection.at("S08");
  const sign = inspection.tile("席卡或台签");
  await sign.answer("未摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText("不合格");
  await inspection.isSaved();

  await inspection.reload();
  await expect(sign.chosen).toContainText("未摆放");
  await expect(sign.rule("摆放席卡或台签")).toContainText("不合格");
  expect((await answers(page, inspection.id))["S08 staff.desk_sign"]).toMatchObject({ value: false, how: "one", by: "检查员1" });

  // Every view, though none was opened while there was a network.
  for (const view of ["setup", "subjects", "grid", "result"] as const) {
    await inspection.view(view);
    await expect(page.getByRole("main")).not.toContainText(zh.loading);
    await expect(page.getByRole("main").getByRole("link").or(page.getByRole("main").getByRole("button")).first()).toBeVisible();
  }
  await (await inspection.paper()).ready();
  await page.goto("./#/standards");
  await page.getByRole("link", { name: /十个必须十个不准/ }).click();
  await expect(page.getByRole("main").getByText("必须一：着装整洁规范").first()).toBeVisible();
  expect(watch.requests.slice(asked).filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
});

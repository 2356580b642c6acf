import { violations } from "../support/axe";
import { expect, test } from "../support/test";
import { zh } from "../support/words";

test("a window with staff is deleted with them, or they move, and one undo brings all back to its place", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const { id } = inspection;
  const before = await exported();
  const at = (kind: string): Promise<unknown> => page.goto(`./#/i/${id}/subjects/${kind}`);
  const ask = page.getByRole("dialog", { name: new RegExp(zh.removeAsk("W01")) });
  const row = (name: string) => page.getByRole("rowheader", { name, exact: true });

  // Asked and put away, nothing happens.
  await at("window");
  await inspection.tap(inspection.button(zh.deleteNamed("W01")));
  await expect(ask).toContainText(zh.countOf(2, "工作人员"));
  expect(await violations(page)).toEqual([]);
  await inspection.tap(inspection.button(zh.keepIt, ask));
  await expect(ask).toBeHidden();
  await expect(row("W01")).toBeVisible();

  // With all that is below it.
  await inspection.tap(inspection.button(zh.deleteNamed("W01")));
  await inspection.tap(inspection.button(zh.removeAll, ask));
  await expect(row("W01")).toHaveCount(0);
  await expect(inspection.toast).toContainText(zh.countOf(2, "工作人员"));
  await at("staff");
  await expect(row("S01")).toHaveCount(0);
  await inspection.tap(inspection.button(zh.undo, page.getByRole("main")));
  await expect(row("S01")).toBeVisible();
  expect(await exported()).toEqual(before);

  // Moved to another window they are still there.
  await at("window");
  await inspection.tap(inspection.button(zh.deleteNamed("W01")));
  await ask.getByLabel(zh.moveTo).selectOption("W02");
  await inspection.tap(inspection.button(zh.moveAndRemove, ask));
  await expect(row("W01")).toHaveCount(0);
  await at("staff");
  await expect(page.getByLabel(`S01 ${zh.belongsTo}`)).toHaveValue("W02");
  await inspection.tap(inspection.button(zh.undo, page.getByRole("main")));
  await expect(page.getByLabel(`S01 ${zh.belongsTo}`)).toHaveValue("W01");
  expect(await exported()).toEqual(before);

  // The only hall: its windows stay, and belong to none.
  await at("hall");
  await inspection.tap(inspection.button(zh.deleteNamed("H01")));
  const hall = page.getByRole("dialog", { name: new RegExp(zh.removeAsk("H01")) });
  await expect(hall.getByLabel(zh.moveTo)).toHaveCount(0);
  await inspection.tap(inspection.button(zh.stayAndRemove, hall));
  await at("window");
  await expect(row("W01")).toBeVisible();
  await inspection.tap(inspection.button(zh.undo, page.getByRole("main")));
  expect(await exported()).toEqual(before);

  async function exported(): Promise<unknown> {
    await page.goto(`./#/i/${id}/result`);
    const { subjects, standard } = JSON.parse((await inspection.download(zh.exportInspection)).text) as {
      subjects: unknown[];
      standard: unknown[];
    };
    return { subjects, standard };
  }
});

test("to which of two halls a window belongs is asked and never guessed", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const { id } = inspection;
  await page.goto(`./#/i/${id}/subjects/hall`);
  await inspection.tap(inspection.button(zh.addOne("大厅")));
  await expect(page.getByLabel(`H02 ${zh.name}`)).toBeVisible();
  await page.goto(`./#/i/${id}/subjects/window`);
  await inspection.tap(inspection.button(zh.addOne("窗口")));
  const choice = page.getByLabel(/^W06 所属/);
  await expect(choice).toHaveValue("");
  await expect(choice.locator("option:checked")).toHaveText(zh.noParent);
  await expect(page.getByRole("status").filter({ hasText: zh.parentsOpen(1) })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // In the form too, and there it can be said.
  await inspection.at("W06");
  const notice = page.getByRole("status").filter({ hasText: zh.noParent });
  await expect(notice).toContainText(zh.chooseParent("大厅"));
  await notice.getByRole("combobox").selectOption("H02");
  await expect(notice).toBeHidden();
  await page.goto(`./#/i/${id}/subjects/window`);
  await expect(choice).toHaveValue("H02");
  await expect(page.getByRole("status").filter({ hasText: zh.noParent })).toHaveCount(0);

  // Several at once, into the one that was chosen; a pasted list says so before it is taken.
  await page.getByLabel(zh.howMany).fill("12");
  await page.getByRole("main").getByLabel(zh.belongsTo, { exact: true }).selectOption("H01");
  await inspection.tap(inspection.button(zh.addOne("窗口")));
  await expect(inspection.toast).toContainText(zh.added(12));
  await expect(page.getByLabel(/^W18 所属/)).toHaveValue("H01");
  await inspection.tap(inspection.button(zh.pasteList));
  const paste = page.getByRole("dialog", { name: zh.pasteList });
  await paste.getByRole("textbox").fill("W31,社保\nW32,医保,H02\nW01,重复");
  await expect(paste).toContainText(zh.pasteNoParent(1));
  await expect(paste).toContainText(zh.pasteProblems(1));
  await paste.getByRole("combobox").selectOption("H01");
  await expect(paste).not.toContainText(zh.pasteNoParent(1));
  await inspection.tap(inspection.button(zh.addMany(2), paste));
  await expect(page.getByLabel(/^W31 所属/)).toHaveValue("H01");
  await expect(page.getByLabel(/^W32 所属/)).toHaveValue("H02");
});

test("the list of subjects opens where work begins and leads from kind to kind; why there is none takes one tap", async ({
  home,
  page,
}) => {
  const inspection = await home.startNew();
  const setup = await inspection.setup();
  await setup.standard("十个必须十个不准").check();
  await expect(setup.pack("十个必须十个不准")).toBeVisible();
  await inspection.view("subjects");
  const current = page.getByRole("navigation", { name: zh.kinds }).locator("[aria-current]");
  const opened = await current.innerText();
  const kind = opened.replace(/\s*\d+\s*$/, "").trim();
  const reason = inspection.button(zh.reasons.not_applicable[0]!, page.getByRole("main"));
  await inspection.tap(reason);
  await expect(reason).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel(zh.absentReason(kind))).toHaveValue(zh.reasons.not_applicable[0]!);
  await inspection.tap(page.getByRole("main").getByRole("link", { name: /^下一步/ }));
  await expect(current).not.toHaveText(opened);
});

test("a standard with answers is not given up by a slip", async ({ home, page }) => {
  const inspection = await home.openSample("township");
  const setup = await inspection.setup();
  const standard = setup.standard("十个必须十个不准");
  await standard.click();
  const ask = page.getByRole("dialog", { name: zh.dropStandard("十个必须十个不准") });
  await expect(ask).toContainText(/有 [1-9]\d* 个答案/);
  expect(await violations(page)).toEqual([]);
  await inspection.tap(inspection.button(zh.keepIt, ask));
  await expect(standard).toBeChecked();
  await standard.click();
  await inspection.tap(inspection.button(zh.dropStandardNow, ask));
  await expect(standard).not.toBeChecked();
  await inspection.tap(inspection.button(zh.undo, inspection.toast));
  await expect(standard).toBeChecked();
});

import { flushPromises, mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import FactTile from "./FactTile.vue";

const settle = async (): Promise<void> => {
  await flushPromises();
  await new Promise((resolve) => setTimeout(resolve, 5));
};

test("a tap records the fact in its own words and the verdict of each rule shows", async () => {
  const work = await openFake();
  const tile = mount(FactTile, { props: { work, subject: 0, fact: 0 } });
  expect(tile.text()).toContain("未查");
  await tile
    .findAll("button")
    .find((button) => button.text() === "无")!
    .trigger("click");
  await settle();
  expect(work.answer(0, 0)).toMatchObject({ value: false, how: "one" });
  expect(tile.find(".read .v").text()).toContain("不合格");
  expect(tile.findAll("[aria-pressed=true]").map((button) => button.text())).toEqual(["无"]);
});

test("cannot check asks for a reason and records it with one more tap", async () => {
  const work = await openFake();
  const tile = mount(FactTile, { props: { work, subject: 0, fact: 0 } });
  await tile
    .findAll("button")
    .find((button) => button.text() === "无法核验")!
    .trigger("click");
  expect(work.answer(0, 0)).toBeUndefined();
  await tile
    .findAll("button")
    .find((button) => button.text() === "当时不在岗")!
    .trigger("click");
  await settle();
  expect(work.answer(0, 0)).toMatchObject({ cannot_check: "当时不在岗" });
  expect(tile.text()).toContain("无法核验：当时不在岗");
});

test("full-width digits are a number", async () => {
  const work = await openFake();
  const tile = mount(FactTile, { props: { work, subject: 0, fact: 1 } });
  await tile.find("input").setValue("１２");
  await tile.find("input").trigger("change");
  await settle();
  expect(work.answer(0, 1)).toMatchObject({ value: 12 });
});

test("clear takes the answer away", async () => {
  const work = await openFake();
  work.edit(0, 0, { do: "set", value: true });
  const tile = mount(FactTile, { props: { work, subject: 0, fact: 0 } });
  await tile
    .findAll("button")
    .find((button) => button.text() === "清除")!
    .trigger("click");
  await settle();
  expect(work.answer(0, 0)).toBeUndefined();
});

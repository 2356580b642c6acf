import { beforeEach, expect, test } from "vitest";
import { windows } from "../engine/testing/fake-module";
import { all, closeDatabase, put } from "./db";
import type { Row } from "./row";
import { create, erase, heads, setAside } from "./library";

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase("windowcheck");
  localStorage.clear();
});

const named = (id: string, photo?: string) => {
  const inspection = { ...windows(1), id, title: id };
  if (photo) inspection.subjects[0]!.facts["window.photo"] = { value: [photo] };
  return inspection;
};

test("what is put aside is still there and comes back", async () => {
  await create(named("a"));
  await setAside("a", true);
  expect((await heads())[0]?.deleted).toBeTruthy();
  await setAside("a", false);
  expect((await heads())[0]?.deleted).toBeUndefined();
});

test("erasing takes its rows and its own photos, and nothing of another inspection", async () => {
  const [own, shared] = ["a".repeat(64), "b".repeat(64)];
  for (const name of [own, shared]) await put("photos", new Uint8Array([1]), name);
  await create(named("one", own));
  await create(named("two", shared));
  await create(named("three", shared));
  await erase("one");
  await erase("two");
  expect((await heads()).map(({ id }) => id)).toEqual(["three"]);
  expect((await all<Row>("journal")).map(({ insp }) => insp)).toEqual(["three"]);
  expect(await all("photos")).toHaveLength(1);
});

import { effectScope, nextTick, watchEffect } from "vue";
import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import { windows } from "../engine/testing/fake-module";
import { plan } from "./fill";
import { look } from "./look";
import { nextOpen } from "./next-open";

test("a tap redraws its own subject and no other", async () => {
  const work = await openFake(windows(3));
  const drawn = [0, 0, 0];
  const scope = effectScope();
  scope.run(() => [0, 1, 2].forEach((subject) => watchEffect(() => void (work.verdict(0, subject), (drawn[subject] = (drawn[subject] ?? 0) + 1)))));
  await work.say(1, 0, { state: "value", value: true });
  await nextTick();
  expect(drawn).toEqual([1, 2, 1]);
  scope.stop();
});

test("an answer says who gave it, when and how", async () => {
  const work = await openFake();
  await work.say(0, 0, { state: "cannot_check", reason: "当时不在岗" });
  expect(work.answer(0, 0)).toMatchObject({ cannot_check: "当时不在岗", how: "one", by: "检查员1" });
  expect(work.verdict(0, 0)).toBe("cannot_check");
});

test("undo takes back the last answer and nothing else", async () => {
  const work = await openFake();
  await work.say(0, 0, { state: "value", value: true });
  await work.say(0, 0, { state: "value", value: false });
  await work.undo();
  expect(work.verdict(0, 0)).toBe("pass");
  await work.undo();
  expect(work.answer(0, 0)).toBeUndefined();
  expect(work.undoable.value).toBe(0);
});

test("a fill records only empty facts whose compliant value follows", async () => {
  const work = await openFake(windows(3));
  await work.say(0, 0, { state: "value", value: false });
  const { changes, left } = await plan(work, [0, 1, 2]);
  expect(changes.map(([subject, fact]) => [subject, fact])).toEqual([[1, 0], [2, 0]]);
  expect(left).toBe(3);
  await work.record(changes);
  expect([0, 1, 2].map((subject) => work.verdict(0, subject))).toEqual(["fail", "pass", "pass"]);
  await work.undo();
  expect([0, 1, 2].map((subject) => work.verdict(0, subject))).toEqual(["fail", "pending", "pending"]);
});

test("a subject that was removed comes back at its place with undo", async () => {
  const work = await openFake();
  await work.restructure(() => [{ op: "remove", ids: ["W01"] }]);
  expect(work.inspection.subjects.map(({ id }) => id)).toEqual(["W02"]);
  await work.undo();
  expect(work.inspection.subjects.map(({ id }) => id)).toEqual(["W01", "W02"]);
});

test("what is tapped before the last tap is done meets the inspection as that left it", async () => {
  const work = await openFake();
  const gone = work.restructure(() => [{ op: "remove", ids: ["W01"] }]);
  const said = work.say(1, 0, { state: "value", value: true });
  const added = work.restructure(() => [{ op: "add", subjects: [{ at: work.inspection.subjects.length, subject: { id: `W0${work.inspection.subjects.length + 2}`, kind: "window", facts: {} } }] }]);
  await Promise.all([gone, said, added, work.undo(), work.undo()]);
  expect(work.inspection.subjects.map(({ id, facts }) => [id, Object.keys(facts).length])).toEqual([["W02", 0]]);
  await work.undo();
  expect(work.inspection.subjects.map(({ id }) => id)).toEqual(["W01", "W02"]);
});

test("the next open item goes on from where one stands, and round", async () => {
  const work = await openFake();
  await work.say(0, 0, { state: "value", value: true });
  expect(await nextOpen(work, { subject: 0 })).toEqual({ subject: 0, fact: 1 });
  expect(await nextOpen(work, { subject: 0, fact: 1 })).toEqual({ subject: 1, fact: 0 });
  expect(await nextOpen(work, { subject: 1, fact: 1 })).toEqual({ subject: 0, fact: 1 });
});

test("a reader cannot record", async () => {
  const work = await openFake();
  work.readOnly.value = true;
  await work.say(0, 0, { state: "value", value: true });
  expect(work.answer(0, 0)).toBeUndefined();
});

test("a cell is drawn by its verdict, and unanswered is never a pass", async () => {
  const work = await openFake();
  const none = (): undefined => undefined;
  expect(look(work, 0, 0, none)).toBe("pending");
  await work.say(0, 1, { state: "value", value: 1 });
  expect(look(work, 0, 1, none)).toBe("fail");
  await work.say(0, 0, { state: "not_applicable", reason: "无此项" });
  expect(look(work, 0, 0, none)).toBe("not_applicable");
});

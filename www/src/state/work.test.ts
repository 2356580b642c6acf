import { effectScope, nextTick, watchEffect } from "vue";
import { expect, test, vi } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import { Broken } from "../engine/rpc";
import { windows } from "../engine/testing/fake-module";
import { Journal } from "../store/journal";
import { plan } from "./fill";
import { look } from "./look";
import { nextOpen } from "./next-open";

const yes = { do: "set", value: true } as const;
const no = { do: "set", value: false } as const;

test("a tap redraws its own subject and no other", async () => {
  const work = await openFake(windows(3));
  const drawn = [0, 0, 0];
  const scope = effectScope();
  scope.run(() =>
    [0, 1, 2].forEach((subject) => watchEffect(() => void (work.verdict(0, subject), (drawn[subject] = (drawn[subject] ?? 0) + 1)))),
  );
  work.edit(1, 0, yes);
  await work.judged();
  await nextTick();
  expect([drawn[0], drawn[2]]).toEqual([1, 1]);
  expect(drawn[1]).toBeGreaterThan(1);
  scope.stop();
});

test("an answer says who gave it, when and how", async () => {
  const work = await openFake();
  work.edit(0, 0, { do: "without", state: "cannot_check", reason: "当时不在岗" });
  expect(work.answer(0, 0)).toMatchObject({ cannot_check: "当时不在岗", how: "one", by: "检查员1" });
  await work.judged();
  expect(work.verdict(0, 0)).toBe("cannot_check");
});

// The paths of an answer: whatever the engine does, what was tapped is there.

const tapped = async (delay: number) => {
  const work = await openFake(windows(3), { delay });
  for (let tap = 0; tap < 6; tap++) {
    work.edit(0, 1, { do: "step", by: 1 });
    expect(work.answer(0, 1)).toMatchObject({ value: tap + 1 });
  }
  work.edit(1, 0, yes);
  work.edit(1, 0, no);
  return work;
};

test.each([0, 60, 300])("every tap counts at once, with an engine that answers after %i ms", async (delay) => {
  const work = await tapped(delay);
  await work.judged();
  expect(work.verdict(1, 0)).toBe("pass");
  expect(work.verdict(0, 1)).toBe("fail");
  expect(work.judging.value).toBe(false);
  expect([work.openOf(0), work.failedOf(1)]).toEqual([1, 1]);
});

test("an engine that answers after three seconds is told the newest answers only, and nothing waits for it", async () => {
  const work = await openFake(windows(3), { delay: 3000 });
  const apply = vi.spyOn(work.engine, "apply");
  vi.useFakeTimers();
  try {
    for (let tap = 0; tap < 40; tap++) {
      work.edit(0, 1, { do: "step", by: 1 });
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(work.answer(0, 1)).toMatchObject({ value: 40 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(work.judging.value).toBe(false);
    expect(apply.mock.calls.length).toBeLessThanOrEqual(4);
    expect(work.verdict(1, 0)).toBe("pass");
  } finally {
    vi.useRealTimers();
  }
});

test("what is tapped is in the journal before the engine has seen it", async () => {
  const work = await openFake(windows(1), { delay: 3000 });
  work.edit(0, 0, yes);
  const journal = work.journal as Journal;
  await vi.waitFor(() => expect(journal.waiting).toBe(0));
  expect((await Journal.open(journal.insp))?.kept.inspection.subjects[0]?.facts["window.sign"]).toMatchObject({ value: true });
  expect(work.judging.value).toBe(true);
});

test("an engine that traps in the middle of a burst is told all of it again", async () => {
  let calls = 0;
  const work = await openFake(windows(3), { trap: () => ++calls === 2, delay: 5 });
  for (const [subject, operation] of [
    [0, yes],
    [1, no],
    [2, yes],
    [0, no],
  ] as const) {
    work.edit(subject, 0, operation);
    await new Promise((resolve) => setTimeout(resolve, 7));
  }
  await work.judged();
  expect([0, 1, 2].map((subject) => work.verdict(0, subject))).toEqual(["fail", "fail", "pass"]);
  expect(work.broken.value).toBe("");
});

test("an engine that always breaks takes no answer with it, and goes on once it can", async () => {
  const work = await openFake(windows(2));
  const broken = [vi.spyOn(work.engine, "apply"), vi.spyOn(work.engine, "open")].map((call) =>
    call.mockRejectedValue(new Broken("unreachable")),
  );
  work.edit(0, 0, yes);
  await work.judged();
  expect(work.broken.value).toBe("unreachable");
  expect(work.answer(0, 0)).toMatchObject({ value: true });
  broken.forEach((call) => call.mockRestore());
  work.edit(1, 0, no);
  await work.judged();
  expect([work.verdict(0, 0), work.verdict(0, 1), work.broken.value]).toEqual(["pass", "fail", ""]);
});

test.each([0, 20])("a refused answer is taken back and told at its field until it is mended (engine after %i ms)", async (delay) => {
  const work = await openFake(windows(2), { delay });
  work.edit(0, 1, { do: "set", value: 3 });
  await work.judged();
  work.edit(0, 1, { do: "set", value: -1 });
  work.edit(1, 0, yes);
  await work.judged();
  expect(work.answer(0, 1)).toMatchObject({ value: 3 });
  expect(work.refusal(0, 1)).toMatchObject({ code: "below_min" });
  expect(work.draft(work.field(0, 1))).toBe("-1");
  expect([work.verdict(1, 0), work.verdict(0, 1)]).toEqual(["pass", "pass"]);
  work.edit(0, 1, { do: "set", value: 5 });
  await work.judged();
  expect(work.refusal(0, 1)).toBeUndefined();
  expect(work.draft(work.field(0, 1))).toBeUndefined();
  // What was refused is no step of undo.
  work.undo();
  expect(work.answer(0, 1)).toMatchObject({ value: 3 });
});

test("a better answer given before the refusal came stands", async () => {
  const work = await openFake(windows(1), { delay: 20 });
  work.edit(0, 1, { do: "set", value: -1 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  work.edit(0, 1, { do: "set", value: 4 });
  await work.judged();
  expect(work.answer(0, 1)).toMatchObject({ value: 4 });
  expect(work.refusal(0, 1)).toBeUndefined();
  expect(work.verdict(1, 0)).toBe("pass");
});

test("undo takes back the last answer and nothing else", async () => {
  const work = await openFake();
  work.edit(0, 0, yes);
  work.edit(0, 0, no);
  work.undo();
  await work.judged();
  expect(work.verdict(0, 0)).toBe("pass");
  work.undo();
  expect(work.answer(0, 0)).toBeUndefined();
  expect(work.undoable.value).toBe(0);
});

test("undo survives opening again", async () => {
  const work = await openFake();
  work.edit(0, 0, yes);
  work.edit(0, 0, no);
  work.edit(1, 0, yes);
  work.undo();
  await work.journal.idle();
  const again = await Journal.open((work.journal as Journal).insp);
  expect(again?.backs).toHaveLength(2);
  expect(again?.backs.at(-1)).toMatchObject({ op: "answers", set: [["W01", "window.sign", { value: true }]] });
});

test("a fill records only empty facts whose compliant value follows", async () => {
  const work = await openFake(windows(3));
  work.edit(0, 0, no);
  const { changes, left } = await plan(work, [0, 1, 2]);
  expect(changes.map(([subject, fact]) => [subject, fact])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  expect(left).toBe(3);
  work.record(changes);
  await work.judged();
  expect([0, 1, 2].map((subject) => work.verdict(0, subject))).toEqual(["fail", "pass", "pass"]);
  work.undo();
  await work.judged();
  expect([0, 1, 2].map((subject) => work.verdict(0, subject))).toEqual(["fail", "pending", "pending"]);
});

test("a subject that was removed comes back at its place with undo", async () => {
  const work = await openFake();
  work.restructure(() => [{ op: "remove", ids: ["W01"] }]);
  expect(work.inspection.subjects.map(({ id }) => id)).toEqual(["W02"]);
  work.undo();
  expect(work.inspection.subjects.map(({ id }) => id)).toEqual(["W01", "W02"]);
});

test.each([0, 30])("what is tapped meets the inspection as the tap before left it (engine after %i ms)", async (delay) => {
  const work = await openFake(windows(2), { delay });
  work.edit(0, 0, no);
  work.restructure(() => [{ op: "remove", ids: ["W01"] }]);
  work.edit(0, 0, yes);
  work.restructure(() => [
    { op: "add", subjects: [{ at: work.inspection.subjects.length, subject: { id: "W09", kind: "window", facts: {} } }] },
  ]);
  work.edit(1, 0, no);
  expect(work.inspection.subjects.map(({ id, facts }) => [id, Object.keys(facts).length])).toEqual([
    ["W02", 1],
    ["W09", 1],
  ]);
  await work.judged();
  expect([work.verdict(0, 0), work.verdict(0, 1)]).toEqual(["pass", "fail"]);
  for (let i = 0; i < 4; i++) work.undo();
  expect(work.inspection.subjects.map(({ id, facts }) => [id, Object.keys(facts).length])).toEqual([
    ["W01", 1],
    ["W02", 0],
  ]);
  await work.judged();
  expect([work.verdict(0, 0), work.verdict(0, 1)]).toEqual(["fail", "pending"]);
});

test("the next open item goes on from where one stands, and round", async () => {
  const work = await openFake();
  work.edit(0, 0, yes);
  await work.judged();
  expect(nextOpen(work, { subject: 0 })).toEqual({ subject: 0, fact: 1 });
  expect(nextOpen(work, { subject: 0, fact: 1 })).toEqual({ subject: 1, fact: 0 });
  expect(nextOpen(work, { subject: 1, fact: 1 })).toEqual({ subject: 0, fact: 1 });
});

test("a reader cannot record", async () => {
  const work = await openFake();
  work.readOnly.value = true;
  work.edit(0, 0, yes);
  expect(work.answer(0, 0)).toBeUndefined();
});

test("a cell is drawn by its verdict, and unanswered is never a pass", async () => {
  const work = await openFake();
  const none = (): undefined => undefined;
  expect(look(work, 0, 0, none)).toBe("pending");
  work.edit(0, 1, { do: "set", value: 1 });
  await work.judged();
  expect(look(work, 0, 1, none)).toBe("fail");
  work.edit(0, 0, { do: "without", state: "not_applicable", reason: "无此项" });
  await work.judged();
  expect(look(work, 0, 0, none)).toBe("not_applicable");
});

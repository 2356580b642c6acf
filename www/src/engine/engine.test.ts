import { expect, test, vi } from "vitest";
import type { Outcome } from "./core";
import { Broken, engine, Refused, type Runner } from "./engine";
import { openFake } from "./testing/open-fake";
import { windows } from "./testing/fake-module";

const answers = (list: Outcome[]): Runner & { ended: boolean } => ({
  ended: false,
  run: () => Promise.resolve(list.shift() ?? { value: null }),
  end() {
    this.ended = true;
  },
});

test("a broken instance is ended and the call tried again on a fresh one", async () => {
  const runners = [answers([{ value: "opened" }, { trap: "unreachable" }]), answers([{ value: "reopened" }, { value: "answer" }])];
  let n = 0;
  const restarted = vi.fn();
  const judge = engine(() => runners[n++]!, { kept: () => ({ packs: "[]", inspection: "{}" }), restarted });
  await judge.open("[]", "{}");
  expect(await judge.report()).toBe("answer");
  expect(runners[0]!.ended).toBe(true);
  expect(restarted).toHaveBeenCalledWith("unreachable");
});

test("a call that breaks the engine twice is given up, and the engine is fresh again", async () => {
  const runners = [[{ value: 1 }, { trap: "a" }], [{ value: 1 }, { trap: "b" }], [{ value: 1 }, { value: "fine" }]].map((list) => answers(list as Outcome[]));
  let n = 0;
  const judge = engine(() => runners[n++]!, { kept: () => ({ packs: "[]", inspection: "{}" }), restarted: () => undefined });
  await judge.open("[]", "{}");
  await expect(judge.report()).rejects.toBeInstanceOf(Broken);
  expect(await judge.report()).toBe("fine");
});

test("a refusal is told in both languages and does not end the engine", async () => {
  const work = await openFake();
  const refusal = work.say(0, 1, { state: "value", value: -1 });
  await expect(refusal).rejects.toBeInstanceOf(Refused);
  expect(work.inspection.subjects[0]?.facts).toEqual({});
  expect(work.verdict(1, 0)).toBe("pending");
});

test("after a trap the answers of the page are there and the tap is recorded", async () => {
  let traps = 0;
  const restarted = vi.fn();
  const work = await openFake(windows(2), { trap: () => traps-- > 0, restarted });
  await work.say(0, 0, { state: "value", value: true });
  traps = 1;
  await work.say(1, 0, { state: "value", value: false });
  expect(restarted).toHaveBeenCalledOnce();
  expect([work.verdict(0, 0), work.verdict(0, 1)]).toEqual(["pass", "fail"]);
});

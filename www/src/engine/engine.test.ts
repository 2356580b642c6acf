import { expect, test, vi } from "vitest";
import type { Method, Opened } from "./core";
import { Broken, engine, Refused, type Restarts, type Runner } from "./engine";
import { localRunner } from "./local";
import type { Outcome } from "./rpc";
import { fakeModule, windows } from "./testing/fake-module";
import { openFake } from "./testing/open-fake";

/** Runners that give these answers in turn, and what each of them was asked. */
function scripted(...scripts: Outcome[][]) {
  const asked: Method[][] = [];
  let ended = 0;
  const start = (): Runner<Method> => {
    const list = [...(scripts[asked.length] ?? [])];
    const mine: Method[] = [];
    asked.push(mine);
    return {
      run(method) {
        mine.push(method);
        return Promise.resolve(list.shift() ?? { value: null });
      },
      end: () => (ended += 1),
    };
  };
  return { start, asked, ended: () => ended };
}
const KEPT: Restarts["kept"] = () => Promise.resolve({ packs: "[]", inspection: "{}" });
const trap = (reason: string): Outcome => ({ trap: reason });

test("a broken instance is ended and a question asked again on a fresh one", async () => {
  const { start, asked, ended } = scripted([{ value: "opened" }, trap("unreachable")], [{ value: "reopened" }, { value: "answer" }]);
  const reopened = vi.fn();
  const judge = engine(start, { kept: KEPT, reopened });
  await judge.open("[]", "{}");
  expect(await judge.report()).toBe("answer");
  expect(ended()).toBe(1);
  expect(reopened).toHaveBeenCalledExactlyOnceWith("reopened", "unreachable");
  expect(asked).toEqual([
    ["open", "report"],
    ["open", "report"],
  ]);
});

test("changes that were said before an engine broke are not sent again: what was reopened has them", async () => {
  const { start, asked } = scripted([{ value: "opened" }, trap("a")], [{ value: "reopened" }, { value: "answer" }, { value: "delta" }]);
  const judge = engine(start, { kept: KEPT, reopened: () => undefined });
  await judge.open("[]", "{}");
  const said = [judge.apply([[0, 0, true]]), judge.apply([[1, 0, true]]), judge.open("[]", "{}"), judge.report()];
  expect(await Promise.all(said)).toEqual([null, null, "reopened", "answer"]);
  expect(await judge.apply([[2, 0, true]])).toBe("delta");
  expect(asked).toEqual([
    ["open", "apply"],
    ["open", "report", "apply"],
  ]);
});

test("what is said while the inspection is fetched for a fresh engine is sent to it", async () => {
  const { start, asked } = scripted([{ value: "opened" }, trap("a")], [{ value: "reopened" }, { value: "delta" }]);
  let give: (kept: { packs: string; inspection: string }) => void = () => undefined;
  const kept = vi.fn(() => new Promise<{ packs: string; inspection: string }>((resolve) => (give = resolve)));
  const judge = engine(start, { kept, reopened: () => undefined });
  await judge.open("[]", "{}");
  const before = judge.apply([[0, 0, true]]);
  await vi.waitFor(() => expect(kept).toHaveBeenCalled());
  const meanwhile = judge.apply([[1, 0, true]]);
  give({ packs: "[]", inspection: "{}" });
  expect(await Promise.all([before, meanwhile])).toEqual([null, "delta"]);
  expect(asked[1]).toEqual(["open", "apply"]);
});

test("a question that breaks the engine twice is given up, and the engine comes back for the next", async () => {
  const { start } = scripted([{ value: 1 }, trap("a")], [{ value: 1 }, trap("b")], [{ value: 1 }, { value: "fine" }]);
  const judge = engine(start, { kept: KEPT, reopened: () => undefined });
  await judge.open("[]", "{}");
  await expect(judge.report()).rejects.toThrow(new Broken("b"));
  expect(await judge.report()).toBe("fine");
});

test("an inspection that breaks the engine is told so; another one is opened", async () => {
  const { start } = scripted([{ value: "first" }, trap("a")], [trap("b")], [{ value: "second" }, { value: "delta" }]);
  const judge = engine(start, { kept: KEPT, reopened: () => undefined });
  await judge.open("[]", "{}");
  await expect(judge.apply([[0, 0, true]])).rejects.toThrow(new Broken("b"));
  expect(await judge.open("[]", "other")).toBe("second");
  expect(await judge.apply([[0, 0, true]])).toBe("delta");
});

test("the first opening is tried on two instances", async () => {
  const { start, asked } = scripted([trap("a")], [{ value: "opened" }]);
  const judge = engine(start, { kept: () => Promise.reject(new Error("nothing is kept yet")), reopened: () => undefined });
  expect(await judge.open("[]", "{}")).toBe("opened");
  expect(asked).toEqual([["open"], ["open"]]);
});

test("a closed engine starts nothing again", async () => {
  const { start, asked } = scripted([{ value: "opened" }]);
  const judge = engine(start, { kept: KEPT, reopened: () => undefined });
  await judge.open("[]", "{}");
  const late = judge.report();
  judge.close();
  await expect(late).rejects.toBeInstanceOf(Broken);
  await expect(judge.report()).rejects.toBeInstanceOf(Broken);
  expect(asked).toEqual([["open"]]);
});

test.each([0, 60])("with an engine that answers after %i ms and traps in the middle the page has every verdict", async (delay) => {
  // The page as it should be: what is said stands at once, and is in what the engine reopens.
  const page = windows(3);
  let [n, opened] = [0, undefined as Opened | undefined];
  const judge = engine(() => localRunner(fakeModule({ trap: () => ++n === 3 }), () => delay), {
    kept: () => Promise.resolve({ packs: "[]", inspection: JSON.stringify(page) }),
    reopened: (now) => (opened = now),
  });
  const cells = new Map<string, number>();
  const show = (now: Opened): void => now.cells[0]!.forEach((verdict, i) => cells.set(`${Math.floor(i / 3)} ${i % 3}`, verdict));
  show(await judge.open("[]", JSON.stringify(page)));
  const said = [0, 1, 2, 0, 1].map(async (subject, i) => {
    page.subjects[subject]!.facts["window.sign"] = i > 2;
    const delta = await judge.apply([[subject, 0, i > 2]]);
    for (const [rule, at, verdict] of delta?.cells ?? []) cells.set(`${rule} ${at}`, verdict);
    return delta === null;
  });
  expect(await Promise.all(said)).toEqual([false, false, true, true, true]);
  show(opened!);
  expect([0, 1, 2].map((subject) => cells.get(`0 ${subject}`))).toEqual([0, 0, 1]);
});

test("a refusal is told in both languages and does not end the engine", async () => {
  const work = await openFake();
  await expect(work.engine.apply([[0, 1, -1]])).rejects.toBeInstanceOf(Refused);
  expect(work.inspection.subjects[0]?.facts).toEqual({});
  expect(work.verdict(1, 0)).toBe("pending");
});

test("after a trap the answers of the page are there and the tap is recorded", async () => {
  let traps = 0;
  const reopened = vi.fn();
  const work = await openFake(windows(2), { trap: () => traps-- > 0, reopened });
  work.edit(0, 0, { do: "set", value: true });
  await work.judged();
  traps = 1;
  work.edit(1, 0, { do: "set", value: false });
  await work.judged();
  expect(reopened).toHaveBeenCalledOnce();
  expect([work.verdict(0, 0), work.verdict(0, 1)]).toEqual(["pass", "fail"]);
});

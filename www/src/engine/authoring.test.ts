import { afterEach, expect, test, vi } from "vitest";
import { Authoring, type AuthoringCall } from "./authoring";

/** A module for authors that says what it was asked. */
function stub(answer: (call: AuthoringCall, args: unknown[]) => unknown): { asked: AuthoringCall[] } {
  const asked: AuthoringCall[] = [];
  class Fake extends EventTarget {
    postMessage({ n, method, args }: { n: number; method: AuthoringCall; args: unknown[] }): void {
      asked.push(method);
      queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: { n, outcome: { value: answer(method, args) } } })));
    }
    terminate(): void {}
  }
  vi.stubGlobal("Worker", Fake);
  return { asked };
}
afterEach(() => vi.unstubAllGlobals());

test("a draft is asked about once: notices, the pack of the form and the cases come together", async () => {
  const { asked } = stub((_, [files, main, cases]) => ({
    notices: [],
    pack: `${String(main)} ${String(files)}`,
    runs: cases === undefined ? [] : [{ rule: cases }],
  }));
  const authoring = new Authoring();
  expect(await authoring.diagnose({ "a.yaml": "pack: a" }, "a.yaml", "cases")).toEqual({
    notices: [],
    pack: 'a.yaml {"a.yaml":"pack: a"}',
    runs: [{ rule: "cases" }],
  });
  expect(asked).toEqual(["diagnose"]);
  expect((await authoring.diagnose({}, "a.yaml")).runs).toEqual([]);
  authoring.end();
});

import { beforeEach, expect, test } from "vitest";
import { recall } from "../store/preference";
import { chooseRecorder, forgetRecorder, otherRecorder, recorder } from "./recorder";

const of = (...inspectors: string[]) => ({ id: "a", inspectors });
beforeEach(() => forgetRecorder("a"));

test("nobody is asked where there is one inspector, or none", () => {
  expect(recorder(of("检查员1"))).toBe("检查员1");
  expect(recorder(of())).toBeUndefined();
});

test("of several inspectors nobody is guessed; who was chosen stays, on this device and for this inspection", () => {
  const two = of("检查员1", "检查员2");
  expect(recorder(two)).toBeUndefined();
  chooseRecorder(two, "检查员2");
  expect(recorder(two)).toBe("检查员2");
  expect(recorder({ ...two, id: "b" })).toBeUndefined();
  expect(recall("recorder:a")).toBe("检查员2");
});

test("of two a tap goes to the other; of three one is chosen", () => {
  const two = of("检查员1", "检查员2");
  expect(otherRecorder(two)).toBeUndefined();
  chooseRecorder(two, "检查员2");
  expect(otherRecorder(two)).toBe("检查员1");
  expect(otherRecorder(of("检查员1", "检查员2", "检查员3"))).toBeUndefined();
});

test("who is no longer an inspector records no longer", () => {
  chooseRecorder({ id: "a" }, "检查员2");
  expect(recorder(of("检查员1", "检查员3"))).toBeUndefined();
  expect(recorder(of("检查员1"))).toBe("检查员1");
});

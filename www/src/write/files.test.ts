import { afterEach, expect, test, vi } from "vitest";
import { gathered, mainFile, mainFiles, references } from "./files";

const MAIN = "pack: a\ninclude: [../vocabulary/hall.yaml]\nrules: []\n";
const HALL = "pack: hall\ninclude:\n  - ./people.yaml\nkinds: {}\n";
const OVER = "pack: county\noverlay:\n  of: ../b/b.yaml\n  layer: county\n";

/** The standards of the page, by path. */
function page(sources: Record<string, string>): void {
  vi.stubGlobal("fetch", (path: string) => {
    const text = path === "standards/index.json" ? JSON.stringify(Object.keys(sources)) : sources[path.replace("standards/", "")];
    return Promise.resolve(new Response(text ?? "", { status: text === undefined ? 404 : 200 }));
  });
}
afterEach(() => vi.unstubAllGlobals());

test("a file goes to where the one that includes it looks for it", async () => {
  page({});
  const files = { "a.yaml": MAIN, "hall.yaml": HALL, "people.yaml": "pack: people\n", "other.yaml": "pack: other\n" };
  expect(Object.keys(await gathered(files, "a.yaml"))).toEqual(["a.yaml", "../vocabulary/hall.yaml", "../vocabulary/people.yaml"]);
});

test("what was not brought comes from the standards of the page", async () => {
  page({ "b/b.yaml": MAIN, "vocabulary/hall.yaml": HALL, "vocabulary/people.yaml": "pack: people\n" });
  expect(Object.keys(await gathered({ "county/county.yaml": OVER }, "county/county.yaml"))).toEqual([
    "county/county.yaml",
    "b/b.yaml",
    "vocabulary/hall.yaml",
    "vocabulary/people.yaml",
  ]);
});

test("what was brought stands before what the page has", async () => {
  page({ "b/b.yaml": "pack: of-the-page\n" });
  expect((await gathered({ "county.yaml": OVER, "b.yaml": "pack: brought\n" }, "county.yaml"))["../b/b.yaml"]).toBe("pack: brought\n");
});

test("the main file is the one that no other refers to", () => {
  expect(mainFile({ "hall.yaml": HALL, "b.yaml": MAIN, "county.yaml": OVER })).toBe("county.yaml");
  expect(mainFile({ "hall.yaml": HALL, "a.yaml": MAIN })).toBe("a.yaml");
});

test("an overlay refers to what it sets, however it is written", () => {
  expect(references("pack: x\noverlay: {layer: city, of: 'base.yaml'}\n")).toEqual(["base.yaml"]);
  expect(references("pack: x\noverlay:\n  layer: city\n  of: base.yaml\n")).toEqual(["base.yaml"]);
});

test("of several standards each is one, and what they include is none", () => {
  expect(mainFiles({ "hall.yaml": HALL, "a.yaml": MAIN, "b.yaml": "pack: b\nrules: []\n" })).toEqual(["a.yaml", "b.yaml"]);
  expect(mainFiles({ "hall.yaml": HALL })).toEqual(["hall.yaml"]);
  expect(mainFiles({})).toEqual([]);
});

import { expect, test } from "vitest";
import { placed } from "./authoring";

test("a file goes to where the one that includes it looks for it", () => {
  const main = "pack: a\ninclude: [../vocabulary/hall.yaml]\nrules: []\n";
  const hall = "pack: hall\ninclude:\n  - ./people.yaml\nkinds: {}\n";
  const files = { "a.yaml": main, "hall.yaml": hall, "people.yaml": "pack: people\n", "other.yaml": "pack: other\n" };
  expect(Object.keys(placed(files, "a.yaml"))).toEqual(["a.yaml", "../vocabulary/hall.yaml", "../vocabulary/people.yaml"]);
});

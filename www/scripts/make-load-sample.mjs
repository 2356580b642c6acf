// Writes public/samples/load.json: a large hall to see that the page stays quick. All made up; nobody has a
// name. It reads the resolved packs, so that it asks for what they ask, and a fixed seed gives the same file.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const PACKS = new URL("../public/packs/", import.meta.url);
const OUT = new URL("../public/samples/load.json", import.meta.url);
const DATE = "2026-11-23";
const COUNTS = { centre: 1, hall: 1, window: 64, staff: 156, unit: 12, organisation: 3, review: 24, meeting: 12, award: 18 };
const PREFIX = { centre: "C", hall: "H", window: "W", staff: "S", unit: "U", organisation: "O", review: "R", meeting: "M", award: "A" };
const SECTORS = ["社会保障", "医疗保障", "户籍", "不动产", "税务", "市场准入", "民政", "公积金"];
const FAILING = 0.02;
const OPEN = 0.04;
const NOT_SEEN = 0.01;

// Mulberry32: small, and the same everywhere.
let seed = 20261123;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.floor(random() * list.length)];
const daysBefore = (n) => new Date(Date.parse(DATE) - n * 86_400_000).toISOString().slice(0, 10);

const packs = readdirSync(PACKS)
  .filter((name) => name.endsWith(".json") && name !== "index.json")
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, PACKS), "utf8")));
const kinds = Object.assign({}, ...packs.map((pack) => pack.kinds));
const facts = Object.assign({}, ...packs.map((pack) => pack.facts));

// What the rules say about each fact: which options must not be there, which bounds hold.
const asked = new Map();
const about = (fact) => asked.get(fact) ?? asked.set(fact, { none: new Set(), min: 0, max: Infinity, no: false }).get(fact);
function read(node) {
  if (!node || typeof node !== "object") return;
  if (typeof node.fact === "string" && facts[node.fact]) {
    const told = about(node.fact);
    for (const option of node.none ?? []) told.none.add(option);
    if (node.value === false) told.no = true;
    if (typeof node.at_least === "string" || typeof node.at_least === "number") told.min = Math.max(told.min, Number(node.at_least) || 0);
    if (typeof node.at_most === "string" || typeof node.at_most === "number") told.max = Math.min(told.max, Number(node.at_most));
  }
  for (const name of [node.part, node.whole, node.dates, node.claim, ...(node.facts ?? [])]) if (facts[name]) about(name);
  for (const value of Object.values(node)) read(value);
}
const grave = new Set();
for (const { rules } of packs)
  for (const rule of rules) {
    for (const part of [rule.when, rule.unless, rule.require]) read(part);
    if (rule.severity === "critical")
      for (const name of asked.keys()) if (JSON.stringify(rule.require).includes(`"${name}"`)) grave.add(name);
  }

function value(name, { type, of = {}, whole }) {
  const told = about(name);
  const options = Object.keys(of);
  // Nobody is said to have taken money, not even in a made-up hall.
  const failing = random() < FAILING && !grave.has(name);
  switch (type) {
    case "yes_no":
      return told.no !== failing ? false : true;
    case "set": {
      const good = options.filter((option) => !told.none.has(option));
      if (!failing) return good;
      return told.none.size ? [...good, pick([...told.none])] : good.filter((_, i) => i !== Math.floor(random() * good.length));
    }
    case "choice":
      return name === "staff.political" || name.endsWith(".kind") || name.endsWith(".level")
        ? pick(options)
        : failing
          ? options[0]
          : options[options.length - 1];
    case "number": {
      // Well inside the bounds: five of what must be at least one, a fifth above an area.
      const good = told.min > 0 ? (whole ? Math.ceil(told.min) + 4 : Math.round(told.min * 12) / 10) : Number.isFinite(told.max) ? 0 : 20;
      const n = !failing ? good : told.min > 0 ? Math.ceil(told.min) - 1 : good + 1;
      return whole ? Math.round(Math.max(0, n)) : Math.max(0, n);
    }
    case "date":
      return daysBefore(Math.floor(random() * 330) + 10);
    case "dates":
      return [40, 110, 200, 290].map((n) => daysBefore(n + Math.floor(random() * 9))).sort();
    case "time_range":
      return "09:00-17:00";
    case "text":
      return "示例文字";
    default:
      return undefined;
  }
}

function answer(name, fact) {
  const chance = random();
  if (chance < OPEN) return undefined;
  if (chance < OPEN + NOT_SEEN) return { cannot_check: "当时不在岗", how: "one" };
  const given = value(name, fact);
  return given === undefined ? undefined : { value: given, how: "bulk" };
}

const id = (kind, n) => `${PREFIX[kind] ?? kind}${String(n).padStart(kind === "staff" ? 3 : 2, "0")}`;
const named = {
  centre: () => "示例县政务服务中心",
  hall: () => "办事大厅",
  window: (n) => `${n}号窗口 · ${SECTORS[(n - 1) % SECTORS.length]}`,
};

const subjects = [];
for (const kind of Object.keys(kinds)) {
  for (let n = 1; n <= (COUNTS[kind] ?? 0); n++) {
    const parent = kinds[kind].parent;
    const about_it = Object.entries(facts).filter(([name]) => asked.has(name) && name.startsWith(`${kind}.`));
    const answers = about_it.map(([name, fact]) => [name, answer(name, fact)]).filter(([, given]) => given !== undefined);
    subjects.push({
      id: id(kind, n),
      kind,
      ...(named[kind] && { name: named[kind](n) }),
      ...(parent && { parent: id(parent, ((n - 1) % COUNTS[parent]) + 1) }),
      facts: Object.fromEntries(answers),
    });
  }
}

const standard = packs.map(({ pack, profiles }) => ({ pack, profiles: "points" in profiles ? ["points"] : [], params: {}, slots: {} }));
const inspection = {
  format: "windowcheck-inspection/1",
  id: "sample-load",
  title: "示例县政务服务中心（64窗156人）",
  sample: true,
  date: DATE,
  inspectors: ["检查员1"],
  standard,
  subjects,
  absent: {},
};
writeFileSync(OUT, `${JSON.stringify(inspection)}\n`);
console.log(`${subjects.length} subjects, ${subjects.reduce((sum, subject) => sum + Object.keys(subject.facts).length, 0)} answers`);

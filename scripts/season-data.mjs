// Makes the sample data of standards/seasons: the sizes of the sources, figures from a seed, so the
// same bytes every time. Subjects are numbers, never names. `--check` only compares.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const check = process.argv.includes("--check");
const root = new URL("../standards/seasons/", import.meta.url);
let differs = 0;

/** mulberry32: small, the same everywhere, no library. */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const number = (prefix, n, width) => prefix + String(n).padStart(width, "0");
const between = (roll, low, high) => low + Math.floor(roll() * (high - low + 1));
/** A figure in tenths as a decimal. */
const tenths = (n) => (n % 10 === 0 ? String(n / 10) : (n / 10).toFixed(1));
const months = Array.from({ length: 12 }, (_, m) => `2026-${String(m + 1).padStart(2, "0")}`);

function put(name, text) {
  const at = new URL(name, root);
  if (!check) {
    mkdirSync(new URL(".", at), { recursive: true });
    writeFileSync(at, text);
    return;
  }
  let there = "";
  try {
    there = readFileSync(at, "utf8");
  } catch {
    // Not there: it differs.
  }
  if (there !== text) {
    differs += 1;
    console.error(`${name} is not what scripts/season-data.mjs makes`);
  }
}
const csv = (name, heads, rows) => put(name, [heads, ...rows].map((row) => row.join(",")).join("\n") + "\n");
const settings = (name, params) => {
  const all = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, { value, by: "示例数据", basis: "为演示而设，来源没有给出" }]),
  );
  put(name, JSON.stringify({ format: "windowcheck-season/1", sample: true, params: all, rows: [] }, null, 1) + "\n");
};

// Binzhou: 64 windows, 156 staff, 12 months.
{
  const folder = "binzhou-thirty-flags/";
  const roll = dice(64156);
  const windows = Array.from({ length: 64 }, (_, n) => number("W", n + 1, 2));
  // Each window has one, the other 92 are spread.
  const staff = Array.from({ length: 156 }, (_, n) => ({
    id: number("S", n + 1, 3),
    window: n < 64 ? windows[n] : windows[between(roll, 0, 63)],
    // One of whom it is not known.
    party: n === 77 ? "" : roll() < 0.45 ? "true" : "false",
    base: between(roll, 975, 1050),
  }));
  csv(folder + "subjects.csv", ["kind", "subject", "place", "party_member"], [
    ...windows.map((id) => ["window", id, "", ""]),
    ...staff.map((one) => ["staff", one.id, one.window, one.party]),
  ]);
  const facts = ["attendance", "manners", "matters", "clients", "supervision", "peers", "morals", "skills", "duty", "results"];
  const rows = [];
  for (const month of months)
    for (const one of staff) {
      const figures = facts.map(() => tenths(Math.round((one.base + between(roll, -40, 40)) / 5) * 5));
      // One figure that nobody wrote down, and one person without any in a month.
      if (month === "2026-05" && one.id === "S040") figures[6] = "";
      if (month === "2026-08" && one.id === "S100") continue;
      rows.push([one.id, month, ...figures]);
    }
  csv(folder + "months.csv", ["subject", "period", ...facts], rows);
  const steps = [];
  for (let quarter = 1; quarter <= 4; quarter++) {
    const month = String(quarter * 3).padStart(2, "0");
    for (const one of staff.filter((one) => one.party === "true")) {
      const dates = ["18", "21", "24", "27"].map((day) => `2026-${month}-${day}`);
      steps.push(["party-post", one.id, `2026-Q${quarter}`, ...dates]);
    }
  }
  csv(folder + "steps.csv", ["award", "subject", "period", "nominated", "branch_review", "general_branch_review", "posted"], steps);
  settings(folder + "settings.json", {
    w_attendance: 15, w_manners: 15, w_matters: 25, w_clients: 20, w_supervision: 15, w_peers: 10,
    w_morals: 20, w_skills: 25, w_duty: 25, w_results: 30, staff_to_window: "mean", months_to_quarter: "mean",
  });
}

// Dongkou: 30 points, each scored by three inspectors on the day of its visit.
{
  const folder = "dongkou-demonstration-points/";
  const roll = dice(30);
  const rows = [];
  for (let n = 1; n <= 30; n++) {
    const id = number("P", n, 2);
    const group = n <= 20 ? "government" : "enterprise";
    const base = between(roll, 780, 960);
    rows.push([id, group, "2026", "", "", n === 7 ? "false" : "true", "acceptance", `2026-${number("", between(roll, 3, 6), 2)}-${number("", between(roll, 1, 28), 2)}`]);
    for (let rater = 1; rater <= 3; rater++)
      rows.push([id, "", "2026", `I${rater}`, tenths(Math.round((base + between(roll, -20, 20)) / 5) * 5), "", "", ""]);
  }
  // A second visit: not exactly one.
  rows.push(["P12", "", "", "", "", "", "acceptance", "2026-07-15"]);
  rows.push(["", "", "2026", "", "", "", "acceptance", ""]);
  csv(folder + "acceptance.csv", ["subject", "class", "period", "rater", "acceptance_score", "led_by_leader", "event", "date"], rows);
  settings(folder + "settings.json", { government_points: 12, enterprise_points: 6 });
}

// Police: 33 officers, 12 months, some months with few answers.
{
  const folder = "police-stars/";
  const roll = dice(33);
  const rows = [];
  const officers = Array.from({ length: 33 }, (_, n) => ({ id: number("A", n + 1, 2), percent: between(roll, 80, 99) }));
  for (const month of months)
    for (const one of officers) {
      const answers = roll() < 0.06 ? between(roll, 0, 19) : between(roll, 40, 320);
      let satisfied = 0;
      for (let answer = 0; answer < answers; answer++) satisfied += roll() * 100 < one.percent ? 1 : 0;
      rows.push([one.id, month, satisfied, answers]);
    }
  csv(folder + "answers.csv", ["subject", "period", "satisfied", "answers"], rows);
  settings(folder + "settings.json", {
    min_answers: 20, one_star: 60, two_stars: 70, three_stars: 80, four_stars: 90, five_stars: 95, service_stars: 3,
  });
}

// Red-flag windows: 40 windows, 12 months.
{
  const folder = "red-flag-windows/";
  const roll = dice(37);
  const windows = Array.from({ length: 40 }, (_, n) => ({ id: number("W", n + 1, 2), base: between(roll, 840, 960) }));
  const facts = ["window_assessment", "staff_assessment", "leader_votes", "visitor_votes"];
  csv(folder + "months.csv", ["subject", "period", ...facts, "excellent_month"], months.flatMap((month) =>
    windows.map((one) => [one.id, month, ...facts.map(() => tenths(Math.min(1000, one.base + between(roll, -40, 40)))), String(roll() < 0.4)])));
  csv(folder + "quarters.csv", ["subject", "period", "excellent_quarter"], [1, 2, 3, 4].flatMap((quarter) =>
    windows.map((one) => [one.id, `2026-Q${quarter}`, String(roll() < 0.3)])));
  csv(folder + "years.csv", ["subject", "period", "excellent_year"], windows.map((one) => [one.id, "2026", String(roll() < 0.2)]));
  settings(folder + "settings.json", { roll_up: "mean" });
}

// Ratings: 64 windows, 12 months; two of them stay behind.
{
  const folder = "two-months-at-the-end/";
  const roll = dice(55);
  const rows = [];
  for (const [at, month] of months.entries())
    for (let n = 1; n <= 64; n++) {
      let rating = between(roll, 900, 1000);
      if (n === 9 && (at === 3 || at === 4)) rating = 850;
      if (n === 31 && at >= 8 && at <= 10) rating = 840 + at;
      // Equals at the end in two months: a person decides.
      if ((n === 20 || n === 21) && (at === 6 || at === 7)) rating = 800;
      rows.push([number("W", n, 2), month, tenths(rating)]);
    }
  csv(folder + "ratings.csv", ["subject", "period", "rating"], rows);
  put(folder + "settings.json", JSON.stringify({ format: "windowcheck-season/1", sample: true, rows: [] }, null, 1) + "\n");
}

// Patrols: findings of a year.
{
  const folder = "patrol-ladder/";
  const roll = dice(17);
  const rows = [];
  for (let n = 0; n < 24; n++)
    rows.push([number("S", between(roll, 1, 12), 3), "finding", `2026-${number("", between(roll, 1, 12), 2)}-${number("", between(roll, 1, 28), 2)}`]);
  csv(folder + "findings.csv", ["subject", "event", "date"], rows);
  put(folder + "settings.json", JSON.stringify({ format: "windowcheck-season/1", sample: true, rows: [] }, null, 1) + "\n");
}

// First in its class: 24 windows in three classes, four quarters.
{
  const folder = "first-in-class/";
  const roll = dice(47);
  const classes = ["first", "second", "third"];
  const rows = [1, 2, 3, 4].flatMap((quarter) =>
    Array.from({ length: 24 }, (_, n) => [number("W", n + 1, 2), classes[n % 3], `2026-Q${quarter}`, tenths(between(roll, 800, n % 3 === 2 ? 905 : 960))]));
  csv(folder + "quarters.csv", ["subject", "class", "period", "score"], rows);
  settings(folder + "settings.json", { bar: 90 });
}

if (differs > 0) process.exit(1);

import { ref } from "vue";

/** Whether the search is open. */
export const finding = ref(false);

/** A subject as it can be found. */
export interface Findable {
  subject: number;
  id: string;
  name: string;
}

/** What people type for the same thing: full-width, spaced, in capitals or not. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_.]/g, "");
/** The number in a number: W047 is window 47. */
const digits = (id: string): string => id.replace(/\D+/g, "").replace(/^0+(?=\d)/, "");

/** How well a subject fits what was typed, the best first; none where it does not fit. */
function rank(typed: string, { id, name }: Findable): number | undefined {
  const [number, words] = [plain(id), plain(name)];
  if (number === typed || words === typed) return 0;
  const wanted = /^\d+$/.test(typed) ? digits(typed) : "";
  if (wanted && digits(number) === wanted) return 1;
  // A number in a name, such as 47号窗口.
  if (wanted && (words.match(/\d+/g) ?? []).some((one) => digits(one) === wanted)) return 2;
  if (number.startsWith(typed) || words.startsWith(typed)) return 3;
  if (number.includes(typed) || words.includes(typed)) return 4;
  return undefined;
}

/** The subjects that fit, the best first and otherwise in the order of the page. */
export function find<Of extends Findable>(typed: string, among: readonly Of[]): Of[] {
  const wanted = plain(typed);
  if (!wanted) return [];
  const found: { one: Of; at: number }[] = [];
  for (const one of among) {
    const at = rank(wanted, one);
    if (at !== undefined) found.push({ one, at });
  }
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

import { execFileSync } from "node:child_process";

/** The text of a PDF as another program reads it, cell by cell. */
export const pdfText = (pdf: Buffer): string =>
  execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1e8 });

/** Number of pages and size in points, as the printing dialog would see them. */
export function pdfInfo(pdf: Buffer): { pages: number; width: number; height: number } {
  const text = execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8" });
  const [, width = "0", height = "0"] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(text) ?? [];
  return { pages: Number(/Pages:\s+(\d+)/.exec(text)?.[1]), width: Number(width), height: Number(height) };
}

/** Chinese text breaks anywhere, so what is looked for may lie over a line's end. */
export const unbroken = (text: string): string => text.replace(/\s+/g, "");

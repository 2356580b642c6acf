import { deflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { Writing } from "../pages/writing";
import { expect, test } from "../support/test";
import { zh } from "../support/words";
import { TEMPLATE } from "../../src/words/template";

/** A PNG of one colour, all of it see-through where it is said so; however many pixels it has, its file is small. */
function png(width: number, height: number, alpha: number): Buffer {
  const crcs = Array.from({ length: 256 }, (_, n) =>
    Array.from({ length: 8 }).reduce((c: number) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
  );
  const crc = (bytes: Buffer): number => ~bytes.reduce((c, byte) => (crcs[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8), 0xffffffff) >>> 0;
  const part = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey and eight of transparency.
  head.set([8, 4, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + 2 * width, 0);
  for (let x = 0; x < width; x++) row[2 + 2 * x] = alpha;
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", head),
    part("IDAT", deflateSync(rows)),
    part("IEND", Buffer.alloc(0)),
  ]);
}

const FACTS = `
  window.warmth: {label: {zh: 态度, en: Manner}, type: choice, of: {cold: {zh: 冷淡, en: Cold}, plain: {zh: 一般, en: Plain}}, method: look}
  window.photo: {label: {zh: 现场照片, en: Photo}, type: photo, method: look}
`;

/** The first pixel and the size of the photo on screen. */
const shown = (page: Page): Promise<{ size: number[]; pixel: number[] }> =>
  page.locator(".thumbs img").evaluate(async (image: HTMLImageElement) => {
    const bitmap = await createImageBitmap(image);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    return { size: [bitmap.width, bitmap.height], pixel: [...context.getImageData(0, 0, 1, 1).data] };
  });

test("a photo is kept small and on white; what is too large or no picture is told apart from a lack of space", async ({
  home: _,
  page,
  hasTouch,
}) => {
  const writing = await new Writing(page, zh, !!hasTouch).open();
  await writing.write(
    `${TEMPLATE.text.replace("\nparams:", `${FACTS}\nparams:`)}  - id: warm
    title: {zh: 服务热情, en: Warm service}
    sources: [HR 第六条]
    each: window
    require: {rated: {fact: window.warmth, at_least: plain, evidence: window.photo, below: plain}}
    force: must
    severity: minor
`,
  );
  await writing.side("form");
  await expect(writing.pane.locator("[data-fact='window.photo']")).toBeVisible();
  await page.getByRole("button", { name: zh.useStandard }).click();
  await page.getByTestId("saved").waitFor();
  const id = new URL(page.url()).hash.split("/")[2];
  await page.goto(`./#/i/${id}/subjects/window`);
  await page.getByRole("button", { name: zh.addOne("窗口") }).click();
  await page.goto(`./#/i/${id}/inspect/W01`);
  const bring = (name: string, buffer: Buffer): Promise<void> => writing.hand(zh.addPhoto, { name, mimeType: "image/png", buffer });

  for (const [name, buffer, reason] of [
    ["大.png", png(9000, 6000, 255), zh.badPhoto.too_many_pixels],
    ["表.png", Buffer.from("编号,名称"), zh.badPhoto.not_a_picture],
    ["图.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='window.__xss=1'/>"), zh.badPhoto.not_a_picture],
    ["重.png", Buffer.concat([png(2, 2, 255), Buffer.alloc(21 * 1024 * 1024)]), zh.badPhoto.too_big],
  ] as const) {
    await bring(name, buffer);
    await expect(page.locator(".toast")).toContainText(reason);
    await expect(page.locator(".thumbs img")).toHaveCount(0);
  }
  await bring("透明.png", png(4000, 1000, 0));
  await expect(page.locator(".thumbs img")).toBeVisible();
  const { size, pixel } = await shown(page);
  expect(size).toEqual([2048, 512]);
  expect(pixel).toEqual([255, 255, 255, 255]);
});

import { said } from "../engine/answer";
import type { Inspection } from "../engine/types";
import { get, put } from "./db";
import { sha256 } from "./hash";

const LONGEST_EDGE = 2048;
const QUALITY = 0.85;
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;

/** Why a file is not kept as a photo, whatever room there is. */
export class BadPhoto extends Error {
  constructor(readonly reason: "too_big" | "too_many_pixels" | "not_a_picture") {
    super(reason);
  }
}

/** Keeps a photo, smaller and without the place and device that a camera writes into it, and gives its name. */
export async function keepPhoto(file: Blob): Promise<string> {
  const photo = await shrink(file);
  const name = await sha256(await photo.arrayBuffer());
  await put("photos", photo, name);
  return name;
}

export const photo = (name: string): Promise<Blob | undefined> => get<Blob>("photos", name);

const NAME = /^[0-9a-f]{64}$/;

/** The names of all photos that an inspection shows; the photos themselves are on the device where they were taken. */
export function photoNames({ subjects }: Inspection): string[] {
  const values = subjects.flatMap(({ facts }) => Object.values(facts)).map(said);
  const lists = values.flatMap((what): unknown[] => (what.state === "value" && Array.isArray(what.value) ? what.value : []));
  return [...new Set(lists.filter((name): name is string => typeof name === "string" && NAME.test(name)))];
}

/** The size of a picture once it is upright; the browser reads it from the beginning of the file. */
async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    await new Promise<unknown>((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    throw new BadPhoto("not_a_picture");
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function shrink(file: Blob): Promise<Blob> {
  if (file.size > MAX_BYTES) throw new BadPhoto("too_big");
  const full = await sizeOf(file);
  // Decoded, a picture takes four bytes for each pixel, however small its file is.
  if (full.width * full.height > MAX_PIXELS) throw new BadPhoto("too_many_pixels");
  const scale = Math.min(1, LONGEST_EDGE / Math.max(full.width, full.height));
  const [width, height] = [full.width, full.height].map((edge) => Math.max(1, Math.round(edge * scale))) as [number, number];
  const image = await createImageBitmap(file, { resizeWidth: width, resizeHeight: height, resizeQuality: "high" }).catch(() => {
    throw new BadPhoto("not_a_picture");
  });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context) {
    // A JPEG has no transparency: without a ground of its own what was see-through would be black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
  }
  image.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

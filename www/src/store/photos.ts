import { said } from "../engine/answer";
import type { Inspection } from "../engine/types";
import { get, put } from "./db";
import { sha256 } from "./hash";

const LONGEST_EDGE = 2048;
const QUALITY = 0.85;

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

async function shrink(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  if (context) {
    // JPEG has no transparency: what lets the ground through would become black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  image.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

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

async function shrink(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

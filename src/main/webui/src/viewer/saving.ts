// Pictures as files, under names that tell nothing.
import type { Held } from "./renditions.js";
import type { SealedPicture } from "./sealed-picture.js";

const KEPT_MS = 60_000;

/** Saves what is best of one picture; says whether it could be had. */
export async function saveOne(picture: SealedPicture): Promise<boolean> {
  const held = await picture.toSave();
  if (held) {
    offer(held.blob, fileName(picture, held));
  }
  return held !== null;
}

/** Saves all of them as one file; says whether nothing was missing. */
export async function saveAll(pictures: readonly SealedPicture[]): Promise<boolean> {
  const files: { name: string; input: Blob }[] = [];
  for (const picture of pictures) {
    const held = await picture.toSave();
    if (!held) {
      return false;
    }
    files.push({ name: fileName(picture, held), input: held.blob });
  }
  const { downloadZip } = await import("client-zip");
  offer(await downloadZip(files).blob(), "images.zip");
  return true;
}

function fileName({ position }: SealedPicture, { format }: Held): string {
  return `image-${position}.${format.extension}`;
}

function offer(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

// The forms in which one picture is stored: fetched, checked and decrypted at most once each
// while they are kept.
import type { ManifestImage, RenditionName } from "../format/manifest.js";
import { Refused } from "../format/refusal.js";
import { loaded } from "../gallery/picture.js";
import { blobOf, inPage } from "../platform/canvas.js";
import { formatOf, type Format } from "../platform/formats.js";
import { Problem } from "../platform/http.js";
import { lying, turned } from "../platform/upright.js";
import { object } from "./answers.js";
import type { KeyWorker } from "./key-worker.js";
import type { Traces } from "./traces.js";

export interface Held {
  readonly rendition: RenditionName;
  readonly blob: Blob;
  readonly format: Format;
  readonly traces: Traces;
}

const TRIES = 3;
const BUSY = [502, 503, 504];

export class Renditions {
  private readonly held = new Map<RenditionName, Promise<Held>>();

  constructor(
    private readonly declared: ManifestImage["renditions"],
    private readonly urls: ReadonlyMap<RenditionName, string> | undefined,
    private readonly worker: KeyWorker,
  ) {}

  fetch(rendition: RenditionName, arrived: (share: number) => void): Promise<Held> {
    const before = this.held.get(rendition);
    if (before) {
      return before;
    }
    const fresh = this.open(rendition, arrived);
    this.held.set(rendition, fresh);
    fresh.catch(() => this.held.delete(rendition));
    return fresh;
  }

  /** Lets go of it; it would be fetched again. */
  drop(rendition: RenditionName): void {
    this.held.delete(rendition);
  }

  private async open(rendition: RenditionName, arrived: (share: number) => void): Promise<Held> {
    const declared = this.declared[rendition];
    const url = this.urls?.get(rendition);
    if (!declared || !url) {
      throw new Refused("object-omitted");
    }
    const ciphertext = await patiently(() => object(url, declared.size, arrived));
    const { plaintext, traces } = await this.worker.object(ciphertext, declared);
    const format = formatOf(plaintext);
    // A type that a browser renders is given to pictures alone.
    const type = format.shown === "never" ? "" : format.mediaType;
    return { rendition, blob: new Blob([plaintext], { type }), format, traces };
  }
}

/**
 * An element that shows it; null when it is nothing that this browser shows.
 *
 * @param near whether it is to be shown soon, so that it is worth the memory to decode it now
 */
export async function elementOf(
  { blob, format }: Held,
  near: boolean,
): Promise<HTMLImageElement | null> {
  if (format.shown === "never") {
    return null;
  }
  const image = new Image();
  image.src = URL.createObjectURL(await upright(blob));
  try {
    await (near ? image.decode() : loaded(image));
    return image;
  } catch {
    forget(image);
    return null;
  }
}

/** The same picture, drawn anew where browsers do not agree on how it lies. */
async function upright(blob: Blob): Promise<Blob> {
  try {
    const lies = await lying(blob);
    if (!lies) {
      return blob;
    }
    const bitmap = await createImageBitmap(lies.picture);
    const canvas = turned(bitmap, lies.orientation, inPage);
    bitmap.close();
    return await blobOf(canvas, "image/png");
  } catch {
    // Whether it is a picture at all is found out where it is shown.
    return blob;
  }
}

/** Lets go of the bytes behind an image. */
export function forget(image: HTMLImageElement): void {
  URL.revokeObjectURL(image.src);
}

/** A storage that is not answering for a moment should cost nobody a click. */
async function patiently<T>(fetch: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetch();
    } catch (error) {
      const passes = error instanceof Problem && BUSY.includes(error.status);
      if (!passes || tries === TRIES) {
        throw error;
      }
      const seconds = Math.min(10, Math.max(1, error.retrySeconds ?? 2));
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}

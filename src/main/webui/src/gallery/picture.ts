// What the gallery knows about each of its pictures, wherever it comes from.
import type { Because } from "../platform/because.js";
import type { Fault } from "./fault.js";
import type { Size } from "./pan-zoom.js";

/**
 * Loading, shown, still being made ready by the server, of a kind that browsers do not show, or why
 * it could not be loaded.
 */
export type PictureState = "loading" | "shown" | "preparing" | "unshown" | Fault;

export interface Picture {
  readonly position: number;
  /** "Image 2 of 4". */
  readonly count: string;
  /** "Original, 4.2 MB": what it is that one sees. */
  readonly details: string;
  readonly name: string;
  readonly caption: string;
  readonly state: PictureState;
  /** What can be shown of it so far, if anything. */
  readonly image: HTMLImageElement | null;
  /** A thumbnail of its own for the strip; without one the strip draws what it gets. */
  readonly small: HTMLImageElement | null;
  /** How large that lies in its own pixels, once it is known. */
  readonly size: Size | null;
  /** Whether something larger is on its way, whatever is shown meanwhile. */
  readonly fetching: boolean;
  /** How much of what is being fetched has arrived, from 0 to 1; null when nobody knows. */
  readonly arrived: number | null;
  /** Where a download is had by following a link; null where the script has to make it. */
  readonly downloadUrl: string | null;
  /** What else there is to say, by the names of the elements that show it. */
  readonly extras: Readonly<Record<string, string>>;
  /** Why it is not shown, where it is not. */
  readonly because: Because;
  /** Nobody looks at it any more: it lets go of what takes much room. */
  leave(): void;
  /** Loads it again when it could not be loaded. */
  again(): void;
  /** Tells whenever something of the above has changed. */
  watch(changed: () => void): void;
}

/** The longer side of a display rendition is at most this, in pixels. */
export const DISPLAY_PIXELS = 2560;

/** Whether a display rendition of this size was made smaller, as far as anybody knows. */
export function isReduced({ width, height }: Size): boolean {
  return width === 0 || Math.max(width, height) >= DISPLAY_PIXELS;
}

/** The picture's own size, once enough of it has arrived to know. */
export function sizeOf(image: HTMLImageElement | null): Size | null {
  return image && image.naturalWidth > 0
    ? { width: image.naturalWidth, height: image.naturalHeight }
    : null;
}

/** Waits until it is all there, without having it decoded; fails when it is no picture. */
export function loaded(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error("not loaded"));
    if (image.complete && image.naturalWidth > 0) {
      resolve();
    } else if (image.complete) {
      failed();
    } else {
      image.addEventListener("load", () => resolve(), { once: true });
      image.addEventListener("error", failed, { once: true });
    }
  });
}

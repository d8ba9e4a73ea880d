// What the gallery knows about each of its pictures, wherever it comes from.
import type { Fault } from "./fault.js";
import type { Size } from "./pan-zoom.js";

/** Loading, shown, of a kind that browsers do not show, or why it could not be loaded. */
export type PictureState = "loading" | "shown" | "unshown" | Fault;

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
  /** How large that lies in its own pixels, once it is known. */
  readonly size: Size | null;
  /** How much of what is being fetched has arrived, from 0 to 1; null when nobody knows. */
  readonly arrived: number | null;
  /** Where a download is had by following a link; null where the script has to make it. */
  readonly downloadUrl: string | null;
  /** What else there is to say, by the names of the elements that show it. */
  readonly extras: Readonly<Record<string, string>>;
  /** Loads it again when it could not be loaded. */
  again(): void;
  /** Tells whenever something of the above has changed. */
  watch(changed: () => void): void;
}

/** The picture's own size, once enough of it has arrived to know. */
export function sizeOf(image: HTMLImageElement | null): Size | null {
  return image && image.naturalWidth > 0
    ? { width: image.naturalWidth, height: image.naturalHeight }
    : null;
}

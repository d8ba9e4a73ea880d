// One picture on its way: what was chosen, and what was made of it.
import { madeByService, type Format } from "../platform/formats.js";
import type { Choices } from "./choices.js";
import type { Rendered } from "./render.js";

export interface Picture {
  readonly file: File;
  /** As its bytes say it. */
  readonly format: Format;
  caption: string;
  /** Null while it is being drawn anew, and for what this browser cannot read. */
  rendered: Rendered | null;
  prepared: boolean;
  /** Its original was sent and nobody saw it: what was drawn of it goes instead. */
  readonly reduced: boolean;
}

/** Room for age's header and authentication tags, well rounded up. */
const OVERHEAD = 64 * 1024;

/** What leaves the device of one picture. */
export interface Parts {
  original: boolean;
  cleaned: boolean;
}

/** Nothing at all, if neither part is: such a picture cannot be sent. */
export function parts(picture: Picture, keepOriginals: boolean, bytesPerObject: number): Parts {
  const fits = picture.file.size <= bytesPerObject - OVERHEAD;
  const original = keepOriginals && fits && !picture.reduced;
  return { original, cleaned: picture.rendered !== null };
}

/** What there is to say about what others will see of it; null where that is the picture itself. */
export function outlook(
  { format, reduced }: Picture,
  { original, cleaned }: Parts,
  { custody, download, keepOriginals }: Choices,
): Outlook | null {
  if (cleaned && reduced) {
    return "REDUCED";
  }
  if (cleaned) {
    return keepOriginals && !original ? "TOO_LARGE" : null;
  }
  if (!original) {
    return "UNREADABLE";
  }
  if (custody === "managed" && madeByService(format)) {
    return "READ_BY_SERVICE";
  }
  if (format.shown !== "never") {
    return "UNREADABLE_AS_ORIGINAL";
  }
  return download === "original" ? "ONLY_DOWNLOADED" : "NEVER_SEEN";
}

export type Outlook =
  | "REDUCED"
  | "TOO_LARGE"
  | "UNREADABLE"
  | "READ_BY_SERVICE"
  | "UNREADABLE_AS_ORIGINAL"
  | "ONLY_DOWNLOADED"
  | "NEVER_SEEN";

// One picture on its way: what was chosen, and what was made of it.
import type { Rendered } from "./render.js";

export interface Picture {
  readonly file: File;
  caption: string;
  /** Null while it is being drawn anew, and for what this browser cannot read. */
  rendered: Rendered | null;
  prepared: boolean;
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
  return { original: keepOriginals && fits, cleaned: picture.rendered !== null };
}

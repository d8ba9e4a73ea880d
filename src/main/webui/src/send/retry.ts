// What to do after an upload did not come through.

export type Outcome = "stored" | "again" | "refused";

/** The bytes are never at fault: they were made once and are kept until the server has them. */
export function outcomeOf(status: number): Outcome {
  if (status === 200 || status === 201) {
    return "stored";
  }
  return status === 0 || status === 408 || status === 429 || status >= 500 ? "again" : "refused";
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * How long to wait after so many attempts: twice as long each time, and never sooner than the
 * server asked for. `chance` in [0, 1) keeps many phones from coming back at the same moment.
 */
export function waitAfter(attempts: number, retryAfter: number | null, chance: number): number {
  const doubled = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1));
  const spread = doubled * (0.75 + chance / 2);
  return Math.max(spread, (retryAfter ?? 0) * 1000);
}

interface Stored {
  readonly state: string;
  readonly uploadUrl: string;
}

export interface States {
  readonly images: readonly { readonly renditions: readonly Stored[] }[];
  readonly manifest: Stored | null;
}

/** The addresses that still want their bytes, by what the server says of the share. */
export function awaited(share: States): Set<string> {
  const objects = share.images.flatMap((image) => image.renditions);
  const all = share.manifest ? [...objects, share.manifest] : objects;
  return new Set(all.filter((object) => object.state !== "stored").map((o) => o.uploadUrl));
}

// Pictures that the server is still making ready turn into what they are, by themselves.
import { request } from "../platform/http.js";
import type { ManagedPicture } from "./managed-picture.js";
import { readView } from "./offered.js";

const FIRST_MS = 2_000;
const LONGEST_MS = 20_000;
const PATIENCE = 1.4;

/**
 * Asks the server until none of them is being made ready any more.
 *
 * @param learnt called when one of them became something else
 */
export function awaitRenditions(pictures: readonly ManagedPicture[], learnt: () => void): void {
  let wait = FIRST_MS;
  const ask = async (): Promise<void> => {
    const before = preparing(pictures).length;
    if (document.visibilityState === "visible" && (await renew(pictures))) {
      wait = preparing(pictures).length < before ? FIRST_MS : Math.min(LONGEST_MS, wait * PATIENCE);
      learnt();
    }
    next();
  };
  const next = (): void => {
    if (preparing(pictures).length > 0) {
      setTimeout(() => void ask(), wait);
    }
  };
  next();
}

function preparing(pictures: readonly ManagedPicture[]): ManagedPicture[] {
  return pictures.filter((picture) => picture.isPreparing);
}

/** Says whether the server answered. */
async function renew(pictures: readonly ManagedPicture[]): Promise<boolean> {
  try {
    const headers = { Accept: "application/json" };
    const answer = await request(location.pathname, { headers });
    const images = readView(await answer.json());
    for (const picture of preparing(pictures)) {
      const offered = images.get(picture.position);
      if (offered) {
        picture.learn(offered);
      }
    }
    return true;
  } catch {
    return false;
  }
}

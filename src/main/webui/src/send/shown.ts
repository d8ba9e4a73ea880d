// Whether those who open the link will see the pictures: the server is asked until it knows.
import { becauseOf, type Because } from "../platform/because.js";
import { find } from "../platform/dom.js";
import { call, type RenditionDocument, type ShareDocument } from "./api.js";
import { announce, word } from "./words.js";

/** At first, and at most: a page may be left open. */
const PAUSE_MS = [1_500, 15_000] as const;

export class Shown {
  private readonly list = find("[data-shown]");
  private readonly seen = find("[data-seen]");
  private turn = 0;

  /**
   * Of a sealed share nobody but this page can say anything: its pictures are seen where they could
   * be drawn here. Ends with the positions of those that nobody will see, or with none once the
   * page turned to something else.
   */
  async watch(share: ShareDocument, drawn: boolean, token: string): Promise<number[]> {
    const turn = ++this.turn;
    const managed = share.custody === "managed";
    this.list.hidden = !managed;
    this.seen.hidden = managed || !drawn;
    const [first, longest] = PAUSE_MS;
    let pause: number = first;
    for (let now = share; managed && turn === this.turn;) {
      if (this.show(now)) {
        return unseen(now);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(longest, pause * 1.2);
      // What cannot be asked now is asked again.
      now = await call<ShareDocument>(`/api/v1/shares/${share.id}`, { token }).catch(() => now);
    }
    return [];
  }

  clear(): void {
    this.turn++;
    this.list.replaceChildren();
    this.list.hidden = true;
  }

  /** True once there is nothing left to wait for. */
  private show({ images }: ShareDocument): boolean {
    const displays = images.map(displayOf);
    this.list.replaceChildren(
      ...displays.map(({ position, display }) => {
        const line = document.createElement("li");
        line.textContent = sentence(position, display);
        line.classList.toggle("unseen-by-others", display?.state === "refused");
        return line;
      }),
    );
    const settled = displays.every(({ display }) => display && display.state !== "making");
    this.seen.hidden = !displays.every(({ display }) => display?.state === "stored");
    if (settled) {
      announce(this.list.innerText);
    }
    return settled;
  }
}

function displayOf({ position, renditions }: ShareDocument["images"][number]) {
  return { position, display: renditions.find(({ rendition }) => rendition === "display") };
}

function unseen({ images }: ShareDocument): number[] {
  const refused = images.map(displayOf).filter(({ display }) => display?.state === "refused");
  return refused.map(({ position }) => position);
}

function sentence(position: number, display: RenditionDocument | undefined): string {
  switch (display?.state) {
    case "stored":
      if (display.incomplete) {
        return word("SHOWN_IN_PART", position);
      }
      return word(display.moving || (display.pages ?? 1) > 1 ? "SHOWN_FIRST" : "SHOWN", position);
    case "refused":
      return why(position, becauseOf(display.reason ?? ""));
    default:
      return word("SHOWN_SOON", position);
  }
}

function why(position: number, because: Because): string {
  switch (because) {
    case "FORMAT":
      return word("UNSHOWN_FORMAT", position);
    case "TOO_LARGE":
      return word("UNSHOWN_TOO_LARGE", position);
    case "TOO_MUCH":
      return word("UNSHOWN_TOO_MUCH", position);
    case "DAMAGED":
      return word("UNSHOWN_DAMAGED", position);
  }
}

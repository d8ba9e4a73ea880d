// In which order the pictures come: all thumbnails, then the picture that one looks at, then the
// others behind it.
import type { PictureState } from "./picture.js";

const AT_ONCE = 2;
const TRY_AGAIN_MS = 20_000;

/** A picture that is fetched when its turn comes. */
export interface Queued {
  readonly state: PictureState;
  /** Whether it has a thumbnail that nobody fetched yet. */
  readonly awaitsThumbnail: boolean;
  /** The same of what is shown large without being asked for. */
  readonly awaitsPrincipal: boolean;
  showThumbnail(): Promise<void>;
  /** @param near whether it is looked at, or next to what is */
  showPrincipal(near: boolean): Promise<void>;
  again(): void;
}

export class Queue {
  private running = 0;
  private position = 1;

  constructor(private readonly pictures: readonly Queued[]) {
    addEventListener("online", () => this.tryAgain("OFFLINE"));
    setInterval(() => this.tryAgain("UNAVAILABLE"), TRY_AGAIN_MS);
  }

  /** Puts this picture first. */
  attend(position: number): void {
    this.position = position;
    while (this.running < AT_ONCE && this.startOne()) {
      this.running++;
    }
  }

  private startOne(): boolean {
    const first = this.position - 1;
    const order = [...this.pictures.slice(first), ...this.pictures.slice(0, first)];
    const small = order.find((picture) => picture.awaitsThumbnail);
    const picture = small ?? order.find((candidate) => candidate.awaitsPrincipal);
    if (picture) {
      const near = Math.abs(this.pictures.indexOf(picture) - first) <= 1;
      void (small ? small.showThumbnail() : picture.showPrincipal(near)).then(() => {
        this.running--;
        this.attend(this.position);
      });
    }
    return picture !== undefined;
  }

  private tryAgain(state: "OFFLINE" | "UNAVAILABLE"): void {
    this.pictures.filter((picture) => picture.state === state).forEach((p) => p.again());
  }
}

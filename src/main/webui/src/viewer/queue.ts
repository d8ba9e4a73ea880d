// In which order the pictures come: all thumbnails, then the picture that one looks at, then the
// others behind it.
import type { SealedPicture } from "./sealed-picture.js";

const AT_ONCE = 2;
const TRY_AGAIN_MS = 20_000;

export class Queue {
  private running = 0;
  private position = 1;

  constructor(private readonly pictures: readonly SealedPicture[]) {
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
      void picture.show(small ? "thumbnail" : picture.principal).then(() => {
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

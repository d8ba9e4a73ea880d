// On paper the list stands for the stage: one picture a page, as it was sent.
import { sizeOf, type Picture } from "./picture.js";

const PATIENCE_MS = 15_000;

export class Printing {
  constructor(
    private readonly items: readonly HTMLElement[],
    private readonly pictures: readonly Picture[],
    private readonly takenBack: () => void,
  ) {
    addEventListener("beforeprint", () => this.lend());
    addEventListener("afterprint", () => this.takeBack());
  }

  /** Prints once all pictures are there, or those that are there after a while. */
  async print(): Promise<void> {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(this.pictures.map(settled)), patience]);
    window.print();
  }

  private lend(): void {
    this.items.forEach((item, index) => {
      const image = this.pictures[index]?.image;
      const place = item.querySelector(".thumbnail");
      if (image && sizeOf(image) && place) {
        place.classList.add("lent");
        place.prepend(image);
      }
    });
  }

  private takeBack(): void {
    for (const place of document.querySelectorAll(".thumbnail.lent")) {
      place.classList.remove("lent");
      place.querySelector(".picture")?.remove();
    }
    this.takenBack();
  }
}

function settled(picture: Picture): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (picture.state !== "loading") {
        resolve();
      }
    };
    picture.watch(look);
    look();
  });
}

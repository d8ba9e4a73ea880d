// The row of small pictures, under the thumb.
import { sizeOf, type Picture } from "./picture.js";

const THUMBNAIL_PIXELS = 176;

export class Strip {
  private readonly items: HTMLElement[];
  private readonly drawn = new Set<Picture>();

  constructor(
    items: Iterable<HTMLElement>,
    private readonly pictures: readonly Picture[],
    choose: (position: number) => void,
  ) {
    this.items = Array.from(items);
    this.items.forEach((item, index) => this.fill(item, index, choose));
    addEventListener("beforeprint", () => this.lendForPrint());
    addEventListener("afterprint", () => this.takeBack());
  }

  mark(position: number): void {
    this.items.forEach((item, index) => {
      const link = item.querySelector("a");
      if (index === position - 1) {
        link?.setAttribute("aria-current", "true");
      } else {
        link?.removeAttribute("aria-current");
      }
    });
  }

  private fill(item: HTMLElement, index: number, choose: (position: number) => void): void {
    item.querySelector("a")?.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        choose(index + 1);
      }
    });
    const picture = this.pictures[index];
    if (picture) {
      this.changed(picture);
    }
  }

  /** Draws the picture small as soon as it is there. */
  changed(picture: Picture): void {
    const { image } = picture;
    const place = this.items[picture.position - 1]?.querySelector(".thumbnail");
    if (image?.complete && sizeOf(image) && place && this.items.length > 1) {
      void this.draw(picture, image, place);
    }
  }

  private async draw(picture: Picture, image: HTMLImageElement, place: Element): Promise<void> {
    const canvas = document.createElement("canvas");
    if (!this.drawn.has(picture) && (await drawThumbnail(image, canvas))) {
      this.drawn.add(picture);
      place.replaceChildren(canvas);
    }
  }

  /** On paper the list stands for the stage, one picture a page. */
  private lendForPrint(): void {
    this.items.forEach((item, index) => {
      const image = this.pictures[index]?.image;
      if (image && sizeOf(image)) {
        item.querySelector(".thumbnail")?.prepend(image);
      }
    });
  }

  private takeBack(): void {
    const current = this.items.findIndex((item) => item.querySelector("[aria-current]"));
    this.pictures.forEach(({ image }, index) => {
      if (image?.closest(".thumbnail")) {
        image.remove();
        if (index === current) {
          document.querySelector(".stage")?.prepend(image);
        }
      }
    });
  }
}

/** Draws the middle of the picture, once it is decoded: drawing then does not hold up the page. */
async function drawThumbnail(image: HTMLImageElement, canvas: HTMLCanvasElement): Promise<boolean> {
  try {
    await image.decode();
  } catch {
    return false;
  }
  const size = sizeOf(image);
  const context = canvas.getContext("2d");
  if (!size || !context) {
    return false;
  }
  const side = Math.min(size.width, size.height);
  const x = (size.width - side) / 2;
  const y = (size.height - side) / 2;
  canvas.width = canvas.height = THUMBNAIL_PIXELS;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, x, y, side, side, 0, 0, THUMBNAIL_PIXELS, THUMBNAIL_PIXELS);
  return true;
}

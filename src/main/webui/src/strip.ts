// The row of small pictures, under the thumb.
import { sizeOf, type Picture } from "./picture.js";

const THUMBNAIL_PIXELS = 176;

export class Strip {
  private readonly items: HTMLElement[];

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
    const image = this.pictures[index]?.image;
    const place = item.querySelector(".thumbnail");
    if (image && place && this.items.length > 1) {
      const canvas = document.createElement("canvas");
      const draw = async (): Promise<void> => {
        if (await drawThumbnail(image, canvas)) {
          place.replaceChildren(canvas);
        }
      };
      image.addEventListener("load", () => void draw());
      if (image.complete) {
        void draw();
      }
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

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
  }

  /** Marks the picture that is shown large, and the one beside it, if there is one. */
  mark(position: number, beside: number | null): void {
    this.items.forEach((item, index) => {
      const link = item.querySelector("a");
      if (index === position - 1) {
        link?.setAttribute("aria-current", "true");
      } else {
        link?.removeAttribute("aria-current");
      }
      link?.classList.toggle("beside", index + 1 === beside);
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

  /** Shows the picture small: its thumbnail, or drawn from the picture once that is there. */
  changed(picture: Picture): void {
    const { image, small } = picture;
    const place = this.items[picture.position - 1]?.querySelector(".thumbnail");
    if (small && place) {
      if (small.parentElement !== place) {
        place.replaceChildren(small);
      }
    } else if (image?.complete && sizeOf(image) && place && this.items.length > 1) {
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

// A picture that the server decrypts: an image element with an address.
import { faultOf, type Fault } from "./fault.js";
import type { Size } from "./pan-zoom.js";
import { sizeOf, type Picture, type PictureState } from "./picture.js";

/**
 * Reads the pictures from the list that the server wrote. The image elements of the list, and the
 * one shown large, become the pictures themselves, so that each original is fetched only once.
 */
export function readPictures(
  items: Iterable<HTMLElement>,
  shown: HTMLImageElement | null,
): Picture[] {
  return Array.from(items, (item) => new ManagedPicture(item, shown));
}

class ManagedPicture implements Picture {
  readonly position: number;
  readonly count: string;
  readonly details: string;
  readonly name: string;
  readonly caption: string;
  readonly downloadUrl: string;
  readonly arrived = null;
  readonly extras = {};
  private readonly element: HTMLImageElement | null;
  private readonly url: string;
  private readonly watchers: (() => void)[] = [];
  private fault: Fault | null = null;

  constructor(item: HTMLElement, shown: HTMLImageElement | null) {
    const data = item.dataset;
    const current = item.querySelector("[aria-current]") !== null;
    const listed = item.querySelector("img");
    this.position = Number(data["position"]);
    this.count = data["count"] ?? "";
    this.details = data["details"] ?? "";
    this.url = data["url"] ?? "";
    this.downloadUrl = data["download"] ?? "";
    this.name = item.querySelector("[data-name]")?.textContent?.trim() ?? "";
    this.caption = item.querySelector("[data-caption]")?.textContent?.trim() ?? "";
    this.element = data["inline"] !== "true" ? null : current && shown ? shown : listed;
    listed?.remove();
    if (this.element) {
      this.prepare(this.element);
    }
  }

  get state(): PictureState {
    if (!this.element) {
      return "unshown";
    }
    return this.fault ?? (this.loaded(this.element) ? "shown" : "loading");
  }

  get image(): HTMLImageElement | null {
    return this.fault ? null : this.element;
  }

  get size(): Size | null {
    return sizeOf(this.image);
  }

  again(): void {
    if (this.element) {
      this.fault = null;
      this.element.src = this.url;
      this.changed();
    }
  }

  watch(changed: () => void): void {
    this.watchers.push(changed);
  }

  private prepare(image: HTMLImageElement): void {
    // Before it leaves the page: outside, a lazy image would never be loaded.
    image.loading = "eager";
    image.className = "picture";
    image.alt = this.caption || this.count;
    image.addEventListener("load", () => this.changed());
    image.addEventListener("error", () => void this.fail());
    if (image.complete && image.naturalWidth === 0) {
      image.src = this.url;
    }
  }

  private async fail(): Promise<void> {
    this.fault = await faultOf(this.url);
    this.changed();
  }

  private loaded(image: HTMLImageElement): boolean {
    return image.complete && image.naturalWidth > 0;
  }

  private changed(): void {
    this.watchers.forEach((watcher) => watcher());
  }
}

// A picture that only this browser decrypts: several renditions of it, one shown at a time.
import type { ManifestImage, RenditionName } from "../format/manifest.js";
import type { Fault } from "../gallery/fault.js";
import * as measures from "../gallery/measures.js";
import type { Size } from "../gallery/pan-zoom.js";
import { DISPLAY_PIXELS, sizeOf, type Picture, type PictureState } from "../gallery/picture.js";
import type { Queued } from "../gallery/queue.js";
import type { Words } from "../gallery/words.js";
import type { Format } from "../platform/formats.js";
import { Offline, Problem } from "../platform/http.js";
import { elementOf, forget, type Held, type Renditions } from "./renditions.js";
import { both, NO_TRACES } from "./traces.js";

export class SealedPicture implements Picture, Queued {
  readonly downloadUrl = null;
  readonly small = null;
  readonly because = "FORMAT";
  readonly name: string;
  readonly caption: string;
  state: PictureState = "loading";
  image: HTMLImageElement | null = null;
  fetching = false;
  arrived: number | null = null;
  private shown: Held | null = null;
  /** The form of an image that this browser cannot show. */
  private unshown: { readonly format: Format; readonly bytes: number } | null = null;
  private wanted: RenditionName;
  private reason = "";
  /** Of every form that was decrypted: whoever saves a picture passes them on, shown or not. */
  private traces = NO_TRACES;
  private readonly asked = new Set<RenditionName>();
  private readonly watchers: (() => void)[] = [];

  constructor(
    readonly position: number,
    readonly count: string,
    private readonly declared: ManifestImage,
    private readonly renditions: Renditions,
    private readonly words: Words,
  ) {
    this.name = declared.name ?? "";
    this.caption = declared.caption ?? "";
    this.wanted = this.principal;
  }

  /** What is shown without being asked for. */
  get principal(): RenditionName {
    return this.declared.renditions.display ? "display" : "original";
  }

  /** What is worth saving. */
  get best(): RenditionName {
    return this.declared.renditions.original ? "original" : "display";
  }

  get awaitsThumbnail(): boolean {
    const { thumbnail } = this.declared.renditions;
    return thumbnail !== undefined && !this.asked.has("thumbnail") && !this.shown;
  }

  get awaitsPrincipal(): boolean {
    return !this.asked.has(this.principal);
  }

  get size(): Size | null {
    const size = sizeOf(this.image);
    return size && this.isPreview ? this.sizeToCome(size) : size;
  }

  get details(): string {
    if (this.state === "unshown") {
      return this.unshownDetails;
    }
    if (!this.shown || !this.image) {
      return "";
    }
    const size = this.measure(this.shown.blob.size);
    const word = this.shown.rendition === "original" ? "original" : this.made(this.image);
    return this.isPreview ? this.words.say("preview") : this.words.say(word, { size });
  }

  get extras(): Readonly<Record<string, string>> {
    const { offer, note, warning, reason } = this;
    return { offer, note, warning, reason };
  }

  showThumbnail(): Promise<void> {
    return this.show("thumbnail");
  }

  showPrincipal(near: boolean): Promise<void> {
    return this.show(this.principal, near);
  }

  /** Fetches and shows a rendition; what was shown stays until the other one is there. */
  async show(rendition: RenditionName, near = true): Promise<void> {
    this.asked.add(rendition);
    if (rendition !== "thumbnail") {
      this.wanted = rendition;
    }
    try {
      const held = await this.fetch(rendition);
      if (rendition === "thumbnail" || rendition === this.wanted) {
        await this.display(held, near);
      } else {
        this.renditions.drop(rendition);
      }
    } catch (error) {
      this.fail(rendition, error);
    }
    this.changed();
  }

  /** Of a large original only the smaller picture stays. */
  leave(): void {
    if (this.wanted !== this.principal) {
      this.wanted = this.principal;
      this.renditions.drop("original");
      void this.show(this.principal, false);
    }
  }

  /** What is worth saving of it; null when it cannot be had, which then shows in its place. */
  async toSave(): Promise<Held | null> {
    try {
      return await this.fetch(this.best);
    } catch (error) {
      this.fail(this.best, error);
      return null;
    } finally {
      if (this.best !== this.wanted) {
        this.renditions.drop(this.best);
      }
      this.changed();
    }
  }

  again(): void {
    // A damaged original does not get better; what else there is can still be seen.
    const rendition = this.state === "DAMAGED" ? this.principal : this.wanted;
    this.state = "loading";
    this.reason = "";
    this.changed();
    void this.show(rendition);
  }

  /** Lets go of the bytes that are shown. */
  clear(): void {
    if (this.image) {
      forget(this.image);
    }
    this.image = null;
    this.shown = null;
  }

  watch(changed: () => void): void {
    this.watchers.push(changed);
  }

  private async fetch(rendition: RenditionName): Promise<Held> {
    const held = await this.fetched(rendition);
    this.traces = both(this.traces, held.traces);
    return held;
  }

  private async fetched(rendition: RenditionName): Promise<Held> {
    if (rendition === "thumbnail") {
      return this.renditions.fetch(rendition, () => {});
    }
    this.fetching = true;
    try {
      return await this.renditions.fetch(rendition, (share) => {
        this.arrived = share;
        this.changed();
      });
    } finally {
      this.fetching = false;
      this.arrived = null;
    }
  }

  private async display(held: Held, near: boolean): Promise<void> {
    const preview = held.rendition === "thumbnail";
    const image = await elementOf(held, near);
    if (preview) {
      this.preview(held, image);
    } else if (image) {
      this.place(held, image);
      this.state = "shown";
    } else if (held.format.shown === "always") {
      throw new Error("object-undecodable");
    } else {
      this.unshown = { format: held.format, bytes: held.blob.size };
      if (held.rendition === this.principal) {
        this.clear();
        this.state = "unshown";
      }
    }
  }

  private preview(held: Held, image: HTMLImageElement | null): void {
    if (image && this.state === "loading" && !this.shown) {
      this.place(held, image);
      image.classList.add("preview");
      const { width, height } = this.size ?? { width: 0, height: 0 };
      image.style.width = `${width}px`;
      image.style.height = `${height}px`;
    } else if (image) {
      forget(image);
    }
  }

  private place(held: Held, image: HTMLImageElement): void {
    this.clear();
    this.shown = held;
    this.image = image;
    image.className = "picture";
    image.alt = this.caption || this.count;
    image.draggable = false;
  }

  private fail(rendition: RenditionName, error: unknown): void {
    // Without its thumbnail a picture is only a little later.
    if (rendition !== "thumbnail") {
      this.clear();
      this.state = faultOf(error);
      this.reason = error instanceof Error ? error.message : String(error);
    }
  }

  private get isPreview(): boolean {
    return this.shown?.rendition === "thumbnail";
  }

  /** A thumbnail lies where the picture will, if the sender said how large that is. */
  private sizeToCome({ width, height }: Size): Size {
    const declared = Math.max(this.declared.width ?? 0, this.declared.height ?? 0);
    const most = this.principal === "display" ? DISPLAY_PIXELS : Infinity;
    const factor = Math.max(1, Math.min(declared, most) / Math.max(width, height));
    return { width: Math.round(width * factor), height: Math.round(height * factor) };
  }

  private get unshownDetails(): string {
    const { format, bytes } = this.unshown ?? { format: null, bytes: 0 };
    const size = this.measure(bytes);
    return !format || format.extension === "bin"
      ? this.words.say("fileUnknown", { size })
      : this.words.say("file", { format: format.extension.toUpperCase(), size });
  }

  /** What its display rendition is called, which may be as large as the original. */
  private made(display: HTMLImageElement): "reduced" | "prepared" {
    const { width = 0, height = 0 } = this.declared;
    const side = Math.max(display.naturalWidth, display.naturalHeight);
    return side > 0 && side === Math.max(width, height) ? "prepared" : "reduced";
  }

  /** What the button says that shows the original, when there is one to be shown. */
  private get offer(): string {
    const { original, display } = this.declared.renditions;
    const possible = original && display && !this.unshown && this.state === "shown";
    return possible && this.shown?.rendition === "display"
      ? this.words.say("showOriginal", { size: this.measure(original.size) })
      : "";
  }

  private get note(): string {
    const format = this.unshown?.format.extension.toUpperCase();
    return format && this.image ? this.words.say("originalUnshown", { format }) : "";
  }

  private get warning(): string {
    const { place, serial, trailing } = this.traces;
    const trace = place && serial ? "traceBoth" : place ? "tracePlace" : "traceSerial";
    return [
      place || serial ? this.words.say(trace) : "",
      // A few bytes are only padding.
      trailing >= 1024 ? this.words.say("goesOn", { size: this.measure(trailing) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  }

  private measure(bytes: number): string {
    return measures.size(bytes, document.documentElement.lang);
  }

  private changed(): void {
    this.watchers.forEach((watcher) => watcher());
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof Offline) {
    return "OFFLINE";
  }
  if (error instanceof Problem) {
    return [403, 404, 410].includes(error.status) ? "ENDED" : "UNAVAILABLE";
  }
  return "DAMAGED";
}

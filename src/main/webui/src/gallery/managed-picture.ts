// A picture that the server decrypts: image elements with addresses, one shown at a time.
import { becauseOf, type Because } from "../platform/because.js";
import { faultOf, type Fault } from "./fault.js";
import * as measures from "./measures.js";
import type { Size } from "./pan-zoom.js";
import { isReduced, loaded, sizeOf, type Picture, type PictureState } from "./picture.js";
import type { Queued } from "./queue.js";
import type { Words } from "./words.js";

/** One stored form of a picture. */
export interface Stored {
  readonly url: string;
  readonly bytes: number;
  /** In pixels, upright; 0 where nobody looked. */
  readonly width: number;
  readonly height: number;
}

/** What the server says about one picture. */
export interface Offered {
  readonly thumbnail: Stored | null;
  readonly display: Stored | null;
  readonly original: Stored | null;
  /** Whether its renditions are still being made. */
  readonly preparing: boolean;
  /** Why the renditions were refused; empty where they were not. */
  readonly reason: string;
  /** Of the original, of which the first is shown; 1 for most. */
  readonly pages: number;
  /** Whether they are meant to follow one another. */
  readonly moving: boolean;
  /** Whether the original ends early. */
  readonly incomplete: boolean;
  /** In bytes: what the original has behind the end of the picture. */
  readonly trailing: number;
}

/** What stays the same about a picture, whatever is made of it. */
export interface Known {
  readonly position: number;
  readonly count: string;
  readonly name: string;
  readonly caption: string;
  readonly downloadUrl: string;
  /** Whether the sender lets pictures be saved. */
  readonly saving: boolean;
  /** Of the original, as people say it: `TIFF`. Empty where it says nothing. */
  readonly format: string;
  /** Whether the original is given out, and shown by browsers. */
  readonly originalShown: boolean;
}

type Shown = "display" | "original";

export class ManagedPicture implements Picture, Queued {
  readonly awaitsThumbnail = false;
  readonly arrived = null;
  small: HTMLImageElement | null = null;
  fetching = false;
  private large: HTMLImageElement | null = null;
  private shown: Shown | null = null;
  private preview: HTMLImageElement | null = null;
  private fault: Fault | null = null;
  private wanted: Shown | null = null;
  private readonly watchers: (() => void)[] = [];

  /** @param found the element in which the page shows the picture without a script */
  constructor(
    private readonly known: Known,
    private offered: Offered,
    private readonly words: Words,
    private found: HTMLImageElement | null,
  ) {
    this.showSmall();
  }

  get position(): number {
    return this.known.position;
  }

  get count(): string {
    return this.known.count;
  }

  get name(): string {
    return this.known.name;
  }

  get caption(): string {
    return this.known.caption;
  }

  get downloadUrl(): string {
    const { display, original } = this.offered;
    // Made meanwhile, and all that there is to save.
    const made = display && !original && this.known.saving ? `${display.url}?download` : "";
    return this.known.downloadUrl || made;
  }

  get because(): Because {
    return becauseOf(this.offered.reason);
  }

  get isPreparing(): boolean {
    return this.offered.preparing;
  }

  get state(): PictureState {
    if (this.fault) {
      return this.fault;
    }
    if (this.shown) {
      return "shown";
    }
    return this.principal ? "loading" : this.offered.preparing ? "preparing" : "unshown";
  }

  get image(): HTMLImageElement | null {
    return this.fault ? null : (this.large ?? this.preview ?? this.arriving);
  }

  get size(): Size | null {
    const { display } = this.offered;
    const previewed = this.image !== null && this.image === this.preview;
    return previewed && display?.width ? display : sizeOf(this.image);
  }

  get details(): string {
    const { display, original } = this.offered;
    if (this.shown === "original" && original) {
      return this.words.say("original", { size: this.measure(original) });
    }
    if (this.shown === "display" && display) {
      const word = isReduced(display) ? "reduced" : "prepared";
      return this.words.say(word, { size: this.measure(display) });
    }
    if (this.state === "unshown" && original) {
      const { format } = this.known;
      const values = { format, size: this.measure(original) };
      return this.words.say(format ? "file" : "fileUnknown", values);
    }
    return this.preview ? this.words.say("preview") : "";
  }

  get extras(): Readonly<Record<string, string>> {
    const { original } = this.offered;
    const possible = original && this.known.originalShown && this.shown === "display";
    const unseen = original && !this.known.originalShown && this.shown === "display";
    return {
      offer: possible ? this.words.say("showOriginal", { size: this.measure(original) }) : "",
      note: [
        ...this.remarks,
        unseen ? this.words.say("originalUnshown", { format: this.known.format }) : "",
      ]
        .filter(Boolean)
        .join(" "),
    };
  }

  /** What is to be known where not everything is shown. */
  private get remarks(): string[] {
    const { display, original, incomplete, moving, pages, trailing } = this.offered;
    if (!display) {
      return [];
    }
    return [
      incomplete ? this.words.say("endsEarly") : "",
      moving && this.shown !== "original"
        ? this.words.say("firstFrame")
        : pages > 1 && !moving
          ? this.words.say("firstPage", { pages })
          : "",
      // A few bytes are only padding.
      original && trailing >= 1024
        ? this.words.say("goesOn", { size: this.measured(trailing) })
        : "",
    ];
  }

  get awaitsPrincipal(): boolean {
    return this.principal !== null && this.wanted === null;
  }

  showThumbnail(): Promise<void> {
    return Promise.resolve();
  }

  async showPrincipal(near: boolean): Promise<void> {
    if (this.principal) {
      await this.show(this.principal, near);
    }
  }

  /** What was shown stays until the other one is there. */
  async show(which: Shown, near = true): Promise<void> {
    const stored = this.offered[which];
    if (!stored) {
      return;
    }
    this.wanted = which;
    this.fetching = true;
    this.changed();
    const image = this.elementFor(stored);
    const failure = await (near ? image.decode() : loaded(image)).then(
      () => null,
      () => faultOf(stored.url),
    );
    if (this.wanted === which) {
      this.fetching = false;
      this.fault = failure;
      this.place(failure ? null : image, which);
      this.changed();
    }
  }

  /** Of a large original only the smaller picture stays. */
  leave(): void {
    if (this.wanted !== null && this.wanted !== this.principal) {
      void this.showPrincipal(false);
    }
  }

  again(): void {
    const which = this.wanted ?? this.principal;
    this.fault = null;
    this.found = null;
    this.changed();
    if (which) {
      void this.show(which);
    }
  }

  /** The server has made something of it meanwhile. */
  learn(offered: Offered): void {
    this.offered = offered;
    this.showSmall();
    this.changed();
  }

  watch(changed: () => void): void {
    this.watchers.push(changed);
  }

  /** What is shown without being asked for; an original only where there is nothing smaller. */
  private get principal(): Shown | null {
    const { display, original } = this.offered;
    return display ? "display" : original && this.known.originalShown ? "original" : null;
  }

  /** Where there is no preview, one sees the picture come. */
  private get arriving(): HTMLImageElement | null {
    return this.shown ? null : this.found;
  }

  private elementFor({ url }: Stored): HTMLImageElement {
    const image = this.found?.src.endsWith(url) ? this.found : new Image();
    image.className = "picture";
    image.alt = this.caption || this.count;
    image.draggable = false;
    if (!image.src) {
      image.src = url;
    }
    this.found = this.shown ? null : image;
    return image;
  }

  private place(image: HTMLImageElement | null, which: Shown): void {
    this.large = image;
    this.shown = image ? which : null;
    this.found = null;
    this.preview = null;
  }

  /** The thumbnail, for the strip, and softened in the place of the picture to come. */
  private showSmall(): void {
    const { thumbnail, display } = this.offered;
    if (!thumbnail || this.small) {
      return;
    }
    const small = new Image();
    small.alt = "";
    small.draggable = false;
    small.src = thumbnail.url;
    this.small = small;
    void loaded(small).then(
      () => {
        if (!this.shown && display) {
          this.preview = previewOf(small, display);
        }
        this.changed();
      },
      () => {},
    );
  }

  private measure({ bytes }: Stored): string {
    return this.measured(bytes);
  }

  private measured(bytes: number): string {
    return measures.size(bytes, document.documentElement.lang);
  }

  private changed(): void {
    this.watchers.forEach((watcher) => watcher());
  }
}

function previewOf(small: HTMLImageElement, { width, height }: Size): HTMLImageElement {
  const preview = new Image();
  preview.src = small.src;
  preview.className = "picture preview";
  preview.alt = "";
  preview.style.width = `${width}px`;
  preview.style.height = `${height}px`;
  return preview;
}

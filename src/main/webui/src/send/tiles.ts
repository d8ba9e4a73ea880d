// The pictures as large tiles, in the order in which they will be seen.
import { find, onClick } from "../platform/dom.js";
import { moved } from "./order.js";
import type { Picture } from "./picture.js";
import { announce, copyOf, word } from "./words.js";

interface Tile {
  picture: Picture;
  element: HTMLElement;
  preview: string | null;
}

export class Tiles {
  private tiles: Tile[] = [];
  private dragged: Tile | null = null;

  constructor(
    private readonly list: HTMLElement,
    private readonly changed: () => void,
  ) {
    list.addEventListener("dragover", (event) => this.dragOver(event));
    list.addEventListener("drop", (event) => this.dragged && event.preventDefault());
  }

  get pictures(): Picture[] {
    return this.tiles.map(({ picture }) => picture);
  }

  add(picture: Picture): void {
    const tile: Tile = { picture, element: copyOf("tile"), preview: null };
    this.tiles.push(tile);
    this.wire(tile);
    this.list.append(tile.element);
    this.number();
    if (picture.prepared) {
      this.prepared(picture);
    }
  }

  /** Shows what was made of the picture; its place was kept meanwhile. */
  prepared(picture: Picture): void {
    const tile = this.tiles.find((candidate) => candidate.picture === picture);
    if (tile && picture.rendered) {
      tile.preview = URL.createObjectURL(picture.rendered.thumbnail);
      const image = find<HTMLImageElement>("img", tile.element);
      image.src = tile.preview;
      image.hidden = false;
    }
    tile?.element.removeAttribute("aria-busy");
  }

  /** A sentence below a picture; empty for none. */
  note(picture: Picture, text: string): void {
    const tile = this.tiles.find((candidate) => candidate.picture === picture);
    if (tile) {
      const note = find("[data-note]", tile.element);
      note.textContent = text;
      note.hidden = text === "";
    }
  }

  /** From 0 to 1; null takes the bar away. */
  progress(picture: Picture, portion: number | null): void {
    const tile = this.tiles.find((candidate) => candidate.picture === picture);
    if (tile) {
      const bar = find<HTMLProgressElement>("progress", tile.element);
      bar.hidden = portion === null;
      bar.value = portion ?? 0;
      tile.element.classList.toggle("sent", portion === 1);
    }
  }

  clear(): void {
    this.tiles.forEach((tile) => this.forget(tile));
    this.tiles = [];
  }

  private wire(tile: Tile): void {
    const { element, picture } = tile;
    const caption = find<HTMLTextAreaElement>("[data-caption]", element);
    caption.value = picture.caption;
    caption.addEventListener("input", () => (picture.caption = caption.value));
    onClick("[data-do=earlier]", element, () => this.move(tile, -1));
    onClick("[data-do=later]", element, () => this.move(tile, 1));
    onClick("[data-do=remove]", element, () => this.remove(tile));
    find(".handles", element).addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        this.move(tile, step);
      }
    });
    const frame = find(".frame", element);
    frame.addEventListener("dragstart", (event) => {
      this.dragged = tile;
      element.classList.add("dragged");
      // Firefox drags nothing that carries nothing; and no name is handed to another window.
      event.dataTransfer?.setData("application/x-lucarne", "");
    });
    frame.addEventListener("dragend", () => {
      this.dragged = null;
      element.classList.remove("dragged");
    });
  }

  private dragOver(event: DragEvent): void {
    const over = (event.target as Element).closest("li");
    const to = this.tiles.findIndex(({ element }) => element === over);
    if (!this.dragged) {
      return;
    }
    event.preventDefault();
    if (to >= 0 && over !== this.dragged.element) {
      this.place(this.dragged, to);
    }
  }

  private move(tile: Tile, by: number): void {
    const to = this.tiles.indexOf(tile) + by;
    if (to < 0 || to >= this.tiles.length) {
      return;
    }
    const held = document.activeElement as HTMLButtonElement | null;
    this.place(tile, to);
    const other = by < 0 ? "later" : "earlier";
    // A button that has just become useless loses the focus, and would send it to the page's top.
    const keep = held?.disabled ? find(`[data-do=${other}]`, tile.element) : held;
    keep?.focus();
    announce(word("MOVED", to + 1, this.tiles.length));
  }

  private place(tile: Tile, to: number): void {
    this.tiles = moved(this.tiles, this.tiles.indexOf(tile), to);
    const next = this.tiles[to + 1]?.element ?? null;
    this.list.insertBefore(tile.element, next);
    this.number();
    this.changed();
  }

  private remove(tile: Tile): void {
    const index = this.tiles.indexOf(tile);
    this.tiles = this.tiles.filter((other) => other !== tile);
    this.forget(tile);
    this.number();
    this.changed();
    const neighbour = this.tiles[Math.min(index, this.tiles.length - 1)]?.element;
    (neighbour ? find("[data-do=remove]", neighbour) : find("input[data-from=library]")).focus();
    announce(word("REMOVED", this.tiles.length));
  }

  private forget({ element, preview }: Tile): void {
    element.remove();
    if (preview) {
      URL.revokeObjectURL(preview);
    }
  }

  private number(): void {
    this.tiles.forEach(({ element }, index) => {
      const name = word("IMAGE_OF", index + 1, this.tiles.length);
      find("[data-number]", element).textContent = String(index + 1);
      find<HTMLImageElement>("img", element).alt = name;
      find(".handles", element).setAttribute("aria-label", name);
      const caption = find("[data-caption]", element);
      caption.setAttribute("aria-label", word("CAPTION_OF", index + 1));
      find<HTMLButtonElement>("[data-do=earlier]", element).disabled = index === 0;
      const last = index === this.tiles.length - 1;
      find<HTMLButtonElement>("[data-do=later]", element).disabled = last;
    });
  }
}

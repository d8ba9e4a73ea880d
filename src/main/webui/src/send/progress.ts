// How far the sending has come: a bar on each picture, one below, and a sentence.
import { find } from "../platform/dom.js";
import type { Watcher } from "./dispatch.js";
import type { Entry, Parcel } from "./parcel.js";
import type { Picture } from "./picture.js";
import type { Tiles } from "./tiles.js";
import { announce, word } from "./words.js";

export class Progress implements Watcher {
  private readonly section = find("[data-progress]");
  private readonly bar = find<HTMLProgressElement>("progress", this.section);
  private readonly text = find("[data-progress-text]", this.section);
  private entries: readonly Entry[] = [];
  private readonly gone = new Map<Entry, number>();

  constructor(private readonly tiles: Tiles) {}

  packing(done: number, count: number): void {
    this.section.hidden = false;
    this.bar.removeAttribute("value");
    this.say(word("ENCRYPTING", Math.min(done + 1, count), count));
  }

  begin(parcel: Parcel): void {
    this.entries = parcel.entries;
    this.gone.clear();
    this.draw();
    this.say(word("SENDING"));
  }

  sent(entry: Entry, bytes: number): void {
    // A request's body has a few bytes of its own in some browsers.
    this.gone.set(entry, Math.min(bytes, entry.size));
    this.draw();
  }

  waiting(seconds: number | null): void {
    this.section.classList.add("waiting");
    this.say(seconds === null ? word("WAITING_NETWORK") : word("WAITING_SERVER", seconds));
  }

  moving(): void {
    if (this.section.classList.contains("waiting")) {
      this.section.classList.remove("waiting");
      this.say(word("SENDING"));
    }
  }

  end(): void {
    this.section.hidden = true;
    this.section.classList.remove("waiting");
    this.tiles.pictures.forEach((picture) => this.tiles.progress(picture, null));
  }

  private draw(): void {
    this.bar.value = this.portion(this.entries);
    for (const picture of this.tiles.pictures) {
      this.tiles.progress(picture, this.portion(this.of(picture)));
    }
  }

  private of(picture: Picture): Entry[] {
    return this.entries.filter((entry) => entry.picture === picture);
  }

  private portion(entries: readonly Entry[]): number {
    const all = entries.reduce((sum, { size }) => sum + size, 0);
    const gone = entries.reduce((sum, entry) => sum + (this.gone.get(entry) ?? 0), 0);
    return all === 0 ? 0 : gone / all;
  }

  private say(text: string): void {
    if (this.text.textContent !== text) {
      this.text.textContent = text;
      announce(text);
    }
  }
}

// What the sender gets in the end: the link, and the ways to pass it on.
import { find, onClick } from "../platform/dom.js";
import { instant } from "../platform/times.js";
import type { Delivery } from "./composer.js";
import { copyLink } from "./copying.js";
import { Shown } from "./shown.js";
import { word } from "./words.js";

export class Result {
  private readonly section = find("[data-part=result]");
  private readonly field = find<HTMLTextAreaElement>("#link", this.section);
  private readonly share = find<HTMLButtonElement>("[data-do=share]", this.section);
  private readonly code = find("[data-qr]", this.section);
  private readonly copied = find("[data-copied]", this.section);
  private readonly shown = new Shown();
  private readonly reduced = find("[data-reduced]", this.section);
  /** Sends the last one again, with what was drawn here of the pictures that nobody sees. */
  private reduce: () => void = () => {};
  /** Whether leaving the page now would lose a link that was never passed on. */
  unclaimed = false;

  constructor(
    again: () => void,
    private readonly replace: (delivery: Delivery, positions: readonly number[]) => void,
  ) {
    this.share.hidden = !("share" in navigator);
    this.field.addEventListener("focus", () => this.field.select());
    this.field.addEventListener("copy", () => (this.unclaimed = false));
    onClick("[data-do=copy]", this.section, () => void this.copy());
    onClick("[data-do=share]", this.section, () => void this.passOn());
    onClick("[data-do=qr]", this.section, () => void this.draw());
    onClick("[data-do=reduced]", this.section, () => this.reduce());
    onClick("[data-do=again]", this.section, () => {
      this.clear();
      again();
    });
  }

  show(delivery: Delivery, token: string): void {
    const { url, share, link, choices, pictures } = delivery;
    const sealed = choices.custody === "sealed";
    this.field.value = url;
    this.unclaimed = sealed;
    this.copied.textContent = "";
    const until = instant(new Date(link.expiresAt), "long");
    find("[data-until]", this.section).textContent = word("WORKS_UNTIL", until);
    find("[data-only-sealed]", this.section).hidden = !sealed;
    find("[data-passphrase]", this.section).hidden = choices.passphrase === null;
    find("[data-passphrase] output", this.section).textContent = choices.passphrase ?? "";
    const drawn = pictures.every(({ rendered }) => rendered !== null);
    void this.shown.watch(share, drawn, token).then((unseen) => this.offer(delivery, unseen));
    find("h1", this.section).focus();
  }

  /** The link and the passphrase were shown once; nothing of them stays in the page. */
  clear(): void {
    this.field.value = "";
    this.unclaimed = false;
    find("[data-passphrase] output", this.section).textContent = "";
    this.code.replaceChildren();
    this.shown.clear();
    this.reduced.hidden = true;
    this.reduce = () => {};
    this.toggle(false);
  }

  /** What this browser could draw need not stay unseen. */
  private offer(delivery: Delivery, unseen: readonly number[]): void {
    const drawn = unseen.filter((position) => delivery.pictures[position - 1]?.rendered);
    this.reduced.hidden = drawn.length === 0;
    this.reduce = () => {
      this.clear();
      this.replace(delivery, drawn);
    };
  }

  private async copy(): Promise<void> {
    const done = await copyLink(this.field.value);
    this.copied.textContent = word(done ? "COPIED" : "COPY_FAILED");
    if (done) {
      this.unclaimed = false;
    } else {
      this.field.focus();
    }
  }

  private async passOn(): Promise<void> {
    try {
      await navigator.share({ title: "Lucarne", url: this.field.value });
      this.unclaimed = false;
    } catch {
      // Closing the sheet again is no failure, and a phone that cannot share says so itself.
    }
  }

  private async draw(): Promise<void> {
    const shown = this.code.hasChildNodes();
    if (shown) {
      this.code.replaceChildren();
    } else {
      const { qrCode } = await import("./qr.js");
      this.code.replaceChildren(qrCode(this.field.value, word("QR_LABEL")));
    }
    this.toggle(!shown);
  }

  private toggle(shown: boolean): void {
    find("[data-do=qr]", this.section).setAttribute("aria-expanded", String(shown));
    this.code.hidden = !shown;
  }
}

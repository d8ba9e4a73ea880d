// The sender's choices, each with its consequence in a sentence.
import { find, onClick } from "../platform/dom.js";
import { instant } from "../platform/times.js";
import type { Custody, Limits } from "./api.js";
import { lifetimes, milliseconds } from "./duration.js";
import { freshPassphrase } from "./passphrase.js";
import { word } from "./words.js";

export interface Choices {
  custody: Custody;
  expiresIn: string;
  maxViews: number | null;
  download: "original" | "display" | false;
  /** Null for none. */
  passphrase: string | null;
  keepOriginals: boolean;
  message: string;
}

type Said = Pick<Choices, "message" | "passphrase" | "keepOriginals">;

export class ChoiceForm {
  private readonly custody = find<HTMLSelectElement>("[data-choice=custody]");
  private readonly lifetime = find<HTMLSelectElement>("[data-choice=lifetime]");
  private readonly views = find<HTMLSelectElement>("[data-choice=views]");
  private readonly download = find<HTMLSelectElement>("[data-choice=download]");
  private readonly originals = find<HTMLInputElement>("[data-choice=originals]");
  private readonly protect = find<HTMLInputElement>("[data-choice=protect]");
  private readonly passphrase = find<HTMLInputElement>("[data-choice=passphrase]");
  private readonly message = find<HTMLTextAreaElement>("[data-choice=message]");

  constructor(private readonly changed: () => void) {
    find("[data-choices]").addEventListener("change", () => this.update());
    onClick("[data-do=generate]", document, () => this.generate());
    this.protect.addEventListener("change", () => {
      if (this.protect.checked && this.passphrase.value === "") {
        this.generate();
      }
    });
  }

  /** Offers what policy allows, and nothing else. */
  allow(limits: Limits): void {
    const { offered, chosen } = lifetimes(values(this.lifetime), limits.expiresIn);
    keep(this.custody, limits.custodies);
    keep(this.lifetime, offered);
    if (this.lifetime.options.length === 0) {
      this.lifetime.add(new Option(word("SHORT_LIFETIME"), chosen));
    }
    this.lifetime.value = chosen;
    find("[data-row=custody]").hidden = this.custody.options.length < 2;
    this.update();
  }

  get chosen(): Choices {
    const custody = this.custody.value as Custody;
    const asked = custody === "sealed" && this.protect.checked;
    return {
      custody,
      expiresIn: this.lifetime.value,
      maxViews: this.views.value === "" ? null : Number(this.views.value),
      download: downloads(this.download.value),
      passphrase: asked ? this.passphrase.value : null,
      keepOriginals: this.originals.checked,
      message: this.message.value.trim(),
    };
  }

  /** Whether a passphrase was wanted, and none is there. */
  get lacksPassphrase(): boolean {
    return this.chosen.passphrase?.trim() === "";
  }

  focusPassphrase(): void {
    this.passphrase.focus();
  }

  /** For the next share: nothing that was said about the last one stays. */
  clear(): void {
    this.restore({ message: "", passphrase: null, keepOriginals: false });
  }

  /** What {@link clear} took away. */
  restore({ message, passphrase, keepOriginals }: Said): void {
    this.message.value = message;
    this.protect.checked = passphrase !== null;
    this.passphrase.value = passphrase ?? "";
    this.originals.checked = keepOriginals;
    this.update();
  }

  private generate(): void {
    this.passphrase.value = freshPassphrase();
  }

  private update(): void {
    const sealed = this.custody.value === "sealed";
    find("[data-row=protect]").hidden = !sealed;
    find("[data-row=passphrase]").hidden = !sealed || !this.protect.checked;
    this.say("custody", consequence(this.custody));
    const end = new Date(Date.now() + milliseconds(this.lifetime.value));
    this.say("lifetime", word("WORKS_UNTIL", instant(end, "long")));
    this.say("views", consequence(this.views));
    this.say("download", consequence(this.download));
    this.say("originals", this.consequenceOf(this.originals));
    this.changed();
  }

  private consequenceOf(box: HTMLInputElement): string {
    return box.dataset[box.checked ? "on" : "off"] ?? "";
  }

  private say(choice: string, text: string): void {
    find(`[data-consequence=${choice}]`).textContent = text;
  }
}

function downloads(value: string): Choices["download"] {
  return value === "original" || value === "display" ? value : false;
}

function values(select: HTMLSelectElement): string[] {
  return [...select.options].map((option) => option.value);
}

function keep(select: HTMLSelectElement, allowed: readonly string[]): void {
  for (const option of [...select.options]) {
    if (!allowed.includes(option.value)) {
      option.remove();
    }
  }
}

function consequence(select: HTMLSelectElement): string {
  return select.selectedOptions[0]?.dataset["consequence"] ?? "";
}

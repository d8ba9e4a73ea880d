// The landing page of a sealed link: one button, or what is missing, or why nothing can be seen.
import * as measures from "../gallery/measures.js";
import type { Word, Words } from "../gallery/words.js";
import { find, onClick, onSubmit } from "../platform/dom.js";
import type { Refusal } from "./outcome.js";

type Step = "click" | "code" | "refusal";

export interface Visitor {
  /** Wants to see the images. */
  opens(passphrase: string | null): void;
  /** Gave the link or its code. */
  enters(text: string): void;
}

export class SealedLanding {
  private readonly button = find<HTMLButtonElement>("[data-step=click] .action");
  private readonly buttonText = this.button.textContent;
  private readonly passphrase = document.querySelector<HTMLInputElement>("#passphrase");
  private readonly code = find<HTMLInputElement>("#code");
  private timer = 0;

  constructor(
    private readonly words: Words,
    private readonly visitor: Visitor,
  ) {
    document.querySelector("[data-late]")?.remove();
    onSubmit("[data-step=click] form", () => this.submit());
    onSubmit("[data-step=code] form", () => this.visitor.enters(this.code.value));
    // Syllables that were dictated are hard to type unseen, and tries are few.
    document
      .querySelector<HTMLInputElement>("[data-reveal]")
      ?.addEventListener("change", (event) => this.reveal(event.currentTarget));
    onClick("[data-again]", document, () => this.askClick());
  }

  askClick(): void {
    this.rest();
    this.show("click");
  }

  /** To where somebody types next: the field that had the focus is gone. */
  attend(): void {
    this.passphrase?.focus();
  }

  /** The passphrase again; what was typed stands there still, to be mended. */
  askPassphrase(because: Word): void {
    this.askClick();
    this.complain("click", because);
    this.attend();
    this.passphrase?.select();
  }

  askCode(because?: Word): void {
    this.rest();
    this.show("code");
    if (because) {
      this.complain("code", because);
      this.code.focus();
    }
  }

  working(): void {
    this.button.disabled = true;
    this.button.textContent = this.words.say("opening");
    find("[data-step=click] .progress").hidden = false;
    this.complain("click", null);
  }

  /** One calm sentence, what to do next, and folded away the reason. */
  refuse(refusal: Refusal, reason: string, retrySeconds: number | null): void {
    this.rest();
    const place = find("[data-refusal-place]");
    const template = find<HTMLTemplateElement>("template#refusals");
    const said = template.content.querySelector<HTMLElement>(`[data-refusal="${refusal}"]`);
    place.replaceChildren(...(said ? Array.from(said.cloneNode(true).childNodes) : []));
    find("[data-reason]").textContent = reason;
    const passes = said?.dataset["passes"] === "true";
    find("[data-again]").closest("p")?.toggleAttribute("hidden", !passes);
    this.sayWhen(passes ? retrySeconds : null);
    if (said?.dataset["retries"] === "true") {
      this.timer = window.setTimeout(() => this.submit(), (retrySeconds ?? 15) * 1000);
    }
    this.show("refusal");
    place.querySelector("h1")?.focus();
  }

  private reveal(box: EventTarget | null): void {
    const shown = box instanceof HTMLInputElement && box.checked;
    this.passphrase?.setAttribute("type", shown ? "text" : "password");
  }

  private sayWhen(seconds: number | null): void {
    const when = find("[data-when]");
    when.hidden = seconds === null;
    const waiting = measures.waiting(seconds ?? 0, document.documentElement.lang);
    when.textContent = this.words.say("againIn", { waiting });
  }

  private submit(): void {
    const passphrase = this.passphrase?.value ?? null;
    if (passphrase !== null && passphrase.trim() === "") {
      this.askPassphrase("passphraseMissing");
    } else if (!this.button.disabled) {
      this.visitor.opens(passphrase);
    }
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.button.disabled = false;
    this.button.textContent = this.buttonText;
    find("[data-step=click] .progress").hidden = true;
    this.complain("click", null);
    this.complain("code", null);
  }

  private complain(step: Step, because: Word | null): void {
    const complaint = find(`[data-step=${step}] [data-complaint]`);
    complaint.textContent = because ? this.words.say(because) : "";
    complaint.hidden = because === null;
    const field = find(`[data-step=${step}]`).querySelector("input");
    field?.setAttribute("aria-invalid", String(because !== null));
  }

  private show(step: Step): void {
    for (const section of document.querySelectorAll<HTMLElement>("[data-step]")) {
      section.hidden = section.dataset["step"] !== step;
    }
    const title = find(`[data-step=${step}]`).querySelector("h1")?.textContent ?? "";
    document.title = `${title} · Lucarne`;
  }
}

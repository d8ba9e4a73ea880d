// The landing page of a sealed link: one button, or what is missing, or why nothing can be seen.
import * as measures from "../gallery/measures.js";
import type { Word, Words } from "../gallery/words.js";
import type { Refusal } from "./outcome.js";

type Step = "click" | "code" | "refusal";

export interface Visitor {
  /** Wants to see the images. */
  opens(passphrase: string | null): void;
  /** Gave the link or its code. */
  enters(text: string): void;
}

export class SealedLanding {
  private readonly button = element<HTMLButtonElement>("[data-step=click] .action");
  private readonly buttonText = this.button.textContent ?? "";
  private readonly passphrase = document.querySelector<HTMLInputElement>("#passphrase");
  private readonly code = element<HTMLInputElement>("#code");
  private timer = 0;

  constructor(
    private readonly words: Words,
    private readonly visitor: Visitor,
  ) {
    document.querySelector("[data-late]")?.remove();
    element<HTMLFormElement>("[data-step=click] form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    element<HTMLFormElement>("[data-step=code] form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.visitor.enters(this.code.value);
    });
    // Syllables that were dictated are hard to type unseen, and tries are few.
    document
      .querySelector<HTMLInputElement>("[data-reveal]")
      ?.addEventListener("change", (event) => this.reveal(event.currentTarget));
    element<HTMLButtonElement>("[data-again]").addEventListener("click", () => this.askClick());
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
    element("[data-step=click] .progress").hidden = false;
    this.complain("click", null);
  }

  /** One calm sentence, what to do next, and folded away the reason. */
  refuse(refusal: Refusal, reason: string, retrySeconds: number | null): void {
    this.rest();
    const place = element("[data-refusal-place]");
    const template = element<HTMLTemplateElement>("template#refusals");
    const said = template.content.querySelector<HTMLElement>(`[data-refusal="${refusal}"]`);
    place.replaceChildren(...(said ? Array.from(said.cloneNode(true).childNodes) : []));
    element("[data-reason]").textContent = reason;
    const passes = said?.dataset["passes"] === "true";
    element("[data-again]").closest("p")?.toggleAttribute("hidden", !passes);
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
    const when = element("[data-when]");
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
    element("[data-step=click] .progress").hidden = true;
    this.complain("click", null);
    this.complain("code", null);
  }

  private complain(step: Step, because: Word | null): void {
    const complaint = element(`[data-step=${step}] [data-complaint]`);
    complaint.textContent = because ? this.words.say(because) : "";
    complaint.hidden = because === null;
    const field = element(`[data-step=${step}]`).querySelector("input");
    field?.setAttribute("aria-invalid", String(because !== null));
  }

  private show(step: Step): void {
    for (const section of document.querySelectorAll<HTMLElement>("[data-step]")) {
      section.hidden = section.dataset["step"] !== step;
    }
    const title = element(`[data-step=${step}]`).querySelector("h1")?.textContent ?? "";
    document.title = `${title} · Lucarne`;
  }
}

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) {
    throw new Error(`the page lacks ${selector}`);
  }
  return found;
}

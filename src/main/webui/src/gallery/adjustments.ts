// What changes how a picture looks on the screen: turned, brighter, inverted; and back again.
import type { Action } from "./actions.js";
import { show } from "./labels.js";
import { Look, type Tone } from "./look.js";
import type { Picture } from "./picture.js";
import type { Stage } from "./stage.js";

export class Adjustments {
  private readonly looks = new Map<Picture, Look>();
  private readonly panel = document.querySelector<HTMLElement>(".adjust");
  private readonly sliders = document.querySelectorAll<HTMLInputElement>("[data-tone]");

  /**
   * @param stage the one that is worked on
   * @param turned called when its picture lies on another side
   */
  constructor(
    private readonly stage: () => Stage,
    private readonly turned: () => void,
  ) {
    for (const slider of this.sliders) {
      slider.addEventListener("input", () => {
        this.look.tones[toneOf(slider)] = slider.valueAsNumber;
        this.changed();
      });
      slider.addEventListener("dblclick", () => {
        this.look.tones[toneOf(slider)] = 0;
        this.changed();
      });
    }
  }

  readonly actions: Partial<Record<Action, () => void>> = {
    rotateLeft: () => this.turn(-1),
    rotateRight: () => this.turn(1),
    adjust: () => this.open(this.panel?.hidden ?? false),
    invert: () => {
      this.look.inverted = !this.look.inverted;
      this.changed();
    },
    reset: () => {
      const onItsSide = this.look.quarters % 4 !== 0;
      this.look.reset();
      this.changed();
      if (onItsSide) {
        this.refit();
      }
    },
  };

  /** How this picture looks; it keeps that while the page is open. */
  lookOf(picture: Picture): Look {
    const look = this.looks.get(picture) ?? new Look();
    this.looks.set(picture, look);
    return look;
  }

  /** Says whether there was something to close. */
  close(): boolean {
    const open = this.panel?.hidden === false;
    if (open) {
      this.open(false);
    }
    return open;
  }

  /** Lets the tools say how the picture looks that they would change. */
  showTools(): void {
    const { look } = this;
    for (const slider of this.sliders) {
      const value = look.tones[toneOf(slider)];
      slider.value = String(value);
      slider.setAttribute("aria-valuetext", said(value));
      slider.closest("label")?.classList.toggle("off", value !== 0);
      show(toneOf(slider), said(value));
    }
    mark("invert", "aria-pressed", look.inverted);
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-act=reset]")) {
      button.disabled = look.isNeutral;
    }
    for (const button of document.querySelectorAll("[data-act=adjust][aria-expanded]")) {
      button.classList.toggle("off", look.isToned);
    }
  }

  private get look(): Look {
    return this.stage().look;
  }

  private turn(quarters: number): void {
    this.look.quarters += quarters;
    this.changed();
    this.refit();
  }

  private refit(): void {
    this.stage().fit();
    this.turned();
  }

  private changed(): void {
    this.stage().restyle();
    this.showTools();
  }

  private open(open: boolean): void {
    if (!this.panel) {
      return;
    }
    const inside = this.panel.contains(document.activeElement);
    this.panel.hidden = !open;
    mark("adjust", "aria-expanded", open);
    if (open) {
      this.sliders[0]?.focus({ preventScroll: true });
    } else if (inside) {
      this.stage().element.focus();
    }
  }
}

function toneOf(slider: HTMLInputElement): Tone {
  return slider.dataset["tone"] === "contrast" ? "contrast" : "brightness";
}

function mark(action: string, attribute: string, value: boolean): void {
  for (const button of document.querySelectorAll(`[data-act=${action}][${attribute}]`)) {
    button.setAttribute(attribute, String(value));
  }
}

/** `+20`, `0`, `−35`. */
function said(value: number): string {
  const { lang } = document.documentElement;
  return value.toLocaleString(lang, { signDisplay: "exceptZero" });
}

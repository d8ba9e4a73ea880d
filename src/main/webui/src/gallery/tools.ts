// The tools of the stage: which is in use, and that they step back when nobody moves.
import { show } from "./labels.js";
import type { Stage } from "./stage.js";

const REST_MS = 3000;
const BUSY = ".tools:hover, .turn:hover, .tools :focus-visible, .turn:focus-visible";

export function showTools(stage: Stage): void {
  press("fit", stage.fits);
  press("actual", stage.isActual);
  const { scale } = stage;
  for (const button of document.querySelectorAll<HTMLButtonElement>(".zoom button")) {
    button.disabled = scale === null;
  }
  show("scale", scale === null ? "" : percent(scale));
  stage.element.classList.toggle("movable", stage.overflow.x || stage.overflow.y);
}

function press(action: string, pressed: boolean): void {
  for (const button of document.querySelectorAll(`[data-act=${action}][aria-pressed]`)) {
    button.setAttribute("aria-pressed", String(pressed));
  }
}

function percent(scale: number): string {
  return scale.toLocaleString(document.documentElement.lang, {
    style: "percent",
    maximumFractionDigits: 0,
  });
}

/** Lets the tools fade when the pointer rests; not for the keyboard, nor with reduced motion. */
export function fadeAtRest(body: HTMLElement): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;
  const wake = (mayRest: boolean): void => {
    body.classList.remove("resting");
    clearTimeout(timer);
    if (mayRest && !still.matches) {
      timer = window.setTimeout(rest, REST_MS);
    }
  };
  const rest = (): void => {
    const busy = body.querySelector(BUSY);
    body.classList.toggle("resting", busy === null);
  };
  for (const event of ["pointermove", "pointerdown", "wheel"]) {
    addEventListener(event, () => wake(true), { passive: true });
  }
  addEventListener("keydown", () => wake(false));
  addEventListener("focusin", (event) => {
    wake(!(event.target as Element).matches(":focus-visible"));
  });
  wake(true);
}

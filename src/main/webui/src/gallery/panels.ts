// What a stage says: in place of a picture that is not there, and beside one that is.
import type { Fault } from "./fault.js";
import type { Picture, PictureState } from "./picture.js";

export function faultOfState(state: PictureState | undefined): Fault | null {
  const none = ["loading", "shown", "unshown", "preparing", undefined];
  return none.includes(state) ? null : (state as Fault);
}

/** Shows the panel for what the picture is like, if there is one, and hides the others. */
export function showPanel(stage: HTMLElement, picture: Picture): void {
  const fault = faultOfState(picture.state);
  const name = fault ? "fault" : picture.state;
  for (const panel of stage.querySelectorAll<HTMLElement>("[data-panel]")) {
    panel.hidden = panel.dataset["panel"] !== name;
  }
  for (const words of stage.querySelectorAll<HTMLElement>("[data-fault]")) {
    words.hidden = words.dataset["fault"] !== fault;
  }
  for (const words of stage.querySelectorAll<HTMLElement>("[data-because]")) {
    words.hidden = words.dataset["because"] !== picture.because;
  }
  const again = stage.querySelector<HTMLElement>("[data-act=again]");
  if (again) {
    again.hidden = fault === "ENDED";
  }
  for (const words of stage.querySelectorAll<HTMLElement>("[data-own]")) {
    const text = words.dataset["own"] === "count" ? picture.count : picture.details;
    words.textContent = text;
    words.hidden = text === "";
  }
}

export function showProgress(stage: HTMLElement, { state, fetching, arrived }: Picture): void {
  const running = state === "loading" || fetching;
  const line = stage.querySelector<HTMLElement>("[data-progress]");
  if (line) {
    line.hidden = !running;
    line.classList.toggle("measured", arrived !== null);
    line.style.setProperty("--arrived", String(arrived ?? 0));
  }
  stage.setAttribute("aria-busy", String(running));
}

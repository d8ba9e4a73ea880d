// What can be asked of the gallery, by whichever means.

export type Action =
  | "previous"
  | "next"
  | "first"
  | "last"
  | "fit"
  | "actual"
  | "closer"
  | "further"
  | "left"
  | "right"
  | "up"
  | "down"
  | "again"
  | "notes"
  | "close"
  | "original"
  | "download"
  | "archive"
  | "copy";

const KEYS: Readonly<Record<string, Action>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "previous",
  PageDown: "next",
  Home: "first",
  End: "last",
  "0": "fit",
  "1": "actual",
  "+": "closer",
  "=": "closer",
  "-": "further",
  "\u2212": "further",
};

/** The keys with their meaning; keys with modifiers belong to the browser. */
export function watchKeys(act: (action: Action) => boolean): void {
  document.addEventListener("keydown", (event) => {
    const action = KEYS[event.key];
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (action && !modified && !event.defaultPrevented && !inDialog() && act(action)) {
      event.preventDefault();
    }
  });
}

/** Every element with `data-act`, wherever it stands. */
export function watchButtons(act: (action: Action) => boolean): void {
  document.addEventListener("click", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const element = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (plain && element && act(element.dataset["act"] as Action)) {
      event.preventDefault();
    }
  });
}

function inDialog(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

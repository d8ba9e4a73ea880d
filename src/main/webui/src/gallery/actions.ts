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
  | "rotateLeft"
  | "rotateRight"
  | "adjust"
  | "invert"
  | "reset"
  | "compare"
  | "lock"
  | "leave"
  | "full"
  | "print"
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
  r: "rotateRight",
  R: "rotateLeft",
  a: "adjust",
  i: "invert",
  n: "reset",
  c: "compare",
  l: "lock",
  f: "full",
  Escape: "leave",
};

/** The keys with their meaning; keys with modifiers belong to the browser. */
export function watchKeys(act: (action: Action) => boolean): void {
  document.addEventListener("keydown", (event) => {
    const action = KEYS[event.key];
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const elsewhere =
      event.defaultPrevented || inDialog() || isFor(event.target, event.key) || isOff(event.key);
    if (action && !modified && !elsewhere && act(action)) {
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

/** A slider has its own use for arrows and for Home and End. */
function isFor(target: EventTarget | null, key: string): boolean {
  const slider = target instanceof HTMLInputElement && target.type === "range";
  return slider && /^(Arrow|Page|Home|End)/.test(key);
}

/** Whoever dictates would press single keys without meaning to. */
function isOff(key: string): boolean {
  const choice = document.querySelector<HTMLInputElement>("[data-keys]");
  return key.length === 1 && choice?.checked === false;
}

function inDialog(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

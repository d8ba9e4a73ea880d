// Two pictures side by side: two stages, of which one gesture moves both unless they are unlocked.
import type { Stage } from "./stage.js";
import type { Place } from "./turning.js";

/** How the second picture lies when the first one is whole. */
interface Shift {
  readonly closeness: number;
  readonly x: number;
  readonly y: number;
}

const ALIKE: Shift = { closeness: 1, x: 0, y: 0 };

export class Comparison {
  private locked = true;
  private shift = ALIKE;
  private attended: Stage;

  constructor(
    private readonly first: Stage,
    private readonly second: Stage,
    private readonly chosen: () => void,
  ) {
    this.attended = first;
    for (const stage of [first, second]) {
      stage.element.addEventListener("pointerdown", () => this.attend(stage), { capture: true });
      stage.element.addEventListener("focusin", () => this.attend(stage));
    }
  }

  get isOpen(): boolean {
    return !this.second.element.hidden;
  }

  /** The stage that keys, tools and the strip act on. */
  get active(): Stage {
    return this.attended;
  }

  /** The one beside it; null while there is but one. */
  get other(): Stage | null {
    if (!this.isOpen) {
      return null;
    }
    return this.attended === this.first ? this.second : this.first;
  }

  /** Makes room for a second picture, which is then the one to be chosen. */
  open(): void {
    this.expand(true);
    this.shift = ALIKE;
    this.lock(true);
    this.attend(this.second);
    this.first.fit();
    if (document.activeElement === this.first.element) {
      this.second.element.focus();
    }
  }

  /** Leaves the first picture alone. */
  close(): void {
    const focused = this.second.element.contains(document.activeElement);
    const leaving = document.activeElement?.closest("[data-comparing]") !== null;
    this.attend(this.first);
    this.expand(false);
    this.second.clear();
    this.first.fit();
    if (focused || leaving) {
      this.first.element.focus();
    }
  }

  /** Ties the two together as they lie now, or lets each be moved alone. */
  lock(locked = !this.locked): void {
    this.locked = locked;
    const [first, second] = [this.first.here, this.second.here];
    if (first && second && this.isOpen) {
      this.shift = {
        closeness: second.closeness / first.closeness,
        x: second.x - first.x,
        y: second.y - first.y,
      };
    }
    for (const button of document.querySelectorAll("[data-act=lock]")) {
      button.setAttribute("aria-pressed", String(locked));
    }
  }

  /** Another picture, or one on its side: what was tied together no longer means anything. */
  align(): void {
    this.shift = ALIKE;
    if (this.other) {
      this.moved(this.other, false);
    }
  }

  /** Lets the other picture follow. */
  moved(stage: Stage, eased: boolean): void {
    const { here } = stage;
    if (!this.isOpen || !this.locked || !here) {
      return;
    }
    if (stage.fits) {
      this.shift = ALIKE;
    }
    const follower = stage === this.first ? this.second : this.first;
    follower.goTo(shifted(here, this.shift, stage === this.first ? 1 : -1), eased);
  }

  attend(stage: Stage): void {
    if (stage !== this.attended && (this.isOpen || stage === this.first)) {
      this.attended = stage;
      this.mark();
      this.chosen();
    }
  }

  private expand(two: boolean): void {
    document.body.classList.toggle("comparing", two);
    for (const element of document.querySelectorAll<HTMLElement>("[data-comparing]")) {
      element.hidden = !two;
    }
    for (const button of document.querySelectorAll("[data-act=compare][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(two));
    }
    for (const { element } of [this.first, this.second]) {
      // Only of two panes one has to say which one the keys are for.
      element.tabIndex = two ? 0 : -1;
    }
    this.mark();
  }

  private mark(): void {
    for (const stage of [this.first, this.second]) {
      stage.element.classList.toggle("attended", this.isOpen && stage === this.attended);
    }
  }
}

function shifted(place: Place, by: Shift, direction: 1 | -1): Place {
  return {
    closeness: place.closeness * by.closeness ** direction,
    x: place.x + direction * by.x,
    y: place.y + direction * by.y,
  };
}

// The gallery: one picture large, the others a tap away, without loading the page again.
import { watchButtons, watchKeys, type Action } from "./actions.js";
import { watchGestures } from "./gestures.js";
import { announce, label } from "./labels.js";
import type { Point } from "./pan-zoom.js";
import type { Picture } from "./picture.js";
import { Sheet } from "./sheet.js";
import { Stage } from "./stage.js";
import { Strip } from "./strip.js";
import { localizeTimes } from "./times.js";
import { fadeAtRest, showTools } from "./tools.js";

const STEP = 80;
const ZOOM = 1.5;
const TURN_DISTANCE = 56;

function find<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}

/** What a page adds to its gallery. */
export interface Surroundings {
  /** Called with the position of the picture that is now shown large. */
  turned?(position: number): void;
  /** Actions that only this page knows. */
  readonly actions?: Partial<Record<Action, () => void>>;
}

export class Gallery {
  private readonly items = document.querySelectorAll<HTMLElement>(".strip li");
  private readonly strip: Strip;
  private readonly stage = new Stage(find(".stage"), () => showTools(this.stage));
  private readonly sheet = new Sheet(find(".notes"), find("dialog.sheet"));
  private position = 1;

  constructor(
    private readonly pictures: readonly Picture[],
    private readonly surroundings: Surroundings,
  ) {
    this.strip = new Strip(this.items, pictures, (n) => this.turnTo(n));
    pictures.forEach((picture) => picture.watch(() => this.changed(picture)));
  }

  get current(): Picture | undefined {
    return this.pictures[this.position - 1];
  }

  start(position: number): void {
    this.position = position;
    document.documentElement.classList.add("scripted");
    localizeTimes();
    this.show();
    watchButtons((action) => this.act(action));
    watchKeys((action) => this.act(action));
    watchGestures(this.stage.element, {
      dragged: (by, since) => this.dragged(by, since),
      released: (since, milliseconds) => this.released(since, milliseconds),
      pinched: (factor, at, by) => {
        this.stage.panBy(by);
        this.stage.zoomBy(factor, at);
      },
      doubleTapped: (at) => this.stage.toggleActual(at),
      wheeled: (factor, at) => this.stage.zoomBy(factor, at),
    });
    fadeAtRest(document.body);
  }

  /** Does it, and says whether there was anything to do. */
  private act(action: Action): boolean {
    switch (action) {
      case "previous":
        return this.turnTo(this.position - 1);
      case "next":
        return this.turnTo(this.position + 1);
      case "first":
        return this.turnTo(1);
      case "last":
        return this.turnTo(this.pictures.length);
      case "left":
        return this.stage.overflow.x ? this.pan(STEP, 0) : this.turnTo(this.position - 1);
      case "right":
        return this.stage.overflow.x ? this.pan(-STEP, 0) : this.turnTo(this.position + 1);
      case "up":
        return this.stage.overflow.y && this.pan(0, STEP);
      case "down":
        return this.stage.overflow.y && this.pan(0, -STEP);
      default:
        return this.change(action);
    }
  }

  private change(action: Action): boolean {
    const changes: Partial<Record<Action, () => void>> = {
      fit: () => this.stage.fit(),
      actual: () => this.stage.actual(),
      closer: () => this.stage.zoomBy(ZOOM, undefined, true),
      further: () => this.stage.zoomBy(1 / ZOOM, undefined, true),
      again: () => this.current?.again(),
      notes: () => this.sheet.toggle(),
      close: () => this.sheet.close(),
      ...this.surroundings.actions,
    };
    if (action === "original") {
      this.sheet.giveWay();
    }
    changes[action]?.();
    return true;
  }

  private pan(x: number, y: number): boolean {
    this.stage.panBy({ x, y }, true);
    return true;
  }

  private turnTo(position: number): boolean {
    if (position !== this.position && this.pictures[position - 1]) {
      this.position = position;
      this.surroundings.turned?.(position);
      this.show();
      if (this.current) {
        announce(this.current);
      }
    }
    return true;
  }

  private changed(picture: Picture): void {
    this.strip.changed(picture);
    if (picture === this.current) {
      this.stage.update();
      label(picture);
    }
  }

  private show(): void {
    const picture = this.current;
    if (picture) {
      this.stage.show(picture);
      this.strip.mark(this.position);
      label(picture);
    }
    this.turnable("previous", this.position > 1);
    this.turnable("next", this.position < this.pictures.length);
  }

  private turnable(direction: string, possible: boolean): void {
    for (const link of document.querySelectorAll<HTMLElement>(`.turn.${direction}`)) {
      // A focus that vanished would send keyboard users back to the top of the page.
      if (!possible && link === document.activeElement) {
        this.stage.element.focus();
      }
      link.hidden = !possible;
    }
  }

  private dragged(by: Point, since: Point): void {
    const { overflow } = this.stage;
    if (overflow.x || overflow.y) {
      this.stage.panBy(by);
    } else if (this.pictures.length > 1 && Math.abs(since.x) > Math.abs(since.y)) {
      const neighbour = this.pictures[this.position - 1 - Math.sign(since.x)];
      this.stage.lean(neighbour ? since.x : since.x / 4);
    }
  }

  private released(since: Point, milliseconds: number): void {
    const { overflow } = this.stage;
    if (overflow.x || overflow.y || since.x === 0) {
      return;
    }
    const quick = Math.abs(since.x) / Math.max(1, milliseconds) > 0.5 && Math.abs(since.x) > 24;
    const across = Math.abs(since.x) > Math.abs(since.y);
    const before = this.position;
    if (across && (quick || Math.abs(since.x) > TURN_DISTANCE)) {
      this.turnTo(this.position - Math.sign(since.x));
    }
    if (this.position === before) {
      this.stage.lean(0);
    }
  }
}

// The gallery: one picture large, the others a tap away, without loading the page again.
import { find } from "../platform/dom.js";
import { offerFullScreen, toggleFullScreen } from "../platform/full-screen.js";
import { localizeTimes } from "../platform/times.js";
import { watchButtons, watchKeys, type Action } from "./actions.js";
import { Adjustments } from "./adjustments.js";
import { Comparison } from "./comparison.js";
import { watchGestures } from "./gestures.js";
import { announce, label } from "./labels.js";
import type { Picture } from "./picture.js";
import { Printing } from "./printing.js";
import { Sheet } from "./sheet.js";
import { Stage } from "./stage.js";
import { Strip } from "./strip.js";
import { Swipe, type Pages } from "./swipe.js";
import { fadeAtRest, showTools } from "./tools.js";

const STEP = 80;
const ZOOM = 1.5;
/** Actions that close the notes on a phone, where they would hide what was asked for. */
const SEEN_ON_THE_STAGE: readonly Action[] = ["original", "adjust", "compare", "full"];

/** What a page adds to its gallery. */
export interface Surroundings {
  /** Called with the position of the picture that is now shown large. */
  turned?(position: number): void;
  /** Actions that only this page knows. */
  readonly actions?: Partial<Record<Action, () => void>>;
}

export class Gallery implements Pages {
  private readonly items = Array.from(document.querySelectorAll<HTMLElement>(".strip li"));
  private readonly strip: Strip;
  private readonly stages: readonly Stage[];
  private readonly comparison: Comparison;
  private readonly adjustments: Adjustments;
  private readonly printing: Printing;
  private readonly sheet = new Sheet(find(".notes"), find("dialog.sheet"));

  constructor(
    private readonly pictures: readonly Picture[],
    private readonly surroundings: Surroundings,
  ) {
    const watcher = {
      changed: (stage: Stage) => this.showTools(stage),
      moved: (stage: Stage, eased: boolean) => this.comparison.moved(stage, eased),
    };
    const first = new Stage(find("#stage"), watcher);
    const second = new Stage(find("#beside"), watcher);
    this.stages = [first, second];
    this.comparison = new Comparison(first, second, () => this.chosen());
    this.adjustments = new Adjustments(
      () => this.stage,
      () => this.comparison.align(),
    );
    this.strip = new Strip(this.items, pictures, (n) => this.turnTo(n));
    this.printing = new Printing(this.items, pictures, () => this.stages.forEach(restore));
    pictures.forEach((picture) => picture.watch(() => this.changed(picture)));
  }

  /** The picture that is looked at; of two, the one that was touched last. */
  get current(): Picture | null {
    return this.stage.picture;
  }

  start(position: number): void {
    document.documentElement.classList.add("scripted");
    localizeTimes();
    this.turnTo(position, false);
    watchButtons((action) => this.act(action));
    watchKeys((action) => this.act(action));
    for (const stage of this.stages) {
      watchGestures(stage.element, new Swipe(stage, this));
    }
    offerFullScreen();
    fadeAtRest(document.body);
  }

  private get stage(): Stage {
    return this.comparison.active;
  }

  private get position(): number {
    return this.current?.position ?? 0;
  }

  /** Does it, and says whether there was anything to do. */
  private act(action: Action): boolean {
    const { stage } = this;
    switch (action) {
      case "previous":
        return this.step(-1);
      case "next":
        return this.step(1);
      case "first":
        return this.turnTo(1);
      case "last":
        return this.turnTo(this.pictures.length);
      case "left":
        return stage.overflow.x ? this.pan(STEP, 0) : this.step(-1);
      case "right":
        return stage.overflow.x ? this.pan(-STEP, 0) : this.step(1);
      case "up":
        return stage.overflow.y && this.pan(0, STEP);
      case "down":
        return stage.overflow.y && this.pan(0, -STEP);
      case "leave":
        return this.leave();
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
      compare: () => this.compare(),
      lock: () => this.comparison.lock(),
      full: toggleFullScreen,
      print: () => void this.printing.print(),
      ...this.adjustments.actions,
      ...this.surroundings.actions,
    };
    if (SEEN_ON_THE_STAGE.includes(action)) {
      this.sheet.giveWay();
    }
    changes[action]?.();
    return true;
  }

  private pan(x: number, y: number): boolean {
    this.stage.panBy({ x, y }, true);
    return true;
  }

  /** Opens the comparison with the picture next to this one, or ends it. */
  private compare(): void {
    if (this.comparison.isOpen) {
      this.leave();
    } else if (this.pictures.length > 1) {
      const before = this.position;
      this.comparison.open();
      this.turnTo(before < this.pictures.length ? before + 1 : before - 1);
    }
  }

  /** Ends what can be ended; says whether there was anything. */
  private leave(): boolean {
    if (this.adjustments.close()) {
      return true;
    }
    const beside = this.stages[1]?.picture;
    const open = this.comparison.isOpen;
    if (open) {
      this.comparison.close();
      beside?.leave();
      this.chosen();
    }
    return open;
  }

  /** To the next picture that is not on the other stage. */
  private step(by: number): boolean {
    const next = this.position + by;
    const taken = next === this.comparison.other?.picture?.position;
    return this.turnTo(taken && this.pictures[next - 1 + by] ? next + by : next);
  }

  /** Of two pictures each stays where it is until another is chosen. */
  mayTurn(by: number): boolean {
    return !this.comparison.isOpen && this.pictures[this.position - 1 + by] !== undefined;
  }

  turn(by: number): void {
    this.step(by);
  }

  /** Says whether it did. */
  private turnTo(position: number, aloud = true): boolean {
    const picture = this.pictures[position - 1];
    const { other } = this.comparison;
    if (!picture || picture === this.current) {
      return picture !== undefined;
    }
    if (other?.picture === picture) {
      this.comparison.attend(other);
      return true;
    }
    const before = this.current;
    this.stage.show(picture, this.adjustments.lookOf(picture));
    before?.leave();
    this.comparison.align();
    this.chosen();
    if (aloud) {
      announce(picture);
    }
    return true;
  }

  private changed(picture: Picture): void {
    this.strip.changed(picture);
    for (const stage of this.stages) {
      if (picture === stage.picture) {
        stage.update();
      }
    }
    if (picture === this.current) {
      label(picture);
    }
  }

  /** Another picture is looked at, or the other one of two. */
  private chosen(): void {
    const picture = this.current;
    if (!picture) {
      return;
    }
    const { position } = this;
    this.surroundings.turned?.(position);
    this.strip.mark(position, this.comparison.other?.picture?.position ?? null);
    label(picture);
    this.showTools(this.stage);
    this.turnable("previous", position > 1);
    this.turnable("next", position < this.pictures.length);
    this.makeReady(position);
  }

  private showTools(stage: Stage): void {
    if (stage === this.stage) {
      showTools(stage);
      this.adjustments.showTools();
    }
  }

  /** Its neighbours are decoded before anybody turns to them. */
  private makeReady(position: number): void {
    for (const neighbour of [this.pictures[position], this.pictures[position - 2]]) {
      neighbour?.image?.decode().catch(() => {});
    }
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
}

function restore(stage: Stage): void {
  stage.update();
}

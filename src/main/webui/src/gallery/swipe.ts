// What fingers and mouse do to a stage: move its picture, or turn to the next one.
import type { Gestures } from "./gestures.js";
import type { Point } from "./pan-zoom.js";
import type { Stage } from "./stage.js";

const TURN_DISTANCE = 56;

export interface Pages {
  /** Whether there is a picture in this direction, 1 or -1. */
  mayTurn(by: number): boolean;
  turn(by: number): void;
}

export class Swipe implements Gestures {
  constructor(
    private readonly stage: Stage,
    private readonly pages: Pages,
  ) {}

  dragged(by: Point, since: Point): void {
    if (this.movable) {
      this.stage.panBy(by);
    } else if (Math.abs(since.x) > Math.abs(since.y)) {
      this.stage.lean(this.pages.mayTurn(-Math.sign(since.x)) ? since.x : since.x / 4);
    }
  }

  released(since: Point, milliseconds: number): void {
    if (this.movable || since.x === 0) {
      return;
    }
    const quick = Math.abs(since.x) / Math.max(1, milliseconds) > 0.5 && Math.abs(since.x) > 24;
    const across = Math.abs(since.x) > Math.abs(since.y);
    const far = across && (quick || Math.abs(since.x) > TURN_DISTANCE);
    const by = -Math.sign(since.x);
    if (far && this.pages.mayTurn(by)) {
      this.pages.turn(by);
    } else {
      this.stage.lean(0);
    }
  }

  pinched(factor: number, at: Point, by: Point): void {
    this.stage.panBy(by);
    this.stage.zoomBy(factor, at);
  }

  doubleTapped(at: Point): void {
    this.stage.toggleActual(at);
  }

  wheeled(factor: number, at: Point): void {
    this.stage.zoomBy(factor, at);
  }

  private get movable(): boolean {
    const { overflow } = this.stage;
    return overflow.x || overflow.y;
  }
}

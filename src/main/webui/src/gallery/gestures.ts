// Mouse, finger and pen on the stage, told as what they mean.
import type { Point } from "./pan-zoom.js";

export interface Gestures {
  dragged(by: Point, since: Point): void;
  released(since: Point, milliseconds: number): void;
  pinched(factor: number, at: Point, by: Point): void;
  doubleTapped(at: Point): void;
  wheeled(factor: number, at: Point): void;
}

const TAP_DISTANCE = 12;
const DOUBLE_TAP_MS = 320;

export function watchGestures(stage: HTMLElement, gestures: Gestures): void {
  const pointers = new Pointers(stage, gestures);
  stage.addEventListener("pointerdown", (event) => pointers.down(event));
  stage.addEventListener("pointermove", (event) => pointers.move(event));
  stage.addEventListener("pointerup", (event) => pointers.up(event, true));
  stage.addEventListener("pointercancel", (event) => pointers.up(event, false));
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      gestures.wheeled(wheelFactor(event), within(stage, event));
    },
    { passive: false },
  );
}

/** A wheel's step zooms by a quarter; a trackpad's many small ones, its pinch too, add up to it. */
function wheelFactor(event: WheelEvent): number {
  const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1);
  const step = Math.max(-120, Math.min(120, pixels));
  return Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0022));
}

function within(stage: HTMLElement, event: MouseEvent): Point {
  const { left, top } = stage.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

class Pointers {
  private readonly points = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  private startedAt = 0;
  private single = true;
  private tap: { at: Point; time: number } | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly gestures: Gestures,
  ) {}

  down(event: PointerEvent): void {
    if (event.button !== 0 || (event.target as Element).closest("a, button, .panel")) {
      return;
    }
    this.stage.setPointerCapture(event.pointerId);
    const point = within(this.stage, event);
    this.points.set(event.pointerId, point);
    this.single = this.points.size === 1;
    if (this.single) {
      this.start = point;
      this.startedAt = event.timeStamp;
    }
  }

  move(event: PointerEvent): void {
    const before = this.points.get(event.pointerId);
    if (!before) {
      return;
    }
    const point = within(this.stage, event);
    const other = [...this.points].find(([id]) => id !== event.pointerId)?.[1];
    this.points.set(event.pointerId, point);
    if (other) {
      this.pinch(before, point, other);
    } else if (this.single) {
      const by = { x: point.x - before.x, y: point.y - before.y };
      this.gestures.dragged(by, this.since(point));
    }
  }

  up(event: PointerEvent, meant: boolean): void {
    if (!this.points.delete(event.pointerId) || !this.single) {
      return;
    }
    const point = within(this.stage, event);
    const since = meant ? this.since(point) : { x: 0, y: 0 };
    this.gestures.released(since, event.timeStamp - this.startedAt);
    if (meant && Math.hypot(since.x, since.y) < TAP_DISTANCE) {
      this.tapped(point, event.timeStamp);
    } else {
      this.tap = null;
    }
  }

  private tapped(at: Point, time: number): void {
    const { tap } = this;
    const near = tap && Math.hypot(at.x - tap.at.x, at.y - tap.at.y) < 3 * TAP_DISTANCE;
    if (near && time - tap.time < DOUBLE_TAP_MS) {
      this.tap = null;
      this.gestures.doubleTapped(at);
    } else {
      this.tap = { at, time };
    }
  }

  private pinch(before: Point, now: Point, other: Point): void {
    const spread = Math.hypot(now.x - other.x, now.y - other.y);
    const spreadBefore = Math.hypot(before.x - other.x, before.y - other.y);
    if (spread > 0 && spreadBefore > 0) {
      const at = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      // The middle between two fingers moves half as far as the one that moves.
      const by = { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 };
      this.gestures.pinched(spread / spreadBefore, at, by);
    }
  }

  private since(point: Point): Point {
    return { x: point.x - this.start.x, y: point.y - this.start.y };
  }
}

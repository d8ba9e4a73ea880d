// The place of a large picture: what it shows there, how it lies, and how it looks.
import { Look } from "./look.js";
import * as panZoom from "./pan-zoom.js";
import type { Point, Pose, Room, Size } from "./pan-zoom.js";
import { faultOfState, showPanel, showProgress } from "./panels.js";
import type { Picture } from "./picture.js";
import { placeOf, posedAt, transform, turned, type Place } from "./turning.js";

export interface StageWatcher {
  /** Something about the stage is not as it was. */
  changed(stage: Stage): void;
  /** Somebody moved the picture, or came closer. */
  moved(stage: Stage, eased: boolean): void;
}

export class Stage {
  picture: Picture | null = null;
  look = new Look();
  private pose: Pose | null = null;
  private posedSize: Size | null = null;
  private whole = true;

  constructor(
    readonly element: HTMLElement,
    private readonly watcher: StageWatcher,
  ) {
    new ResizeObserver(() => this.resized()).observe(element);
  }

  show(picture: Picture, look: Look): void {
    this.picture = picture;
    this.look = look;
    this.pose = null;
    this.whole = true;
    // Showing it again tries again: what kept it away may have passed.
    if (faultOfState(picture.state)) {
      picture.again();
    }
    this.update();
  }

  /** Takes the picture away. */
  clear(): void {
    this.picture = null;
    this.pose = null;
    this.element.querySelector(".picture")?.remove();
  }

  /** Shows what has become of the picture, and leaves it where it lies. */
  update(): void {
    const { picture } = this;
    if (picture) {
      showPanel(this.element, picture);
      showProgress(this.element, picture);
      this.place(picture.image);
      this.restyle();
      this.pose = picture.image && this.pose;
      this.resized();
      this.awaitSize(picture);
      this.watcher.changed(this);
    }
  }

  /** Whether the whole picture is visible, as it is at first. */
  get fits(): boolean {
    return this.whole;
  }

  /** Whether one pixel of the picture is one of the screen. */
  get isActual(): boolean {
    return this.pose !== null && Math.abs(this.pose.scale / this.actualScale - 1) < 0.005;
  }

  /** In pixels of the screen for one of the picture; null while nothing is shown. */
  get scale(): number | null {
    return this.pose && this.pose.scale / this.actualScale;
  }

  get overflow(): { x: boolean; y: boolean } {
    const { size } = this;
    return size && this.pose
      ? panZoom.overflows(this.pose, size, this.room)
      : { x: false, y: false };
  }

  /** Which part of the picture one sees; null while nothing is shown. */
  get here(): Place | null {
    const { size } = this;
    return size && this.pose && placeOf(this.pose, size, this.room);
  }

  /** Shows that part of the picture, without telling that anybody moved it. */
  goTo(place: Place, eased: boolean): void {
    const { size } = this;
    if (size && this.pose) {
      this.whole = Math.abs(place.closeness - 1) < 0.005;
      this.pose = posedAt(place, size, this.room, devicePixelRatio);
      this.draw(this.pose, eased);
      this.watcher.changed(this);
    }
  }

  /** Shows the picture with the look that it has now. */
  restyle(): void {
    const { look, picture } = this;
    const modified = this.element.querySelector<HTMLElement>("[data-modified]");
    if (modified) {
      modified.hidden = look.isNeutral;
    }
    if (look.filter) {
      picture?.image?.style.setProperty("--look", look.filter);
    } else {
      picture?.image?.style.removeProperty("--look");
    }
  }

  fit(): void {
    this.whole = true;
    this.apply((size, room) => panZoom.fitted(size, room), true);
  }

  /** One pixel of the picture on one of the screen, or back to the whole picture. */
  toggleActual(at?: Point): void {
    if (this.whole && !this.isActual) {
      this.zoomTo(this.actualScale, at, true);
    } else {
      this.fit();
    }
  }

  actual(at?: Point): void {
    this.zoomTo(this.actualScale, at, true);
  }

  zoomBy(factor: number, at?: Point, eased = false): void {
    if (this.pose) {
      this.zoomTo(this.pose.scale * factor, at, eased);
    }
  }

  panBy(by: Point, eased = false): void {
    this.apply((size, room, pose) => panZoom.moved(pose, by, size, room), eased);
  }

  /** Shifts a picture that is shown whole under the finger that turns to the next one. */
  lean(x: number): void {
    const { pose } = this;
    if (pose) {
      this.draw({ ...pose, x: pose.x + x }, x === 0);
    }
  }

  private zoomTo(wanted: number, at: Point | undefined, eased: boolean): void {
    this.apply((size, room, pose) => {
      const [least, most] = panZoom.scaleRange(size, room, devicePixelRatio);
      const scale = Math.min(most, Math.max(least, wanted));
      const centre = { x: room.width / 2, y: room.height / 2 };
      this.whole = Math.abs(scale / panZoom.fitScale(size, room) - 1) < 0.005;
      return panZoom.zoomed(pose, scale, at ?? centre, size, room);
    }, eased);
  }

  private apply(change: (size: Size, room: Room, pose: Pose) => Pose, eased: boolean): void {
    const { size } = this;
    if (size && this.pose) {
      this.pose = change(size, this.room, this.pose);
      this.draw(this.pose, eased);
      this.watcher.changed(this);
      this.watcher.moved(this, eased);
    }
  }

  private place(image: HTMLImageElement | null): void {
    const before = this.element.querySelector(".picture");
    if (before !== image) {
      before?.remove();
      if (image) {
        this.element.prepend(image);
      }
    }
  }

  /** A picture may be posed as soon as its size is known, long before it is all there. */
  private awaitSize(picture: Picture): void {
    const look = (): void => {
      if (this.picture === picture && !this.pose && picture.image && picture.state === "loading") {
        this.resized();
        requestAnimationFrame(look);
      }
    };
    look();
  }

  private resized(): void {
    const { size, room } = this;
    if (!size) {
      return;
    }
    this.pose =
      this.pose && !this.whole
        ? panZoom.moved(this.scaledTo(size, this.pose), { x: 0, y: 0 }, size, room)
        : panZoom.fitted(size, room);
    this.posedSize = size;
    this.draw(this.pose, false);
    this.watcher.changed(this);
  }

  /** Another rendition of the same picture covers the same part of the screen. */
  private scaledTo(size: Size, pose: Pose): Pose {
    const before = this.posedSize?.width ?? size.width;
    return { ...pose, scale: (pose.scale * before) / size.width };
  }

  private draw(pose: Pose, eased: boolean): void {
    const image = this.picture?.image;
    const size = this.picture?.size;
    if (image && size) {
      image.classList.add("posed");
      image.classList.toggle("eased", eased);
      image.style.transform = transform(pose, size, this.look.quarters);
    }
  }

  /** Of the picture as it is seen, on its side or upright. */
  private get size(): Size | null {
    const size = this.picture?.size;
    return size ? turned(size, this.look.quarters) : null;
  }

  private get room(): Room {
    const { clientWidth: width, clientHeight: height } = this.element;
    const style = getComputedStyle(this.element);
    const marginX = parseFloat(style.paddingLeft) || 0;
    return { width, height, marginX, marginY: parseFloat(style.paddingTop) || 0 };
  }

  private get actualScale(): number {
    return panZoom.actualScale(devicePixelRatio);
  }
}

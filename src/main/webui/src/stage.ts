// The place of the large picture: what it shows there, and how it lies.
import type { Fault } from "./fault.js";
import * as panZoom from "./pan-zoom.js";
import type { Point, Pose, Room, Size } from "./pan-zoom.js";
import type { Picture } from "./picture.js";

export class Stage {
  private picture: Picture | null = null;
  private pose: Pose | null = null;
  private posedSize: Size | null = null;
  private whole = true;

  constructor(
    readonly element: HTMLElement,
    private readonly changed: () => void,
  ) {
    new ResizeObserver(() => this.resized()).observe(element);
  }

  show(picture: Picture): void {
    this.picture = picture;
    this.pose = null;
    this.whole = true;
    // Showing it again tries again: what kept it away may have passed.
    if (this.fault) {
      picture.again();
    }
    this.update();
  }

  /** Shows what has become of the picture, and leaves it where it lies. */
  update(): void {
    const { picture } = this;
    if (picture) {
      const { state } = picture;
      this.showPanel(state === "unshown" ? state : this.fault ? "fault" : null, this.fault);
      this.place(picture.image);
      this.progress(state === "loading" || picture.arrived !== null, picture.arrived);
      this.pose = picture.image && this.pose;
      this.resized();
      this.awaitSize(picture);
      this.changed();
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
    const size = this.size;
    return size && this.pose
      ? panZoom.overflows(this.pose, size, this.room)
      : { x: false, y: false };
  }

  fit(): void {
    this.apply((size, room) => panZoom.fitted(size, room), true);
    this.whole = true;
    this.changed();
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
    this.changed();
  }

  private apply(change: (size: Size, room: Room, pose: Pose) => Pose, eased: boolean): void {
    const size = this.size;
    if (size && this.pose) {
      this.pose = change(size, this.room, this.pose);
      this.draw(this.pose, eased);
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

  private get fault(): Fault | null {
    const state = this.picture?.state;
    return !state || state === "loading" || state === "shown" || state === "unshown" ? null : state;
  }

  private showPanel(name: string | null, fault: Fault | null): void {
    for (const panel of this.element.querySelectorAll<HTMLElement>("[data-panel]")) {
      panel.hidden = panel.dataset["panel"] !== name;
    }
    for (const words of this.element.querySelectorAll<HTMLElement>("[data-fault]")) {
      words.hidden = words.dataset["fault"] !== fault;
    }
    const again = this.element.querySelector<HTMLElement>("[data-act=again]");
    if (again) {
      again.hidden = fault === "ENDED";
    }
  }

  private progress(running: boolean, arrived: number | null): void {
    const line = this.element.querySelector<HTMLElement>("[data-progress]");
    if (line) {
      line.hidden = !running;
      line.classList.toggle("measured", arrived !== null);
      line.style.setProperty("--arrived", String(arrived ?? 0));
    }
    this.element.setAttribute("aria-busy", String(running));
  }

  private resized(): void {
    const size = this.size;
    if (!size) {
      return;
    }
    const { room } = this;
    this.pose =
      this.pose && !this.whole
        ? panZoom.moved(this.scaledTo(size, this.pose), { x: 0, y: 0 }, size, room)
        : panZoom.fitted(size, room);
    this.posedSize = size;
    this.draw(this.pose, false);
    this.changed();
  }

  /** Another rendition of the same picture covers the same part of the screen. */
  private scaledTo(size: Size, pose: Pose): Pose {
    const before = this.posedSize?.width ?? size.width;
    return { ...pose, scale: (pose.scale * before) / size.width };
  }

  private draw(pose: Pose, eased: boolean): void {
    const image = this.picture?.image;
    if (image) {
      image.classList.add("posed");
      image.classList.toggle("eased", eased);
      image.style.transform = `translate(${pose.x}px, ${pose.y}px) scale(${pose.scale})`;
    }
  }

  private get size(): Size | null {
    return this.picture?.size ?? null;
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

// Where a picture lies in its stage: pure arithmetic, in CSS pixels, nothing of the page.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The stage, and what it keeps clear on each side of a picture that is shown whole. */
export interface Room extends Size {
  readonly marginX: number;
  readonly marginY: number;
}

/** The picture's top left corner in the stage, and how many CSS pixels one of its own takes. */
export interface Pose extends Point {
  readonly scale: number;
}

/** The scale at which one pixel of the picture is one of the screen. */
export function actualScale(devicePixelRatio: number): number {
  return 1 / devicePixelRatio;
}

/** The scale at which the whole picture is visible; a small one is not blown up. */
export function fitScale(picture: Size, room: Room): number {
  const width = Math.max(1, room.width - 2 * room.marginX);
  const height = Math.max(1, room.height - 2 * room.marginY);
  return Math.min(1, width / picture.width, height / picture.height);
}

export function fitted(picture: Size, room: Room): Pose {
  return settled({ scale: fitScale(picture, room), x: 0, y: 0 }, picture, room);
}

/** The pose at another scale that leaves the given point of the stage over the same detail. */
export function zoomed(pose: Pose, scale: number, at: Point, picture: Size, room: Room): Pose {
  const ratio = scale / pose.scale;
  const x = at.x - (at.x - pose.x) * ratio;
  const y = at.y - (at.y - pose.y) * ratio;
  return settled({ scale, x, y }, picture, room);
}

export function moved(pose: Pose, by: Point, picture: Size, room: Room): Pose {
  return settled({ scale: pose.scale, x: pose.x + by.x, y: pose.y + by.y }, picture, room);
}

/** The smallest and the largest scale that zooming may reach. */
export function scaleRange(picture: Size, room: Room, devicePixelRatio: number): [number, number] {
  const fit = fitScale(picture, room);
  const actual = actualScale(devicePixelRatio);
  return [Math.min(fit, actual), Math.max(8 * actual, 4 * fit)];
}

/** Whether the picture is wider (or higher) than the stage, so that there is where to pan to. */
export function overflows(pose: Pose, picture: Size, room: Room): { x: boolean; y: boolean } {
  return {
    x: picture.width * pose.scale > room.width + 0.5,
    y: picture.height * pose.scale > room.height + 0.5,
  };
}

/** The pose without gaps between the edges of the picture and those of the stage. */
export function settled(pose: Pose, picture: Size, room: Room): Pose {
  return {
    scale: pose.scale,
    x: along(pose.x, picture.width * pose.scale, room.width),
    y: along(pose.y, picture.height * pose.scale, room.height),
  };
}

/** In the middle while it fits, else without a gap at either end. */
function along(start: number, length: number, space: number): number {
  return length <= space ? (space - length) / 2 : Math.min(0, Math.max(space - length, start));
}

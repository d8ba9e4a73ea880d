// Pictures that lie on their side: pure arithmetic, like pan-zoom.
import { fitScale, scaleRange, settled, type Pose, type Room, type Size } from "./pan-zoom.js";

/** Which part of a picture one sees; means the same for pictures of different sizes. */
export interface Place {
  /** 1 while the whole picture is visible, 2 when it is twice as large. */
  readonly closeness: number;
  /** What lies in the middle of the stage: 0 is the picture's left edge, 1 its right one. */
  readonly x: number;
  readonly y: number;
}

/** The size of the picture after so many quarter turns. */
export function turned({ width, height }: Size, quarters: number): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The transform of an element with its origin in the top left corner.
 *
 * @param size of the element, before it is turned
 * @param pose of the picture as it is seen
 */
export function transform(pose: Pose, size: Size, quarters: number): string {
  const { width, height } = turned(size, quarters);
  const x = pose.x + (width * pose.scale) / 2;
  const y = pose.y + (height * pose.scale) / 2;
  return (
    `translate(${x}px, ${y}px) rotate(${quarters * 90}deg) scale(${pose.scale}) ` +
    `translate(${-size.width / 2}px, ${-size.height / 2}px)`
  );
}

export function placeOf(pose: Pose, picture: Size, room: Room): Place {
  return {
    closeness: pose.scale / fitScale(picture, room),
    x: (room.width / 2 - pose.x) / (picture.width * pose.scale),
    y: (room.height / 2 - pose.y) / (picture.height * pose.scale),
  };
}

/** The pose that shows this part, as nearly as the picture's edges allow. */
export function posedAt(place: Place, picture: Size, room: Room, devicePixelRatio: number): Pose {
  const [least, most] = scaleRange(picture, room, devicePixelRatio);
  const wanted = place.closeness * fitScale(picture, room);
  const scale = Math.min(most, Math.max(least, wanted));
  const x = room.width / 2 - place.x * picture.width * scale;
  const y = room.height / 2 - place.y * picture.height * scale;
  return settled({ scale, x, y }, picture, room);
}

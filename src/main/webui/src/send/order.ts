// The order of the pictures, and which of the files offered are taken.
import { UNKNOWN, type Format } from "../platform/formats.js";

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  const place = Math.min(Math.max(to, 0), rest.length);
  return item === undefined ? rest : [...rest.slice(0, place), item, ...rest.slice(place)];
}

export interface Offered {
  /** As its bytes say it. */
  readonly format: Format;
  /** As the system says it, often by the name's ending; empty where it says nothing. */
  readonly type: string;
}

export interface Admission<T> {
  taken: T[];
  /** How many could be sent, but were too many. */
  tooMany: number;
  /** How many hold nothing that is sent as a picture. */
  foreign: number;
}

/** Pictures in the order they were offered, as long as there is room. */
export function admit<T extends Offered>(files: readonly T[], room: number): Admission<T> {
  const pictures = files.filter(isPicture);
  const taken = pictures.slice(0, Math.max(0, room));
  const foreign = files.length - pictures.length;
  return { taken, tooMany: pictures.length - taken.length, foreign };
}

/** Types are often missing; and a browser may read more kinds of picture than are known here. */
function isPicture({ format, type }: Offered): boolean {
  return format !== UNKNOWN || type.startsWith("image/");
}

// The order of the pictures, and which of the files offered are taken.

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  const place = Math.min(Math.max(to, 0), rest.length);
  return item === undefined ? rest : [...rest.slice(0, place), item, ...rest.slice(place)];
}

export interface Offered {
  readonly name: string;
  readonly type: string;
}

export interface Admission<T> {
  taken: T[];
  /** How many were pictures, but one too many. */
  tooMany: number;
  /** How many were no pictures. */
  foreign: number;
}

/** Pictures in the order they were offered, as long as there is room. */
export function admit<T extends Offered>(files: readonly T[], room: number): Admission<T> {
  const pictures = files.filter(isPicture);
  const taken = pictures.slice(0, Math.max(0, room));
  const foreign = files.length - pictures.length;
  return { taken, tooMany: pictures.length - taken.length, foreign };
}

/** Some systems know no type for HEIC, and leave it empty. */
function isPicture({ name, type }: Offered): boolean {
  return type.startsWith("image/") || (type === "" && /\.(heic|heif|avif)$/i.test(name));
}

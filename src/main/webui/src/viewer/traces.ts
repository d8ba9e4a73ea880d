// What a camera may have left inside a picture that says more than the picture does.
import { trailingBytes } from "./picture-end.js";

export interface Traces {
  /** It tells where the picture was taken. */
  readonly place: boolean;
  /** It tells which very camera or lens took it. */
  readonly serial: boolean;
  /** In bytes, behind the end of the picture. */
  readonly trailing: number;
}

export const NO_TRACES: Traces = { place: false, serial: false, trailing: 0 };

export function both(some: Traces, others: Traces): Traces {
  return {
    place: some.place || others.place,
    serial: some.serial || others.serial,
    trailing: Math.max(some.trailing, others.trailing),
  };
}

const SERIAL = /serial ?number/i;
const PLACE = /^gps(latitude|longitude|position|destlatitude|destlongitude)$/i;
// Metadata of every kind stands behind one of these; a picture without them is not searched.
const MARKS = ["Exif\0\0", "eXIf", "EXIF", "ns.adobe.com/xap", "<x:xmpmeta", "Photoshop 3.0"];

export async function tracesIn(picture: Uint8Array, extension: string): Promise<Traces> {
  const trailing = trailingBytes(picture, extension);
  if (!MARKS.some((mark) => holds(picture, mark))) {
    return { ...NO_TRACES, trailing };
  }
  try {
    const { default: reader } = await import("exifreader");
    const copy = picture.slice().buffer;
    const names = Object.entries(reader.load(copy)).map(([name, tag]) => [name, said(tag)]);
    const found = (what: RegExp): boolean =>
      names.some(([name, text]) => what.test(name ?? "") && /[1-9a-z]/i.test(text ?? ""));
    return { place: found(PLACE), serial: found(SERIAL), trailing };
  } catch {
    // Metadata that cannot be read tells nobody anything either.
    return { ...NO_TRACES, trailing };
  }
}

function said(tag: unknown): string {
  const { description, value } = (tag ?? {}) as { description?: string; value?: string | number };
  return String(description ?? value ?? "");
}

function holds(picture: Uint8Array, mark: string): boolean {
  const first = mark.charCodeAt(0);
  for (let at = picture.indexOf(first); at >= 0; at = picture.indexOf(first, at + 1)) {
    let length = 1;
    while (length < mark.length && picture[at + length] === mark.charCodeAt(length)) {
      length++;
    }
    if (length === mark.length) {
      return true;
    }
  }
  return false;
}

// WebP pictures that say in their EXIF how to turn them: Safari and Firefox do, Chromium does not.
// Without that word all browsers agree, and the page turns them itself.
import type { Blank, Canvas } from "./canvas.js";

/** As EXIF numbers them: 1 is upright, 2 to 4 turned or mirrored, 5 to 8 lying on a side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Lying {
  /** The same picture, saying nothing of how it lies. */
  readonly picture: Blob;
  readonly orientation: Orientation;
}

/** The extended header's flags, and the one that says that there is EXIF (RFC 9649, 2.7.1). */
const FLAGS_AT = 20;
const HAS_EXIF = 0x08;
const CHUNKS_AT = 12;

/** Null of every picture that browsers turn alike. */
export async function lying(file: Blob): Promise<Lying | null> {
  const head = new Uint8Array(await file.slice(0, FLAGS_AT + 1).arrayBuffer());
  const extended = nameAt(head, 0) === "RIFF" && nameAt(head, 8) === "WEBP";
  const flagged = nameAt(head, CHUNKS_AT) === "VP8X" && ((head[FLAGS_AT] ?? 0) & HAS_EXIF) !== 0;
  if (!extended || !flagged) {
    return null;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const orientation = await orientationIn(bytes);
  return orientation === 1 ? null : { picture: silenced(bytes), orientation };
}

/** The canvas that shows it upright. */
export function turned(
  source: CanvasImageSource & { width: number; height: number },
  orientation: Orientation,
  blank: Blank,
): Canvas {
  const { width: w, height: h } = source;
  const [a, b, c, d, e, f] = turns(w, h)[orientation];
  const canvas = orientation < 5 ? blank(w, h) : blank(h, w);
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D | null;
  pen?.setTransform(a, b, c, d, e, f);
  pen?.drawImage(source, 0, 0);
  return canvas;
}

type Matrix = readonly [number, number, number, number, number, number];

/** As `setTransform` takes them. */
function turns(w: number, h: number): Record<Orientation, Matrix> {
  return {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, w, 0],
    3: [-1, 0, 0, -1, w, h],
    4: [1, 0, 0, -1, 0, h],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, h, 0],
    7: [0, -1, -1, 0, h, w],
    8: [0, -1, 1, 0, 0, w],
  };
}

async function orientationIn(bytes: Uint8Array<ArrayBuffer>): Promise<Orientation> {
  try {
    const { default: reader } = await import("exifreader");
    const tags: { Orientation?: { value: unknown } } = reader.load(bytes.buffer);
    const value = Number(tags.Orientation?.value);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  } catch {
    // What a reader of metadata cannot read, a browser does not turn by.
    return 1;
  }
}

/** Its EXIF under a name that nobody looks for: not a byte moves. */
function silenced(bytes: Uint8Array<ArrayBuffer>): Blob {
  const copy = bytes.slice();
  copy[FLAGS_AT] = (copy[FLAGS_AT] ?? 0) & ~HAS_EXIF;
  const view = new DataView(copy.buffer);
  for (let at = CHUNKS_AT; at + 8 <= copy.length;) {
    if (nameAt(copy, at) === "EXIF") {
      copy.fill(0x78, at, at + 4);
    }
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return new Blob([copy], { type: "image/webp" });
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

// Makes of any picture that the browser can read an upright JPEG without metadata: drawn anew, only
// its colours are left. Runs in the worker, and in the page where a worker has no canvas.
import { blobOf, release, type Blank, type Canvas } from "../platform/canvas.js";
import { turned, type Orientation } from "../platform/upright.js";

export interface Rendered {
  display: Blob;
  thumbnail: Blob;
  /** Of the display rendition. */
  width: number;
  height: number;
  /** Of what was read, upright. */
  original: Size;
}

export interface Size {
  width: number;
  height: number;
}

type Source = ImageBitmap | Canvas;

const DISPLAY_EDGE = 2560;
const THUMBNAIL_EDGE = 512;
const DISPLAY_QUALITY = 0.9;
const THUMBNAIL_QUALITY = 0.8;

export async function render(
  source: Source,
  orientation: Orientation,
  blank: Blank,
): Promise<Rendered> {
  const { width, height } = source;
  const lying = reduced(source, DISPLAY_EDGE, blank);
  const display = orientation === 1 ? lying : turned(lying, orientation, blank);
  const thumbnail = reduced(display, THUMBNAIL_EDGE, blank);
  const rendered = {
    display: await blobOf(display, "image/jpeg", DISPLAY_QUALITY),
    thumbnail: await blobOf(thumbnail, "image/jpeg", THUMBNAIL_QUALITY),
    width: display.width,
    height: display.height,
    original: orientation < 5 ? { width, height } : { width: height, height: width },
  };
  release(lying);
  release(display);
  release(thumbnail);
  return rendered;
}

export function fitted(width: number, height: number, edge: number): [number, number] {
  const scale = Math.min(1, edge / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** In steps of at most one half, each an average of its neighbours: no fine line is lost. */
function reduced(source: Source, edge: number, blank: Blank): Canvas {
  const [width, height] = fitted(source.width, source.height, edge);
  let from = source;
  while (from.width > 2 * width) {
    from = drawn(from, Math.ceil(from.width / 2), Math.ceil(from.height / 2), blank);
  }
  return drawn(from, width, height, blank);
}

function drawn(source: Source, width: number, height: number, blank: Blank): Canvas {
  const canvas = blank(width, height);
  const pen = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D | null;
  if (!pen) {
    throw new Error("no canvas");
  }
  // JPEG has no transparency, and black behind a drawing would hide its lines.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(source, 0, 0, width, height);
  return canvas;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { lying, turned, type Orientation } from "./upright.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function chunk(name: string, content: Uint8Array): Uint8Array {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, content.length, true);
  return Uint8Array.of(...utf8(name), ...size, ...content, ...(content.length % 2 ? [0] : []));
}

/** Little-endian TIFF with one entry: 0x0112, one SHORT. */
const exif = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ...[1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
  );

function webp(flags: number, ...chunks: Uint8Array[]): Blob {
  const header = chunk("VP8X", Uint8Array.of(flags, 0, 0, 0, 1, 0, 0, 1, 0, 0));
  const body = Uint8Array.of(...utf8("WEBP"), ...header, ...chunks.flatMap((one) => [...one]));
  return new Blob([chunk("RIFF", body) as Uint8Array<ArrayBuffer>]);
}

const PIXELS = chunk("VP8 ", Uint8Array.of(1, 2, 3));

test("a WebP that says how it lies is told, and says so no more", async () => {
  const file = webp(0x08, PIXELS, chunk("EXIF", exif(6)));
  const lies = await lying(file);
  assert.equal(lies?.orientation, 6);
  assert.equal(lies.picture.size, file.size);
  assert.equal(await lying(lies.picture), null);
  const text = await lies.picture.text();
  assert.ok(!text.includes("EXIF") && text.includes("VP8 "));
});

test("an upright WebP, one without EXIF, and every other file stay as they are", async () => {
  assert.equal(await lying(webp(0x08, PIXELS, chunk("EXIF", exif(1)))), null);
  assert.equal(await lying(webp(0x08, PIXELS, chunk("EXIF", exif(9)))), null);
  assert.equal(await lying(webp(0x00, PIXELS, chunk("EXIF", exif(6)))), null);
  assert.equal(await lying(webp(0x08, PIXELS, chunk("EXIF", utf8("nonsense")))), null);
  assert.equal(await lying(webp(0x08, PIXELS).slice(0, 33)), null);
  assert.equal(await lying(new Blob(["\xff\xd8\xff\xe1"])), null);
  assert.equal(await lying(new Blob([])), null);
});

/** Where a canvas puts the corner that EXIF calls the visual top left. */
const CORNERS: readonly [Orientation, number, number][] = [
  [1, 0, 0],
  [2, 30, 0],
  [3, 30, 20],
  [4, 0, 20],
  [5, 0, 0],
  [6, 0, 20],
  [7, 30, 20],
  [8, 30, 0],
];

for (const [orientation, x, y] of CORNERS) {
  test(`orientation ${orientation} comes upright`, () => {
    let turn: number[] = [];
    const pen = { setTransform: (...values: number[]) => (turn = values), drawImage: () => {} };
    const blank = (width: number, height: number) => ({ width, height, getContext: () => pen });
    const source = { width: 30, height: 20 } as ImageBitmap;
    const canvas = turned(source, orientation, blank as never);
    assert.deepEqual([canvas.width, canvas.height], orientation < 5 ? [30, 20] : [20, 30]);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = turn;
    assert.deepEqual([a * x + c * y + e, b * x + d * y + f], [0, 0]);
  });
}

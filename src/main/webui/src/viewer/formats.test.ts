import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf } from "./formats.js";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

const CASES: readonly [string, string, string][] = [
  ["\xff\xd8\xff\xe0", "jpg", "always"],
  ["\x89PNG\r\n\x1a\n", "png", "always"],
  ["GIF89a", "gif", "always"],
  ["RIFF\0\0\0\0WEBPVP8 ", "webp", "always"],
  ["\0\0\0\x1cftypavif", "avif", "perhaps"],
  ["\0\0\0\x1cftypheic", "heic", "perhaps"],
  ["\0\0\0\x1cftypmp42", "bin", "never"],
  ["<svg xmlns='http://www.w3.org/2000/svg'>", "bin", "never"],
  ["<!doctype html><script>alert(1)</script>", "bin", "never"],
  ["%PDF-1.7", "bin", "never"],
  ["\0".repeat(128) + "DICM", "dcm", "never"],
  ["II*\0", "tif", "never"],
  ["", "bin", "never"],
];

for (const [start, extension, shown] of CASES) {
  test(`${JSON.stringify(start.slice(0, 12))} is ${extension}, shown ${shown}`, () => {
    const format = formatOf(bytes(start));
    assert.deepEqual([format.extension, format.shown], [extension, shown]);
  });
}

test("what is never shown has a type that no browser renders", () => {
  assert.equal(formatOf(bytes("<svg/>")).mediaType, "application/octet-stream");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf, formatOfFile, UNKNOWN } from "./formats.js";

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
  ["%PDF-1.7", "pdf", "never"],
  ["BM" + "\0".repeat(12) + "\x28\0\0\0", "bmp", "always"],
  ["BMI, weight and height of the patient", "bin", "never"],
  ["\0".repeat(128) + "DICM", "dcm", "never"],
  ["II*\0", "tif", "never"],
  ["MM\0+\0\b\0\0", "tif", "never"],
  ["", "bin", "never"],
];

for (const [start, extension, shown] of CASES) {
  test(`${JSON.stringify(start.slice(0, 12))} is ${extension}, shown ${shown}`, () => {
    const format = formatOf(bytes(start));
    assert.deepEqual([format.extension, format.shown], [extension, shown]);
  });
}

test("a file is known by what it holds, and one that cannot be read is nothing", async () => {
  const dicom = new Blob(["\0".repeat(128), "DICM", "\0".repeat(1000)]);
  assert.equal((await formatOfFile(dicom)).extension, "dcm");
  const folder = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("a folder")) }) };
  assert.equal(await formatOfFile(folder as unknown as Blob), UNKNOWN);
});

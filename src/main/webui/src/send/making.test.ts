import { test } from "node:test";
import assert from "node:assert/strict";
import { parts } from "./picture.js";
import { freshPassphrase } from "./passphrase.js";
import { fitted } from "./render.js";

const MIB = 1024 * 1024;

function picture(size: number, readable = true) {
  const rendered = readable
    ? {
        display: new Blob(),
        thumbnail: new Blob(),
        width: 1,
        height: 1,
        original: { width: 2, height: 2 },
      }
    : null;
  const file = { size, name: "a.jpg", type: "image/jpeg" } as File;
  return { file, caption: "", rendered, prepared: true };
}

test("a passphrase can be said aloud, and is another one each time", () => {
  const phrases = new Set(Array.from({ length: 50 }, freshPassphrase));
  assert.equal(phrases.size, 50);
  for (const phrase of phrases) {
    assert.match(phrase, /^([bdfklmnprstv][aiou]){2}( ([bdfklmnprstv][aiou]){2}){4}$/);
  }
});

test("a picture is made smaller and never larger, and keeps its shape", () => {
  assert.deepEqual(fitted(4000, 3000, 2560), [2560, 1920]);
  assert.deepEqual(fitted(3000, 4000, 512), [384, 512]);
  assert.deepEqual(fitted(800, 600, 2560), [800, 600]);
  assert.deepEqual(fitted(10_000, 2, 512), [512, 1]);
});

test("an original leaves the device only by choice, and only if it fits", () => {
  assert.deepEqual(parts(picture(MIB), false, 50 * MIB), { original: false, cleaned: true });
  assert.deepEqual(parts(picture(MIB), true, 50 * MIB), { original: true, cleaned: true });
  assert.deepEqual(parts(picture(50 * MIB), true, 50 * MIB), { original: false, cleaned: true });
});

test("a picture that cannot be read is sent as original or not at all", () => {
  const unreadable = picture(MIB, false);
  assert.deepEqual(parts(unreadable, true, 50 * MIB), { original: true, cleaned: false });
  assert.deepEqual(parts(unreadable, false, 50 * MIB), { original: false, cleaned: false });
});

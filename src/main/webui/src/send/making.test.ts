import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf } from "../platform/formats.js";
import type { Choices } from "./choices.js";
import { freshPassphrase } from "./passphrase.js";
import { outlook, parts } from "./picture.js";
import { fitted } from "./render.js";

const ofText = (text: string) => formatOf(Uint8Array.from(text, (c) => c.charCodeAt(0)));
const JPEG = ofText("\xff\xd8\xff");
const HEIC = ofText("\0\0\0\x1cftypheic");
const PDF = ofText("%PDF-1.7");
const CHOICES: Choices = {
  custody: "sealed",
  expiresIn: "P14D",
  maxViews: null,
  download: "original",
  passphrase: null,
  keepOriginals: true,
  message: "",
};
const MIB = 1024 * 1024;

function picture(size: number, readable = true, format = JPEG) {
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
  return { file, format, caption: "", rendered, prepared: true, reduced: false };
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

test("an original that nobody saw is not sent again", () => {
  const unseen = { ...picture(MIB), reduced: true };
  assert.deepEqual(parts(unseen, true, 50 * MIB), { original: false, cleaned: true });
});

test("before sending it is said what others will see", () => {
  const said = (format: typeof HEIC, choices: Partial<Choices>, readable = false) => {
    const chosen = { ...CHOICES, ...choices };
    const one = picture(MIB, readable, format);
    return outlook(one, parts(one, chosen.keepOriginals, 50 * MIB), chosen);
  };
  assert.equal(said(HEIC, {}, true), null);
  assert.equal(said(HEIC, {}), "UNREADABLE_AS_ORIGINAL");
  assert.equal(said(HEIC, { keepOriginals: false }), "UNREADABLE");
  assert.equal(said(HEIC, { custody: "managed" }), "READ_BY_SERVICE");
  assert.equal(said(PDF, { custody: "managed" }), "ONLY_DOWNLOADED");
  assert.equal(said(PDF, { download: "display" }), "NEVER_SEEN");
});

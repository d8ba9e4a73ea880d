import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { trailingBytes } from "./picture-end.js";

const PICTURES = "../../test/resources/pictures";

for (const [name, extension] of [
  ["exif-6.jpg", "jpg"],
  ["png-exif-6.png", "png"],
  ["webp-exif-6.webp", "webp"],
] as const) {
  const picture = new Uint8Array(readFileSync(`${PICTURES}/${name}`));

  test(`what follows ${name} is counted`, () => {
    assert.equal(trailingBytes(picture, extension), 0);
    for (const more of [1, 5000]) {
      const film = new Uint8Array(more).fill(0xff);
      assert.equal(trailingBytes(Uint8Array.of(...picture, ...film), extension), more);
    }
  });

  test(`where ${name} is cut off nothing follows`, () => {
    for (let length = 0; length < picture.length; length += 997) {
      assert.equal(trailingBytes(picture.subarray(0, length), extension), 0);
    }
  });
}

test("what does not tell its end is the whole of its file", () => {
  assert.equal(trailingBytes(Uint8Array.of(1, 2, 3), "gif"), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf, UNKNOWN } from "../platform/formats.js";
import { admit, moved } from "./order.js";

const JPEG = formatOf(Uint8Array.of(0xff, 0xd8, 0xff));
const file = (name: string, format = JPEG, type = "") => ({ name, format, type });

test("a picture moves to another place, and the others keep their order", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 1), ["a", "d", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], 1, 1), ["a", "b"]);
});

test("a place beyond the ends is the end", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 9), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["c", "a", "b"]);
});

test("pictures are taken in their order as long as there is room", () => {
  const offered = [file("1"), file("notes.txt", UNKNOWN, "text/plain"), file("2"), file("3")];
  const { taken, tooMany, foreign } = admit(offered, 2);
  assert.deepEqual(
    taken.map(({ name }) => name),
    ["1", "2"],
  );
  assert.equal(tooMany, 1);
  assert.equal(foreign, 1);
  assert.deepEqual(admit(offered, 0).taken, []);
});

test("a picture is told by its bytes, or by the type that the system gives it", () => {
  assert.equal(admit([file("photograph")], 6).taken.length, 1);
  assert.equal(admit([file("drawing", UNKNOWN, "image/svg+xml")], 6).taken.length, 1);
  assert.equal(admit([file("picture.jpg", UNKNOWN)], 6).taken.length, 0);
});

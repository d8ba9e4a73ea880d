import assert from "node:assert/strict";
import { test } from "node:test";
import { actualScale, fitScale, fitted, moved, overflows, scaleRange, zoomed } from "./pan-zoom.js";

const photo = { width: 4000, height: 3000 };
const room = { width: 800, height: 600, marginX: 0, marginY: 0 };
const centre = { x: 400, y: 300 };

test("the whole picture is visible at first, in the middle, clear of the margins", () => {
  const pose = fitted(photo, { ...room, marginX: 100 });
  assert.deepEqual(pose, { scale: 0.15, x: 100, y: 75 });
});

test("a small picture is not blown up", () => {
  assert.deepEqual(fitted({ width: 80, height: 60 }, room), { scale: 1, x: 360, y: 270 });
});

test("a very wide picture is shown whole", () => {
  const wide = { width: 8000, height: 100 };
  assert.equal(fitScale(wide, room) * wide.width, 800);
});

test("zooming keeps the detail under the pointer where it is", () => {
  const at = { x: 200, y: 150 };
  const before = fitted(photo, room);
  const after = zoomed(before, 1, at, photo, room);
  assert.equal((at.x - after.x) / after.scale, (at.x - before.x) / before.scale);
  assert.equal((at.y - after.y) / after.scale, (at.y - before.y) / before.scale);
});

test("actual pixels are pixels of the screen", () => {
  assert.equal(actualScale(3), 1 / 3);
});

test("panning stops at the edges of the picture", () => {
  const close = zoomed(fitted(photo, room), 1, centre, photo, room);
  const left = moved(close, { x: 1e6, y: 1e6 }, photo, room);
  const right = moved(close, { x: -1e6, y: -1e6 }, photo, room);
  assert.deepEqual([left.x, left.y, right.x, right.y], [0, 0, -3200, -2400]);
});

test("what fits in one direction stays in the middle of it", () => {
  const wide = { width: 4000, height: 500 };
  const pose = zoomed(fitted(wide, room), 0.5, centre, wide, room);
  assert.equal(pose.y, 175);
  assert.deepEqual(overflows(pose, wide, room), { x: true, y: false });
});

test("both the whole picture and its actual pixels are within reach", () => {
  const small = { width: 80, height: 60 };
  for (const picture of [photo, small]) {
    const [least, most] = scaleRange(picture, room, 2);
    for (const scale of [fitScale(picture, room), actualScale(2)]) {
      assert.ok(least <= scale && scale <= most);
    }
  }
});

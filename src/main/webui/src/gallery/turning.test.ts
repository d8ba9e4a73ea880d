import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, zoomed } from "./pan-zoom.js";
import { placeOf, posedAt, transform, turned } from "./turning.js";

const photo = { width: 4000, height: 3000 };
const room = { width: 800, height: 600, marginX: 0, marginY: 0 };
const narrow = { width: 300, height: 225, marginX: 0, marginY: 0 };

test("a picture on its side changes width and height, upside down it does not", () => {
  assert.deepEqual(turned(photo, 1), { width: 3000, height: 4000 });
  assert.deepEqual(turned(photo, -1), { width: 3000, height: 4000 });
  assert.deepEqual(turned(photo, 2), photo);
});

test("an upright picture lies at its pose", () => {
  assert.equal(
    transform({ x: 100, y: 50, scale: 0.5 }, photo, 0),
    "translate(1100px, 800px) rotate(0deg) scale(0.5) translate(-2000px, -1500px)",
  );
});

test("a turned picture lies in the middle of the place that it is seen in", () => {
  const pose = fitted(turned(photo, 1), room);
  assert.match(transform(pose, photo, 1), /^translate\(400px, 300px\) rotate\(90deg\)/);
});

test("a place is found again on a stage and in a picture of other sizes", () => {
  const small = { width: 1000, height: 750 };
  const pose = zoomed(fitted(photo, room), 0.6, { x: 200, y: 150 }, photo, room);
  const place = placeOf(pose, photo, room);
  const there = posedAt(place, small, narrow, 4);
  const found = placeOf(there, small, narrow);
  assert.ok(Math.abs(place.closeness - 3) < 1e-9);
  for (const member of ["closeness", "x", "y"] as const) {
    assert.ok(Math.abs(found[member] - place[member]) < 1e-9, member);
  }
});

test("a place beyond the edge is shown as far as there is picture", () => {
  const pose = posedAt({ closeness: 2, x: 2, y: -1 }, photo, room, 1);
  assert.deepEqual(pose, { scale: 0.4, x: -800, y: 0 });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Look } from "./look.js";

test("a picture looks at first as it was sent", () => {
  const look = new Look();
  assert.equal(look.filter, "");
  assert.ok(look.isNeutral);
});

test("tones are as strong to the one side as to the other", () => {
  const look = new Look();
  look.tones.brightness = 100;
  look.tones.contrast = -100;
  assert.equal(look.filter, "brightness(4) contrast(0.25)");
});

test("inverting comes first, so that brighter means brighter", () => {
  const look = new Look();
  look.inverted = true;
  look.tones.brightness = 50;
  assert.equal(look.filter, "invert(1) brightness(2)");
});

test("a picture that was turned round is as it was sent, one on its side is not", () => {
  const look = new Look();
  look.quarters = 4;
  assert.ok(look.isNeutral);
  look.quarters = -1;
  assert.ok(!look.isNeutral);
  assert.ok(!look.isToned);
});

test("resetting takes everything back", () => {
  const look = new Look();
  look.inverted = true;
  look.quarters = 3;
  look.tones.contrast = 5;
  look.reset();
  assert.ok(look.isNeutral);
});

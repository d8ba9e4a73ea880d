import assert from "node:assert/strict";
import { test } from "node:test";
import { size, waiting } from "./measures.js";

test("sizes are written as in the rest of the pages", () => {
  assert.equal(size(999, "en"), "999\u00a0bytes");
  assert.equal(size(81_400, "fr"), "81\u00a0ko");
  assert.equal(size(999_499, "en"), "999\u00a0kB");
  assert.equal(size(4_213_311, "en"), "4.2\u00a0MB");
  assert.equal(size(4_213_311, "fr"), "4,2\u00a0Mo");
});

test("waiting is rounded up", () => {
  assert.equal(waiting(0, "en"), "1\u00a0second");
  assert.equal(waiting(30, "fr"), "30\u00a0secondes");
  assert.equal(waiting(61, "fr"), "2\u00a0minutes");
  assert.equal(waiting(60, "en"), "1\u00a0minute");
});

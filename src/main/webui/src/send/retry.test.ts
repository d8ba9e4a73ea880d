import assert from "node:assert/strict";
import { test } from "node:test";
import { awaited, outcomeOf, waitAfter } from "./retry.js";

test("a lost network and a server in trouble are waited for; a refusal is not", () => {
  for (const status of [0, 408, 429, 500, 502, 503]) {
    assert.equal(outcomeOf(status), "again", String(status));
  }
  for (const status of [400, 401, 403, 404, 409, 413, 415, 422]) {
    assert.equal(outcomeOf(status), "refused", String(status));
  }
});

test("stored before is as good as stored now", () => {
  assert.equal(outcomeOf(200), "stored");
  assert.equal(outcomeOf(201), "stored");
});

test("each wait is twice the last one, up to half a minute", () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map((attempts) => waitAfter(attempts, null, 0.5));
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("phones spread, and none comes sooner than the server asked for", () => {
  assert.ok(waitAfter(3, null, 0) < waitAfter(3, null, 0.99));
  assert.equal(waitAfter(1, 20, 0.5), 20_000);
});

test("only objects that are not stored still want their bytes", () => {
  const object = (uploadUrl: string, state: string) => ({ uploadUrl, state });
  const images = [
    { renditions: [object("/1/display", "stored"), object("/1/thumbnail", "awaited")] },
    { renditions: [object("/2/display", "awaited")] },
  ];
  assert.deepEqual(
    awaited({ images, manifest: object("/manifest", "awaited") }),
    new Set(["/1/thumbnail", "/2/display", "/manifest"]),
  );
  assert.deepEqual(awaited({ images: [], manifest: null }), new Set());
});

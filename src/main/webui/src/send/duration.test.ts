import assert from "node:assert/strict";
import { test } from "node:test";
import { lifetimes, longer, milliseconds } from "./duration.js";

const USUAL = ["P1D", "P7D", "P14D", "P30D"];
const HOUR = 3_600_000;

test("durations are read as the contract writes them", () => {
  assert.equal(milliseconds("P1D"), 24 * HOUR);
  assert.equal(milliseconds("PT12H"), 12 * HOUR);
  assert.equal(milliseconds("P1DT1H30M0.5S"), 25.5 * HOUR + 500);
  assert.ok(Number.isNaN(milliseconds("two weeks")));
});

test("only lifetimes within policy are offered", () => {
  const policy = { min: "P2D", default: "P7D", max: "P14D" };
  assert.deepEqual(lifetimes(USUAL, policy), { offered: ["P7D", "P14D"], chosen: "P7D" });
});

test("the longest below an unusual default is chosen", () => {
  const policy = { min: "PT1S", default: "P10D", max: "P30D" };
  assert.equal(lifetimes(USUAL, policy).chosen, "P7D");
});

test("where policy allows none of them, its default is all there is", () => {
  const policy = { min: "PT5M", default: "PT6H", max: "PT12H" };
  assert.deepEqual(lifetimes(USUAL, policy), { offered: ["PT6H"], chosen: "PT6H" });
});

test("more time is a week, or what policy leaves of it, or none", () => {
  const now = new Date("2026-03-01T08:00:00Z");
  const later = (expiresAt: string): string | undefined =>
    longer(new Date(expiresAt), now, "P30D")?.toISOString();
  assert.equal(later("2026-03-15T08:00:00Z"), "2026-03-22T08:00:00.000Z");
  assert.equal(later("2026-03-28T08:00:00Z"), "2026-03-31T07:55:00.000Z");
  assert.equal(later("2026-03-31T07:59:00Z"), undefined);
});

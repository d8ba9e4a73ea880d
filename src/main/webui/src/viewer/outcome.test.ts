import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "../format/refusal.js";
import { Offline, Problem } from "../platform/http.js";
import { outcomeOf } from "./outcome.js";
import { NotSealed } from "./view-document.js";

const outside = { passphrase: false, insideView: false };
const locked = { passphrase: true, insideView: false };

function problem(status: number, type: string, more = {}): Problem {
  const body = JSON.stringify({ type: `urn:lucarne:problem:${type}`, requestId: "r1", ...more });
  return Problem.of(status, body, "30");
}

test("a wrong access key behind a right gate key is a wrong passphrase", async () => {
  const wrong = problem(403, "access-key-wrong", { wrong: "accessKey" });
  assert.deepEqual(outcomeOf(wrong, locked), { ask: "passphrase", because: "passphraseWrong" });
});

test("a wrong gate key is a wrong code, as is any wrong key without a passphrase", async () => {
  const gate = problem(403, "access-key-wrong", { wrong: "gateKey" });
  assert.deepEqual(outcomeOf(gate, locked), { ask: "code", because: "codeWrong" });
  const access = problem(403, "access-key-wrong", { wrong: "accessKey" });
  assert.deepEqual(outcomeOf(access, outside), { ask: "code", because: "codeWrong" });
});

test("too many tries say when to come back, and why", async () => {
  assert.deepEqual(outcomeOf(problem(429, "too-many-attempts"), locked), {
    refuse: "TOO_MANY_TRIES",
    reason: "429 · too-many-attempts · r1",
    retrySeconds: 30,
  });
});

test("every step of the chain that does not hold is one refusal with its own reason", () => {
  for (const reason of ["capsule-undecryptable", "manifest-digest", "manifest-custody"] as const) {
    const outcome = outcomeOf(new Refused(reason), outside);
    assert.deepEqual(outcome, { refuse: "ALTERED", reason, retrySeconds: null });
  }
});

test("inside a view a capsule that does not open asks for the code again", () => {
  const outcome = outcomeOf(new Refused("capsule-undecryptable"), { ...locked, insideView: true });
  assert.deepEqual(outcome, { ask: "code", because: "codeOrPassphraseWrong" });
});

test("what is not sealed, not reachable or not foreseen is refused", async () => {
  const refusal = (error: unknown): unknown => {
    const outcome = outcomeOf(error, outside);
    return "refuse" in outcome ? outcome.refuse : outcome;
  };
  assert.equal(refusal(new NotSealed("custody managed")), "NOT_SEALED");
  assert.equal(refusal(new Offline("gone")), "OFFLINE");
  assert.equal(refusal(new TypeError("odd")), "OTHER");
  assert.equal(refusal(problem(500, "internal-error")), "OTHER");
  assert.equal(refusal(problem(410, "link-revoked")), "LINK_REVOKED");
  assert.equal(refusal(problem(404, "not-found")), "NOT_FOUND");
});

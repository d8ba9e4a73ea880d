import assert from "node:assert/strict";
import { test } from "node:test";
import { Offline, Problem, request, text } from "./http.js";

const DOCUMENT = JSON.stringify({
  type: "urn:lucarne:problem:invalid-request",
  detail: "The body is not as described.",
  errors: [{ pointer: "/images", detail: "too many" }],
  requestId: "r1",
});

/** A body that ends before it is whole. */
const broken = (status: number): Response =>
  new Response(new ReadableStream({ pull: (to) => to.error(new Error("gone")) }), { status });

test("a problem document is told by its parts, and in one line", () => {
  const problem = Problem.of(400, DOCUMENT, "7");
  assert.equal(problem.message, "400 · invalid-request · r1");
  assert.equal(problem.detail, "The body is not as described. /images too many");
  assert.deepEqual([problem.wrong, problem.retrySeconds], [null, 7]);
});

for (const body of ["", "<html>", "null", "[]", '"text"', '{"requestId":{}}']) {
  test(`of ${body || "nothing"} only the status is known`, () => {
    const problem = Problem.of(502, body, null);
    assert.deepEqual([problem.message, problem.type, problem.detail], ["502", "", ""]);
    assert.deepEqual([problem.requestId, problem.retrySeconds], ["", null]);
  });
}

test("a refusal whose document broke off is still a refusal", async (t) => {
  t.mock.method(globalThis, "fetch", async () => broken(503));
  await assert.rejects(request("/"), (error) => error instanceof Problem && error.status === 503);
});

test("no answer, and one that broke off, are the network's fault", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await assert.rejects(request("/"), (error) => error instanceof Offline);
  await assert.rejects(text(broken(200)), Offline);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerCalls, WorkerCalls, type WorkerScope } from "./worker-calls.js";

interface Sums {
  add(a: number, b: number): Promise<number>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  refuse(): Promise<void>;
  fail(): Promise<void>;
}

class Refusal extends Error {}

let made = Uint8Array.of();

const work: Sums = {
  add: async (a, b) => a + b,
  bytes: async () => (made = Uint8Array.of(1, 2, 3)),
  refuse: () => Promise.reject(new Refusal("odd")),
  fail: () => Promise.reject(new TypeError("not foreseen")),
};

/** A worker in this very thread, which copies and hands over as a real one does. */
class Thread extends EventTarget {
  readonly scope = new EventTarget();

  constructor() {
    super();
    const scope = Object.assign(this.scope, {
      postMessage: (reply: unknown, transfer: Transferable[]) => tell(this, reply, transfer),
    });
    answerCalls(
      work,
      {
        transfer: { bytes: (bytes) => [bytes.buffer] },
        reasonOf: (error) => (error instanceof Refusal ? error.message : null),
      },
      scope as unknown as WorkerScope,
    );
  }

  postMessage(call: unknown, transfer: Transferable[]): void {
    tell(this.scope, call, transfer);
  }

  end(message?: string): void {
    this.dispatchEvent(Object.assign(new Event("error"), message ? { message } : {}));
  }
}

function tell(target: EventTarget, message: unknown, transfer: Transferable[]): void {
  const data = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
  queueMicrotask(() => target.dispatchEvent(new MessageEvent("message", { data })));
}

function page() {
  const threads: Thread[] = [];
  const faults = {
    refused: (reason: string) => new Refusal(reason),
    lost: (message: string) => new Error(`lost: ${message}`),
  };
  const calls = new WorkerCalls<Sums>(faults, () => {
    threads.push(new Thread());
    return threads.at(-1) as unknown as Worker;
  });
  return { calls, threads };
}

test("calls that wait at the same time get each its own answer", async () => {
  const { calls } = page();
  const sums = await Promise.all([calls.ask("add", [1, 2]), calls.ask("add", [30, 4])]);
  assert.deepEqual(sums, [3, 34]);
});

test("what is handed over is no longer here, and arrives", async () => {
  const { calls } = page();
  const bytes = Uint8Array.of(9);
  const answer = calls.ask("bytes", [], [bytes.buffer]);
  assert.equal(bytes.length, 0);
  assert.deepEqual(await answer, Uint8Array.of(1, 2, 3));
  assert.equal(made.length, 0);
});

test("a refusal keeps its reason, and what was not foreseen its words", async () => {
  const { calls } = page();
  const because = (error: unknown) => error instanceof Refusal && error.message === "odd";
  await assert.rejects(calls.ask("refuse", []), because);
  await assert.rejects(calls.ask("fail", []), new Error("not foreseen"));
});

test("what waits for a worker fails when it ends, and the next call starts another", async () => {
  const { calls, threads } = page();
  const waiting = [calls.ask("add", [1, 2]), calls.ask("bytes", [])];
  threads[0]?.end("boom");
  for (const call of waiting) {
    await assert.rejects(call, new Error("lost: boom"));
  }
  assert.equal(calls.fault?.message, "lost: boom");
  assert.equal(await calls.ask("add", [2, 2]), 4);
  assert.equal(calls.fault, null);
  assert.equal(threads.length, 2);
});

test("a worker that could not be fetched says nothing", async () => {
  const { calls, threads } = page();
  threads[0]?.end();
  assert.equal(calls.fault?.message, "lost: ");
});

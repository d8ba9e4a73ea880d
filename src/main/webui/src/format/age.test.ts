import assert from "node:assert/strict";
import { createCipheriv, webcrypto } from "node:crypto";
import { test } from "node:test";
import { decrypt, decryptBy, encrypt, freshShareKey } from "./age.js";
import { browser } from "./browser.fake.js";
import { Refused } from "./refusal.js";
import { isNative, type Subtle } from "./stream.js";

const CHUNK = 64 * 1024;
const LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK];

const withoutAlgorithm = {
  importKey: () => Promise.reject(new DOMException("unknown", "NotSupportedError")),
  decrypt: () => Promise.reject(new Error("never reached")),
} as unknown as Subtle;

async function file(length: number) {
  const { identity, recipient } = await freshShareKey();
  const plaintext = new Uint8Array(length).map((_, i) => i * 31 + (i >> 16));
  return { identity, plaintext, ciphertext: await encrypt(plaintext, recipient) };
}

const undecryptable = (e: unknown) => e instanceof Refused && e.reason === "object-undecryptable";

test("what is encrypted opens again, whatever its length", async () => {
  for (const length of LENGTHS) {
    const { identity, plaintext, ciphertext } = await file(length);
    assert.deepEqual(await decrypt(ciphertext, identity), plaintext);
  }
});

test("the browser's own cipher gives what the library gives", async () => {
  for (const length of LENGTHS) {
    const opened = { chunks: 0 };
    const { identity, plaintext, ciphertext } = await file(length);
    assert.deepEqual(await decryptBy(browser(opened), ciphertext, identity), plaintext);
    assert.equal(opened.chunks, Math.max(1, Math.ceil(length / CHUNK)));
  }
});

test("both refuse what was altered, cut or put into another order", async () => {
  const { identity, ciphertext } = await file(2 * CHUNK + 5);
  const payload = ciphertext.length - (2 * (CHUNK + 16) + 16 + 5);
  const [first, second, last] = [0, 1, 2].map((i) =>
    ciphertext.slice(payload + i * (CHUNK + 16), payload + (i + 1) * (CHUNK + 16)),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  const head = ciphertext.slice(0, payload);
  const altered = ciphertext.slice();
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  assert.deepEqual(join(head, first, second, last), ciphertext);
  const spoilt = [
    altered,
    join(head, second, first, last),
    join(head, first, second),
    join(head, first, last),
    join(head, first, second, last, last),
  ];
  for (const bytes of spoilt) {
    await assert.rejects(decryptBy(null, bytes, identity), undecryptable);
    await assert.rejects(decryptBy(browser(), bytes, identity), undecryptable);
  }
});

test("a key of somebody else opens nothing", async () => {
  const { ciphertext } = await file(10);
  const { identity } = await freshShareKey();
  await assert.rejects(decryptBy(null, ciphertext, identity), undecryptable);
  await assert.rejects(decryptBy(browser(), ciphertext, identity), undecryptable);
});

test("whether a browser has the cipher is found out by trying", async () => {
  assert.equal(await isNative(browser()), true);
  assert.equal(await isNative(withoutAlgorithm), false);
  assert.equal(await isNative(undefined as unknown as Subtle), false);
  // The answer for this node, whatever it is: 20 has no such cipher, 24 has.
  assert.equal(typeof (await isNative(webcrypto.subtle as Subtle)), "boolean");
});

test("a browser whose cipher does not authenticate is not used", async () => {
  const careless = {
    ...browser(),
    decrypt: async (_: unknown, __: unknown, bytes: Uint8Array) => bytes.slice().buffer,
  } as unknown as Subtle;
  assert.equal(await isNative(careless), false);
});

test("the tag that a browser has to recognise is the standard's", () => {
  const cipher = createCipheriv("chacha20-poly1305", Buffer.alloc(32), Buffer.alloc(12), {
    authTagLength: 16,
  });
  cipher.final();
  assert.equal(cipher.getAuthTag().toString("hex"), "4eb972c9a8fb3a1b382bb4d36f5ffad1");
});

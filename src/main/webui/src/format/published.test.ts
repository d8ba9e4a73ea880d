// The vectors that age's author publishes (https://c2sp.org/CCTV/age): whole files of our form open,
// everything else is refused, by the library and by a browser's own cipher alike.
import * as published from "cctv-age";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { decryptBy, freshShareKey } from "./age.js";
import { browser } from "./browser.fake.js";
import { Refused } from "./refusal.js";

/** Valid age files, but with other stanzas than one X25519 and at most one grease. */
const OUTSIDE_OUR_FORM = [
  "stanza_empty_body",
  "stanza_empty_last_line",
  "stanza_valid_characters",
  "x25519_grease",
  "x25519_multiple_recipients",
];

const vectors = Object.entries(published as unknown as Record<string, Uint8Array>);

function read(vector: Uint8Array) {
  const bytes = Buffer.from(vector);
  const end = bytes.indexOf("\n\n");
  const lines = bytes.subarray(0, end).toString("latin1").split("\n");
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.subarray(end + 2);
  const file = values("compressed").length > 0 ? inflateSync(body) : body;
  return { values, file: new Uint8Array(file) };
}

async function outcome(subtle: Parameters<typeof decryptBy>[0], file: Uint8Array, key: string) {
  try {
    const plaintext = await decryptBy(subtle, file, key);
    return createHash("sha256").update(plaintext).digest("hex");
  } catch (e) {
    assert.ok(e instanceof Refused, String(e));
    return e.reason;
  }
}

for (const [name, vector] of vectors) {
  test(`CCTV: ${name}`, async () => {
    const { values, file } = read(vector);
    const own = values("identity").find((line) => line.startsWith("AGE-SECRET-KEY-1"));
    const key = own ?? (await freshShareKey()).identity;
    const armored = values("armored").length > 0;
    const whole = values("expect")[0] === "success" && own !== undefined && !armored;
    const opens = whole && !OUTSIDE_OUR_FORM.includes(name) && values("passphrase").length === 0;

    const byLibrary = await outcome(null, file, key);

    assert.equal(await outcome(browser(), file, key), byLibrary);
    if (opens) {
      assert.equal(byLibrary, values("payload")[0]);
    } else {
      assert.ok(["not-encrypted", "object-undecryptable"].includes(byLibrary), byLibrary);
    }
  });
}

test("no vector was lost on the way", () => {
  assert.equal(vectors.length, 143);
});

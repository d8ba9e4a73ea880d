// The format's published vectors, also read by the Java tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openManifest, openObject } from "./chain.js";
import { digestOf, fromBase64 } from "./encoding.js";
import { type Manifest, RENDITION_NAMES } from "./manifest.js";
import { type Reason, Refused } from "./refusal.js";
import { deriveLinkKeys, keyDigest, normalizePassphrase, parseSecret } from "./secret.js";

const VECTORS = "../../test/vectors";

interface Bytes {
  base64?: string;
  file?: string;
  size?: number;
}

interface Vector {
  name: string;
  code: string;
  passphrase: string | null;
  capsule: string;
  manifest: Bytes;
  objects: Record<string, Bytes>;
  expected: {
    refused?: Reason;
    at?: string;
    manifest?: { message?: string; images: object[] };
    objects?: Record<string, string>;
  };
}

function read<T>(name: string): T[] {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), "utf8")) as T[];
}

function bytesOf({ base64, file, size }: Bytes): Uint8Array {
  return file === undefined
    ? fromBase64(base64 ?? "")
    : new Uint8Array(readFileSync(join(VECTORS, file))).subarray(0, size);
}

/** Every object of the share, in the manifest's order, by name. */
function* declaredObjects(manifest: Manifest) {
  for (const [i, image] of manifest.images.entries()) {
    for (const rendition of RENDITION_NAMES) {
      const declared = image.renditions[rendition];
      if (declared) {
        yield { declared, at: `${i + 1}/${rendition}` };
      }
    }
  }
}

const derived = new Map<string, ReturnType<typeof deriveLinkKeys>>();

/** A link's keys; stretching a passphrase takes long enough to do it once. */
function keysOf(code: string, passphrase: string | null) {
  const secret = parseSecret(code);
  if (!secret) {
    throw new Refused("code-malformed");
  }
  const name = JSON.stringify([code, passphrase]);
  const keys = derived.get(name) ?? deriveLinkKeys(secret, passphrase);
  derived.set(name, keys);
  return keys;
}

async function open(vector: Vector): Promise<Vector["expected"]> {
  let at = "code";
  try {
    const { identity } = await keysOf(vector.code, vector.passphrase);
    at = "capsule or manifest";
    const capsule = fromBase64(vector.capsule);
    const { shareKey, manifest } = await openManifest(capsule, identity, bytesOf(vector.manifest));
    const objects: Record<string, string> = {};
    for (const object of declaredObjects(manifest)) {
      at = object.at;
      const served = vector.objects[at];
      if (!served) {
        throw new Refused("object-omitted");
      }
      const plaintext = await openObject(bytesOf(served), shareKey, object.declared);
      objects[at] = await digestOf(plaintext);
    }
    const images = manifest.images.map(({ renditions: _, ...shown }) => shown);
    const { message } = manifest;
    return { objects, manifest: message === undefined ? { images } : { message, images } };
  } catch (e) {
    assert.ok(e instanceof Refused, String(e));
    const ofCapsule = e.reason.startsWith("capsule-");
    const place = ofCapsule ? "capsule" : "manifest";
    return { refused: e.reason, at: at === "capsule or manifest" ? place : at };
  }
}

async function check(vector: Vector): Promise<void> {
  const { manifest, ...outcome } = await open(vector);
  const { manifest: shown, ...expected } = vector.expected;
  assert.deepEqual(outcome, expected);
  if (shown) {
    assert.equal(manifest?.message, shown.message);
    manifest?.images.forEach((image, i) => {
      assert.deepEqual({ ...image, ...shown.images[i] }, image);
    });
  }
}

const shares = ["capsules", "manifests", "objects"].flatMap((group) => read<Vector>(group));

for (const vector of shares) {
  test(vector.name, () => check(vector));
}

for (const vector of read<{ name: string; code: string; accepted: boolean }>("codes")) {
  test(`code: ${vector.name}`, () => {
    assert.equal(parseSecret(vector.code) !== null, vector.accepted);
  });
}

for (const vector of read<Record<"name" | "passphrase" | "normalized", string>>("passphrases")) {
  test(`passphrase: ${vector.name}`, () => {
    assert.equal(normalizePassphrase(vector.passphrase), vector.normalized);
  });
}

for (const vector of read<Record<string, string>>("derivations")) {
  test(`derivation: ${vector["name"]}`, async () => {
    const { code = "", passphrase = null } = vector;
    const { identity, recipient, accessKey, gateKey } = await keysOf(code, passphrase);
    assert.deepEqual(
      {
        identity,
        recipient,
        accessKey,
        gateKey,
        accessDigest: await keyDigest(accessKey),
        gateDigest: gateKey && (await keyDigest(gateKey)),
      },
      {
        identity: vector["identity"],
        recipient: vector["recipient"],
        accessKey: vector["accessKey"],
        gateKey: vector["gateKey"],
        accessDigest: vector["accessDigest"],
        gateDigest: vector["gateDigest"],
      },
    );
  });
}

test("there are vectors for every reason to refuse", () => {
  const reasons = new Set(shares.map(({ expected }) => expected.refused).filter(Boolean));
  assert.equal(reasons.size, 14);
  assert.ok(shares.length > 100);
});

test("generating the vectors again gives the same bytes", () => {
  const directory = mkdtempSync(join(tmpdir(), "lucarne-vectors-"));
  try {
    execFileSync("node", [join(VECTORS, "generate.mjs"), directory]);
    const names = ["codes", "passphrases", "derivations", "capsules", "manifests", "objects"];
    for (const name of [...names.map((one) => `${one}.json`), "large.age"]) {
      const again = readFileSync(join(directory, name));
      assert.ok(again.equals(readFileSync(join(VECTORS, name))), name);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

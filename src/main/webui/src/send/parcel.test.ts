import assert from "node:assert/strict";
import { test } from "node:test";
import type { Manifest } from "../format/manifest.js";
import { formatOf } from "../platform/formats.js";
import type { Choices } from "./choices.js";
import { pack } from "./parcel.js";
import type { Picture } from "./picture.js";
import type { SealingWorker, SealedFile } from "./sealing-worker.js";

const MIB = 1024 * 1024;
const FILE = { size: 3 * MIB, name: "IMG_20260301.heic", type: "image/heic" };
const PICTURE: Picture = {
  file: FILE as File,
  format: formatOf(new TextEncoder().encode("\0\0\0\x1cftypheic")),
  caption: "",
  rendered: {
    display: new Blob(["display"]),
    thumbnail: new Blob(["thumbnail"]),
    width: 2560,
    height: 1920,
    original: { width: 4000, height: 3000 },
  },
  prepared: true,
  reduced: false,
};
const CHOICES: Choices = {
  custody: "sealed",
  expiresIn: "P14D",
  maxViews: null,
  download: "original",
  passphrase: null,
  keepOriginals: false,
  message: "",
};

async function manifestOf(choices: Choices, picture = PICTURE): Promise<Manifest> {
  let written: Manifest | null = null;
  const sealed: SealedFile = { bytes: new Blob(), size: 1, digest: "d" };
  const worker: SealingWorker = {
    render: async () => null,
    shareKey: async () => ({ identity: "i", recipient: "r" }),
    seal: async () => sealed,
    sealManifest: async (manifest) => ((written = manifest), sealed),
    capsule: async () => "",
    sealedLink: async () => ({ code: "c", capsule: "", accessDigest: "a", gateDigest: null }),
  };
  await pack(worker, [picture], choices, 50 * MIB, () => {});
  assert.ok(written);
  return written;
}

test("a kept original is described as it is", async () => {
  const [image] = (await manifestOf({ ...CHOICES, keepOriginals: true })).images;
  assert.deepEqual([image?.width, image?.height], [4000, 3000]);
  assert.deepEqual([image?.name, image?.mediaType], ["IMG_20260301.heic", "image/heic"]);
  assert.deepEqual(Object.keys(image?.renditions ?? {}), ["original", "display", "thumbnail"]);
});

test("of an original that stays at home nothing is told", async () => {
  const [image] = (await manifestOf(CHOICES)).images;
  assert.deepEqual([image?.width, image?.height], [2560, 1920]);
  assert.deepEqual([image?.name, image?.mediaType], [undefined, "image/jpeg"]);
  assert.deepEqual(Object.keys(image?.renditions ?? {}), ["display", "thumbnail"]);
});

test("nothing is told of an original too large or unseen in managed custody", async (t) => {
  // The server's recipient.
  t.mock.method(globalThis, "fetch", async () => new Response("age1"));
  const managed: Choices = { ...CHOICES, custody: "managed", keepOriginals: true };
  const large = { ...PICTURE, file: { ...FILE, size: 51 * MIB } as File };
  for (const picture of [large, { ...PICTURE, reduced: true }]) {
    const [image] = (await manifestOf(managed, picture)).images;
    assert.deepEqual([image?.name, image?.mediaType], [undefined, "image/jpeg"]);
    assert.deepEqual([image?.width, image?.height], [2560, 1920]);
    assert.deepEqual(Object.keys(image?.renditions ?? {}), ["original"]);
  }
});

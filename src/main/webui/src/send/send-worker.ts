// Scales and encrypts beside the page. It keeps nothing between two requests.
import { encrypt, freshShareKey } from "../format/age.js";
import { makeCapsule } from "../format/capsule.js";
import { digestOf, toBase64, utf8 } from "../format/encoding.js";
import { writeManifest } from "../format/manifest.js";
import { deriveLinkKeys, formatSecret, freshSecret, keyDigest } from "../format/secret.js";
import { inWorker } from "../platform/canvas.js";
import { lying } from "../platform/upright.js";
import { answerCalls } from "../platform/worker-calls.js";
import { render } from "./render.js";
import type { SealedFile, SealingWorker } from "./sealing-worker.js";

async function seal(plaintext: Uint8Array, recipient: string): Promise<SealedFile> {
  const file = await encrypt(plaintext, recipient);
  const bytes = new Blob([file as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
  return { bytes, size: file.length, digest: await digestOf(file) };
}

/** Upright, as its EXIF orientation says; browsers without the option do so by themselves. */
async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (fault) {
    if (fault instanceof TypeError) {
      return createImageBitmap(file);
    }
    throw fault;
  }
}

const work: SealingWorker = {
  async render(file) {
    if (!("OffscreenCanvas" in self)) {
      return null;
    }
    try {
      const lies = await lying(file);
      const bitmap = await decoded(lies?.picture ?? file);
      const rendered = await render(bitmap, lies?.orientation ?? 1, inWorker);
      bitmap.close();
      return rendered;
    } catch {
      return null;
    }
  },

  shareKey: freshShareKey,

  async seal(plaintext, recipient) {
    return seal(new Uint8Array(await plaintext.arrayBuffer()), recipient);
  },

  async sealManifest(manifest, recipient) {
    return seal(writeManifest(manifest), recipient);
  },

  async capsule(identity, recipient) {
    return toBase64(await encrypt(utf8(identity + "\n"), recipient));
  },

  async sealedLink(key, manifestDigest, passphrase) {
    const secret = freshSecret();
    const keys = await deriveLinkKeys(secret, passphrase);
    return {
      code: formatSecret(secret),
      capsule: toBase64(await makeCapsule(key, manifestDigest, keys.recipient)),
      accessDigest: await keyDigest(keys.accessKey),
      gateDigest: keys.gateKey === null ? null : await keyDigest(keys.gateKey),
    };
  },
};

answerCalls(work);

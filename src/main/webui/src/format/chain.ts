// The chain that is checked before a pixel is shown: capsule → manifest digest → manifest → each
// object's size and digest → age's own authentication to the last chunk. Whether every declared
// object is there at all, whoever fetches them has to see.
import { decrypt } from "./age.js";
import { openCapsule } from "./capsule.js";
import { digestOf } from "./encoding.js";
import type { DeclaredObject, Manifest } from "./manifest.js";
import { MAX_MANIFEST_BYTES, readManifest } from "./manifest.js";
import { Refused, renamed } from "./refusal.js";

export async function openManifest(
  capsule: Uint8Array,
  linkIdentity: string,
  manifestCiphertext: Uint8Array,
): Promise<{ shareKey: string; manifest: Manifest }> {
  const { shareKey, manifestDigest } = await openCapsule(capsule, linkIdentity);
  if (manifestCiphertext.length > MAX_MANIFEST_BYTES) {
    throw new Refused("manifest-malformed");
  }
  if ((await digestOf(manifestCiphertext)) !== manifestDigest) {
    throw new Refused("manifest-digest");
  }
  const plaintext = await renamed("object-undecryptable", "manifest-undecryptable", () =>
    decrypt(manifestCiphertext, shareKey),
  );
  const manifest = readManifest(plaintext);
  if (manifest.custody !== "sealed") {
    throw new Refused("manifest-custody");
  }
  return { shareKey, manifest };
}

export async function openObject(
  ciphertext: Uint8Array,
  shareKey: string,
  declared: DeclaredObject,
): Promise<Uint8Array> {
  if (ciphertext.length !== declared.size) {
    throw new Refused("object-size");
  }
  if ((await digestOf(ciphertext)) !== declared.digest) {
    throw new Refused("object-digest");
  }
  return decrypt(ciphertext, shareKey);
}

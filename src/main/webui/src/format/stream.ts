// The payload of an age file (STREAM) by the browser's own ChaCha20-Poly1305, several times as fast
// as any script. Few browsers have it yet, under the name of the draft "Modern Algorithms in the
// Web Cryptography API" (WICG).
import { unshared } from "./encoding.js";
import { NONCE_BYTES, SEALED_CHUNK_BYTES, TAG_BYTES } from "./header.js";
import { hkdf } from "./hkdf.js";

export type Subtle = Pick<SubtleCrypto, "importKey" | "decrypt">;

const ALGORITHM = "ChaCha20-Poly1305";
/** RFC 8439 by any library: nothing, under key and nonce of zeros. */
const TAG_OF_NOTHING = [
  0x4e, 0xb9, 0x72, 0xc9, 0xa8, 0xfb, 0x3a, 0x1b, 0x38, 0x2b, 0xb4, 0xd3, 0x6f, 0x5f, 0xfa, 0xd1,
];

/** Tried out: browsers differ in how they refuse an algorithm, and some in what works of it. */
export async function isNative(subtle: Subtle): Promise<boolean> {
  try {
    const opened = await chunk(
      subtle,
      await key(subtle, new Uint8Array(32)),
      0,
      false,
    )(new Uint8Array(TAG_OF_NOTHING));
    return opened.length === 0;
  } catch {
    return false;
  }
}

/** Opens nonce and chunks, of a length already checked; throws unless all is authentic. */
export async function openPayload(
  subtle: Subtle,
  fileKey: Uint8Array,
  payload: Uint8Array,
): Promise<Uint8Array> {
  const nonce = payload.subarray(0, NONCE_BYTES);
  const streamKey = await key(subtle, await hkdf(fileKey, nonce, "payload", 32));
  const sealed = payload.subarray(NONCE_BYTES);
  const count = Math.ceil(sealed.length / SEALED_CHUNK_BYTES);
  const plaintext = new Uint8Array(sealed.length - count * TAG_BYTES);
  for (let i = 0; i < count; i++) {
    const start = i * SEALED_CHUNK_BYTES;
    const bytes = sealed.subarray(start, start + SEALED_CHUNK_BYTES);
    const opened = await chunk(subtle, streamKey, i, i === count - 1)(bytes);
    plaintext.set(opened, start - i * TAG_BYTES);
  }
  return plaintext;
}

function key(subtle: Subtle, bytes: Uint8Array): Promise<CryptoKey> {
  // "raw-secret" is the draft's word; TypeScript knows "raw" only.
  const format = "raw-secret" as "raw";
  return subtle.importKey(format, unshared(bytes), { name: ALGORITHM }, false, ["decrypt"]);
}

/** Opens the chunk of that number; the last one is marked, so that none can be cut off. */
function chunk(subtle: Subtle, streamKey: CryptoKey, number: number, last: boolean) {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = last ? 1 : 0;
  return async (bytes: Uint8Array): Promise<Uint8Array> => {
    const parameters = { name: ALGORITHM, iv, tagLength: TAG_BYTES * 8 };
    return new Uint8Array(await subtle.decrypt(parameters, streamKey, unshared(bytes)));
  };
}

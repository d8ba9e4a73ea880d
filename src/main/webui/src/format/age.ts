// age v1 files (https://c2sp.org/age): one X25519 recipient, binary, whole in memory.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { headerBytes } from "./header.js";
import { Refused } from "./refusal.js";
import { isNative, openPayload, type Subtle } from "./stream.js";

/** A key pair for one share. */
export async function freshShareKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export function encrypt(plaintext: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

let native: Promise<boolean> | undefined;

/** Refuses what is no such file (`not-encrypted`) or does not open (`object-undecryptable`). */
export async function decrypt(ciphertext: Uint8Array, identity: string): Promise<Uint8Array> {
  native ??= isNative(crypto.subtle);
  return decryptBy((await native) ? crypto.subtle : null, ciphertext, identity);
}

/** The same by this implementation of ChaCha20-Poly1305, or by the library's where it is null. */
export async function decryptBy(
  subtle: Subtle | null,
  ciphertext: Uint8Array,
  identity: string,
): Promise<Uint8Array> {
  const header = headerBytes(ciphertext);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    if (subtle === null) {
      return await decrypter.decrypt(ciphertext);
    }
    const fileKey = await decrypter.decryptHeader(ciphertext.subarray(0, header));
    return await openPayload(subtle, fileKey, ciphertext.subarray(header));
  } catch {
    throw new Refused("object-undecryptable");
  }
}

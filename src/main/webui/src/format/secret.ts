// The secret of a link (the 22 characters behind the #) and the keys that follow from it.
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";
import { fromBase64url, sha256, toBase64url, utf8 } from "./encoding.js";
import { hkdf } from "./hkdf.js";

export type LinkSecret = Uint8Array;

export interface LinkKeys {
  /** The age identity that opens the link's capsule. */
  identity: string;
  /** Its public half, secret as well: who knows it could forge a capsule. */
  recipient: string;
  /** Shows the server that the link's secret is known. */
  accessKey: string;
  /** Links with a passphrase only: shows that the code is known, before the passphrase counts. */
  gateKey: string | null;
}

const SECRET_BYTES = 16;
const NONE = new Uint8Array(0);
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, dkLen: 32 };

/** Exactly 22 characters, canonical; otherwise null. */
export function parseSecret(code: string): LinkSecret | null {
  if (!/^[A-Za-z0-9_-]{22}$/.test(code)) {
    return null;
  }
  try {
    return fromBase64url(code);
  } catch {
    // The last character of a code carries four bits that have to be zero.
    return null;
  }
}

export function formatSecret(secret: LinkSecret): string {
  return toBase64url(secret);
}

export function freshSecret(): LinkSecret {
  return crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
}

/** One spelling, however it was typed: empty if there is nothing in it but white space. */
export function normalizePassphrase(passphrase: string): string {
  // White_Space as Unicode has it: \s lacks U+0085 and has U+FEFF.
  return passphrase
    .normalize("NFKC")
    .replace(/\p{White_Space}+/gu, " ")
    .replace(/^ | $/g, "");
}

/** Takes a good part of a second and 64 MiB with a passphrase. */
export async function deriveLinkKeys(
  secret: LinkSecret,
  passphrase: string | null,
): Promise<LinkKeys> {
  const ikm = passphrase === null ? secret : await withPassphrase(secret, passphrase);
  const scalar = await hkdf(ikm, NONE, "lucarne/v1/link-identity", 32);
  const identity = bech32.encodeFromBytes("AGE-SECRET-KEY-", scalar).toUpperCase();
  const accessKey = await hkdf(ikm, NONE, "lucarne/v1/access", 32);
  const gateKey = passphrase === null ? null : await hkdf(secret, NONE, "lucarne/v1/gate", 32);
  return {
    identity,
    recipient: await identityToRecipient(identity),
    accessKey: toBase64url(accessKey),
    gateKey: gateKey && toBase64url(gateKey),
  };
}

/** What the server stores of an access key or a gate key. */
export async function keyDigest(key: string): Promise<string> {
  return toBase64url(await sha256(fromBase64url(key)));
}

async function withPassphrase(secret: LinkSecret, passphrase: string): Promise<Uint8Array> {
  const salt = await hkdf(secret, NONE, "lucarne/v1/passphrase-salt", 16);
  const stretched = await scryptAsync(utf8(normalizePassphrase(passphrase)), salt, SCRYPT);
  const ikm = new Uint8Array(SECRET_BYTES + stretched.length);
  ikm.set(secret);
  ikm.set(stretched, SECRET_BYTES);
  return ikm;
}

// HKDF-SHA-256 (RFC 5869) by WebCrypto.
import { unshared, utf8 } from "./encoding.js";

export async function hkdf(
  ikm: Uint8Array,
  salt: Uint8Array,
  info: string,
  length: number,
): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", unshared(ikm), "HKDF", false, ["deriveBits"]);
  const parameters = {
    name: "HKDF",
    hash: "SHA-256",
    salt: unshared(salt),
    info: unshared(utf8(info)),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
}

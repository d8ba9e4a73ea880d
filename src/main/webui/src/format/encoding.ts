// Bytes as text, in the encodings of docs/format.md. What decodes is canonical, or it throws.
import { base64, base64urlnopad } from "@scure/base";

export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

export function fromBase64url(text: string): Uint8Array {
  return base64urlnopad.decode(text);
}

export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

export function fromBase64(text: string): Uint8Array {
  return base64.decode(text);
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Throws on what is no UTF-8; keeps a byte order mark, so that JSON refuses it. */
export function text(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** WebCrypto takes no shared memory, and the types say so; none of these bytes are shared. */
export function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", unshared(bytes)));
}

/** As RFC 9530 writes a digest. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  return `sha-256=:${toBase64(await sha256(bytes))}:`;
}

export function isDigest(value: string): boolean {
  const match = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(value);
  try {
    return match !== null && fromBase64(match[1] ?? "").length === 32;
  } catch {
    return false;
  }
}

// The form of an age v1 file (https://c2sp.org/age), checked before any cryptography: a header of
// at most 1 KiB with one X25519 stanza, at most one `-grease` stanza beside it, a possible length.
import { base64nopad } from "@scure/base";
import { Refused } from "./refusal.js";

export const NONCE_BYTES = 16;
export const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = 64 * 1024 + TAG_BYTES;

const MAX_HEADER_BYTES = 1024;
const VERSION = "age-encryption.org/v1";
const LINE_CHARACTERS = 64;
/** 32 bytes in base64: an X25519 share, a wrapped file key, a MAC. */
const KEY_CHARACTERS = 43;

/** How long the header is; a file that is not of this form is refused as `not-encrypted`. */
export function headerBytes(file: Uint8Array): number {
  const lines = new Lines(file);
  if (lines.next() !== VERSION) {
    throw notEncrypted();
  }
  let recipients = 0;
  let greases = 0;
  let line = lines.next();
  for (; line.startsWith("-> "); line = lines.next()) {
    if (isGrease(line.slice(3).split(" "), body(lines))) {
      greases++;
    } else {
      recipients++;
    }
  }
  const mac = line.startsWith("--- ") && isKey(line.slice(4));
  if (recipients !== 1 || greases > 1 || !mac) {
    throw notEncrypted();
  }
  requireLength(file.length - lines.position);
  return lines.position;
}

/** True for grease, false for X25519; any other stanza is refused. */
function isGrease(words: string[], content: string): boolean {
  if (words.includes("")) {
    throw notEncrypted();
  }
  const [type, share] = words;
  if (type?.endsWith("-grease")) {
    return true;
  }
  if (type !== "X25519" || words.length !== 2 || !isKey(share ?? "") || !isKey(content)) {
    throw notEncrypted();
  }
  return false;
}

function body(lines: Lines): string {
  let content = "";
  let line: string;
  do {
    line = lines.next();
    if (line.length > LINE_CHARACTERS) {
      throw notEncrypted();
    }
    content += line;
    // Only a line that is not full, be it empty, ends a body.
  } while (line.length === LINE_CHARACTERS);
  if (!isCanonical(content)) {
    throw notEncrypted();
  }
  return content;
}

/** An empty chunk is allowed only where it is the only one. */
function requireLength(bytes: number): void {
  const chunks = bytes - NONCE_BYTES;
  const rest = chunks % SEALED_CHUNK_BYTES;
  const onlyATag = rest !== 0 && rest <= TAG_BYTES && chunks !== TAG_BYTES;
  if (chunks < TAG_BYTES || onlyATag) {
    throw notEncrypted();
  }
}

function isKey(text: string): boolean {
  return text.length === KEY_CHARACTERS && isCanonical(text);
}

function isCanonical(text: string): boolean {
  try {
    base64nopad.decode(text);
    return true;
  } catch {
    return false;
  }
}

function notEncrypted(): Refused {
  return new Refused("not-encrypted");
}

/** Lines of printable ASCII, each ended by LF. */
class Lines {
  position = 0;
  private readonly text: string;

  constructor(file: Uint8Array) {
    this.text = String.fromCharCode(...file.subarray(0, MAX_HEADER_BYTES));
  }

  next(): string {
    const end = this.text.indexOf("\n", this.position);
    const line = this.text.slice(this.position, end);
    if (end < 0 || !/^[ -~]*$/.test(line)) {
      throw notEncrypted();
    }
    this.position = end + 1;
    return line;
  }
}

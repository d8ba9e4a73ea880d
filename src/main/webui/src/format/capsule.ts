// The capsule: an age file to one link, whose plaintext is the share key as an age identity file.
import { bech32 } from "@scure/base";
import { decrypt, encrypt } from "./age.js";
import { isDigest, text, utf8 } from "./encoding.js";
import { Refused, renamed } from "./refusal.js";

const MAX_BYTES = 1024;
const VERSION_LINE = "# lucarne capsule 1";
const MANIFEST_PREFIX = "# manifest ";

export interface Capsule {
  shareKey: string;
  manifestDigest: string;
}

export function makeCapsule(
  shareKey: string,
  manifestDigest: string,
  linkRecipient: string,
): Promise<Uint8Array> {
  const lines = [VERSION_LINE, MANIFEST_PREFIX + manifestDigest, shareKey, ""];
  return encrypt(utf8(lines.join("\n")), linkRecipient);
}

export async function openCapsule(bytes: Uint8Array, linkIdentity: string): Promise<Capsule> {
  if (bytes.length > MAX_BYTES) {
    throw new Refused("capsule-refused");
  }
  const plaintext = await renamed("not-encrypted", "capsule-refused", () =>
    renamed("object-undecryptable", "capsule-undecryptable", () => decrypt(bytes, linkIdentity)),
  );
  return parse(plaintext);
}

/** Exactly three lines, each ended by one LF. */
function parse(plaintext: Uint8Array): Capsule {
  const [version, manifest, shareKey, end, ...more] = lines(plaintext);
  const manifestDigest = manifest?.startsWith(MANIFEST_PREFIX)
    ? manifest.slice(MANIFEST_PREFIX.length)
    : "";
  const wellFormed =
    version === VERSION_LINE &&
    isDigest(manifestDigest) &&
    shareKey !== undefined &&
    isIdentity(shareKey) &&
    end === "" &&
    more.length === 0;
  if (!wellFormed) {
    throw new Refused("capsule-malformed");
  }
  return { shareKey, manifestDigest };
}

function lines(plaintext: Uint8Array): string[] {
  try {
    return text(plaintext).split("\n");
  } catch {
    throw new Refused("capsule-malformed");
  }
}

function isIdentity(line: string): boolean {
  if (!/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(line)) {
    return false;
  }
  try {
    return bech32.decodeToBytes(line).bytes.length === 32;
  } catch {
    return false;
  }
}

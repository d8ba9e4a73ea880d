// age v1 files (https://c2sp.org/age) by node:crypto, with randomness from a seed: the same bytes
// on every run. For vectors only: whoever knows the seed knows the keys.
import {
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from "node:crypto";

export const CHUNK = 64 * 1024;

/** The next bytes of an endless sequence that depends on the seed only. */
export function seeded(seed) {
  let counter = 0;
  return (length) => {
    const blocks = [];
    for (let have = 0; have < length; have += 32) {
      blocks.push(createHash("sha256").update(`lucarne vectors ${seed} ${counter++}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  };
}

export const hkdf = (ikm, salt, info, length) =>
  Buffer.from(hkdfSync("sha256", ikm, salt, info, length));

const base64 = (bytes) => bytes.toString("base64").replace(/=+$/, "");

const privateKey = (scalar) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), scalar]),
    format: "der",
    type: "pkcs8",
  });

const publicKey = (point) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), point]),
    format: "der",
    type: "spki",
  });

const publicBytes = (scalar) =>
  createPublicKey(privateKey(scalar)).export({ format: "der", type: "spki" }).subarray(-32);

/** A key pair from its 32 secret bytes, spelt as age spells it. */
export function keyPair(scalar) {
  const point = publicBytes(scalar);
  return {
    point,
    identity: bech32("age-secret-key-", scalar).toUpperCase(),
    recipient: bech32("age", point),
  };
}

export function bech32(prefix, bytes) {
  const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const words = [];
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; ) {
      words.push((value >> (bits -= 5)) & 31);
    }
  }
  if (bits > 0) {
    words.push((value << (5 - bits)) & 31);
  }
  const codes = [...prefix].map((c) => c.charCodeAt(0));
  const expanded = [...codes.map((c) => c >> 5), 0, ...codes.map((c) => c & 31)];
  const sum = polymod([...expanded, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [0, 1, 2, 3, 4, 5].map((i) => (sum >> (5 * (5 - i))) & 31);
  return `${prefix}1${[...words, ...checksum].map((w) => alphabet[w]).join("")}`;
}

function polymod(values) {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = (((sum & 0x1ffffff) << 5) ^ value) >>> 0;
    generator.forEach((g, i) => {
      sum = (top >> i) & 1 ? (sum ^ g) >>> 0 : sum;
    });
  }
  return sum;
}

const seal = (key, nonce, plaintext) => {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
};

/** A stanza: its first line, then its body at 64 columns. */
export function stanza(words, body) {
  const text = base64(body);
  const lines = text.match(/.{1,64}/g) ?? [];
  return [`-> ${words.join(" ")}`, ...lines, ...(text.length % 64 === 0 ? [""] : [])].join("\n");
}

function x25519Stanza(fileKey, point, random) {
  const ephemeral = random(32);
  const share = publicBytes(ephemeral);
  const shared = diffieHellman({
    privateKey: privateKey(ephemeral),
    publicKey: publicKey(point),
  });
  const salt = Buffer.concat([share, point]);
  const wrapping = hkdf(shared, salt, "age-encryption.org/v1/X25519", 32);
  return stanza(["X25519", base64(share)], seal(wrapping, Buffer.alloc(12), fileKey));
}

/**
 * An age file to these points. `stanzas` rewrites the list of stanzas before the MAC is made;
 * `last` is the number of the chunk that is marked as the last one.
 */
export function ageFile(plaintext, points, random, { stanzas = (own) => own, last } = {}) {
  const fileKey = random(16);
  const own = points.map((point) => x25519Stanza(fileKey, point, random));
  const head = ["age-encryption.org/v1", ...stanzas(own), "---"].join("\n");
  const mac = createHmac("sha256", hkdf(fileKey, "", "header", 32)).update(head).digest();
  const nonce = random(16);
  const key = hkdf(fileKey, nonce, "payload", 32);
  const chunks = [];
  for (let at = 0; at === 0 || at < plaintext.length; at += CHUNK) {
    chunks.push(plaintext.subarray(at, at + CHUNK));
  }
  const marked = last ?? chunks.length - 1;
  return Buffer.concat([
    Buffer.from(`${head} ${base64(mac)}\n`),
    nonce,
    ...chunks.map((chunk, i) => seal(key, chunkNonce(i, i === marked), chunk)),
  ]);
}

function chunkNonce(number, last) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

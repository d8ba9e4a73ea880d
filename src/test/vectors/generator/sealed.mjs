// What a sender of a sealed share makes: link keys, capsule, manifest, objects.
import { createHash, scryptSync } from "node:crypto";
import { ageFile, hkdf, keyPair, seeded } from "./age.mjs";

export const base64 = (bytes) => bytes.toString("base64");
export const base64url = (bytes) => bytes.toString("base64url");
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
export const digest = (bytes) => `sha-256=:${base64(sha256(bytes))}:`;

export const normalized = (passphrase) =>
  passphrase
    .normalize("NFKC")
    .replace(/\p{White_Space}+/gu, " ")
    .replace(/^ | $/g, "");

/** The keys of a link, and every value on the way to them. */
export function linkKeys(secret, passphrase) {
  const steps = {};
  let ikm = secret;
  if (passphrase !== null) {
    const salt = hkdf(secret, "", "lucarne/v1/passphrase-salt", 16);
    const pass = Buffer.from(normalized(passphrase), "utf8");
    const stretched = scryptSync(pass, salt, 32, { N: 65536, r: 8, p: 1, maxmem: 2 ** 27 });
    ikm = Buffer.concat([secret, stretched]);
    steps.pass = pass.toString("hex");
    steps.salt = salt.toString("hex");
    steps.stretched = stretched.toString("hex");
  }
  const scalar = hkdf(ikm, "", "lucarne/v1/link-identity", 32);
  const access = hkdf(ikm, "", "lucarne/v1/access", 32);
  const gate = passphrase === null ? null : hkdf(secret, "", "lucarne/v1/gate", 32);
  const pair = keyPair(scalar);
  return {
    point: pair.point,
    published: {
      secret: secret.toString("hex"),
      ...steps,
      ikm: ikm.toString("hex"),
      scalar: scalar.toString("hex"),
      identity: pair.identity,
      recipient: pair.recipient,
      accessKey: base64url(access),
      accessDigest: base64url(sha256(access)),
      gateKey: gate && base64url(gate),
      gateDigest: gate && base64url(sha256(gate)),
    },
  };
}

export const capsuleText = (manifestDigest, identity) =>
  `# lucarne capsule 1\n# manifest ${manifestDigest}\n${identity}\n`;

/** The fixed surroundings of most vectors: one share, one link without a passphrase. */
export const share = keyPair(seeded("share key")(32));
export const stranger = keyPair(seeded("stranger's key")(32));
export const secret = seeded("link secret")(16);
export const code = base64url(secret);
export const link = linkKeys(secret, null);

/** A picture to the share key, unless said otherwise. */
export const object = (seed, plaintext, options = {}) =>
  ageFile(plaintext, options.points ?? [share.point], seeded(seed), options);

/** So small that a vector shows all of it; not a picture: that is none of the format's business. */
export const picture = (seed, length = 40) => seeded(`picture ${seed}`)(length);

export const declared = (ciphertext) => ({ size: ciphertext.length, digest: digest(ciphertext) });

export const manifestOf = (objects) => ({
  version: 1,
  custody: "sealed",
  images: objects.map((ciphertext) => ({ renditions: { original: declared(ciphertext) } })),
});

export const sealedManifest = (seed, document) =>
  object(
    `manifest ${seed}`,
    Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document)),
  );

export const sealedCapsule = (seed, text, options = {}) =>
  ageFile(Buffer.from(text), options.points ?? [link.point], seeded(`capsule ${seed}`), options);

export const refused = (reason, at) => ({ refused: reason, at });

/** A vector as it is published. Objects are named by position and rendition: "1/original". */
export function vector(name, shows, { capsule, manifest, objects, expected, ...rest }) {
  return {
    name,
    shows,
    code,
    passphrase: null,
    ...rest,
    capsule: base64(capsule),
    manifest: manifest.file ? manifest : { base64: base64(manifest) },
    objects: Object.fromEntries(
      Object.entries(objects).map(([key, bytes]) => [
        key,
        Buffer.isBuffer(bytes) ? { base64: base64(bytes) } : bytes,
      ]),
    ),
    expected,
  };
}

/** A vector whose capsule names the manifest that is there. */
export function chained(name, shows, { manifest, document, ...rest }) {
  const ciphertext = manifest ?? sealedManifest(name, document);
  return vector(name, shows, {
    capsule: sealedCapsule(name, capsuleText(digest(ciphertext), share.identity)),
    manifest: ciphertext,
    ...rest,
  });
}

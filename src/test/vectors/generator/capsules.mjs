// The capsule: who it is for, its form, its text.
import {
  capsuleText,
  code,
  declared,
  digest,
  link,
  linkKeys,
  manifestOf,
  object,
  picture,
  refused,
  sealedCapsule,
  sealedManifest,
  secret,
  share,
  stranger,
  vector,
  base64url,
  sha256,
} from "./sealed.mjs";
import { headers } from "./stanzas.mjs";
import { keyPair, seeded } from "./age.mjs";

const plaintext = picture("of the capsules");
const ciphertext = object("of the capsules", plaintext);
const manifest = sealedManifest("of the capsules", manifestOf([ciphertext]));
const right = capsuleText(digest(manifest), share.identity);
const opened = { objects: { "1/original": digest(plaintext) } };

const withCapsule = (name, shows, capsule, expected, more = {}) =>
  vector(name, shows, {
    capsule,
    manifest,
    objects: { "1/original": ciphertext },
    expected,
    ...more,
  });

const withText = (name, text) =>
  withCapsule(
    `capsule-text: ${name}`,
    "the text of a sealed capsule is exactly three lines, each ended by one LF",
    sealedCapsule(name, text),
    refused("capsule-malformed", "capsule"),
  );

const withHeader = (expected) => ([name, options]) =>
  withCapsule(
    `capsule-header: ${name}`,
    "one X25519 stanza, at most one of grease, at most 1 KiB, checked before any cryptography",
    sealedCapsule(name, right, options),
    expected,
  );

const flipped = (bytes, at) => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at] ^= 1;
  return copy;
};

function passphrases() {
  const words = "ombre portée";
  const { point } = linkKeys(secret, words);
  const capsule = sealedCapsule("passphrase", right, { points: [point] });
  const one = (name, passphrase, expected) =>
    withCapsule(`passphrase: ${name}`, `the link's passphrase is "${words}"`, capsule, expected, {
      passphrase,
    });
  const wrong = refused("capsule-undecryptable", "capsule");
  return [
    one("right", words, opened),
    one("typed otherwise", "\u3000ombre \t porte\u0301e ", opened),
    one("wrong", "ombre portee", wrong),
    one("other capitals", "Ombre Portée", wrong),
    one("left out", null, wrong),
  ];
}

function keys() {
  const wrong = refused("capsule-undecryptable", "capsule");
  const capsule = sealedCapsule("keys", right);
  const other = base64url(seeded("another secret")(16));
  const shows = "only the link's key opens its capsule, and only unaltered";
  return [
    withCapsule("capsule: right", "a share with one image opens", capsule, opened),
    withCapsule("capsule: another link's code", shows, capsule, wrong, { code: other }),
    withCapsule("capsule: no code", shows, capsule, refused("code-malformed", "code"), {
      code: code.slice(1),
    }),
    withCapsule(
      "capsule: of another link",
      shows,
      sealedCapsule("other link", right, { points: [stranger.point] }),
      wrong,
    ),
    withCapsule(
      "capsule: to the share key itself",
      shows,
      sealedCapsule("to the share key", right, { points: [share.point] }),
      wrong,
    ),
    withCapsule("capsule: its last bit altered", shows, flipped(capsule, -1), wrong),
    withCapsule("capsule: its MAC altered", shows, flipped(capsule, 130), wrong),
    withCapsule("capsule: cut within its text", shows, capsule.subarray(0, -9), wrong),
    ...forms(capsule),
  ];
}

function forms(capsule) {
  const no = refused("capsule-refused", "capsule");
  const shows = "a capsule is a binary age file of at most 1 KiB";
  const armored = `-----BEGIN AGE ENCRYPTED FILE-----\n${capsule
    .toString("base64")
    .match(/.{1,64}/g)
    .join("\n")}\n-----END AGE ENCRYPTED FILE-----\n`;
  const long = right.replace("1\n", `1\n# ${"long ".repeat(140)}\n`);
  return [
    withCapsule("capsule: nothing", shows, Buffer.alloc(0), no),
    withCapsule("capsule: its text in clear", shows, Buffer.from(right), no),
    withCapsule("capsule: armored", shows, Buffer.from(armored), no),
    withCapsule("capsule: cut within its header", shows, capsule.subarray(0, 100), no),
    withCapsule("capsule: header only", shows, capsule.subarray(0, 168), no),
    withCapsule("capsule: longer than 1 KiB", shows, sealedCapsule("long", long), no),
  ];
}

function texts() {
  const [version, line, identity] = right.split("\n");
  const lines = (...all) => all.map((one) => `${one}\n`).join("");
  const tail = identity.slice(0, -1) + (identity.endsWith("Q") ? "P" : "Q");
  return [
    withText("nothing", ""),
    withText("CRLF", right.replaceAll("\n", "\r\n")),
    withText("no LF at the end", right.slice(0, -1)),
    withText("an empty line more", `${right}\n`),
    withText("a comment more", lines(version, line, "# more", identity)),
    withText("a second identity", lines(version, line, identity, stranger.identity)),
    withText("no version line", lines(line, identity)),
    withText("no manifest line", lines(version, identity)),
    withText("no identity", lines(version, line)),
    withText("lines in another order", lines(line, version, identity)),
    withText("version 2", lines("# lucarne capsule 2", line, identity)),
    withText("version 10", lines("# lucarne capsule 10", line, identity)),
    withText("space at a line's end", lines(version, `${line} `, identity)),
    withText("a byte order mark", `\ufeff${right}`),
    withText("an identity in lower case", lines(version, line, identity.toLowerCase())),
    withText("an identity with a wrong checksum", lines(version, line, tail)),
    withText("a recipient for an identity", lines(version, line, share.recipient)),
    withText("a digest by SHA-512", lines(version, line.replace("sha-256", "sha-512"), identity)),
    withText("a digest in hexadecimal", lines(version, hexadecimal(), identity)),
    withText("a digest that is not canonical", lines(version, uncanonical(line), identity)),
    withText("two digests", lines(version, `${line}, ${line.slice(11)}`, identity)),
  ];
}

const hexadecimal = () => `# manifest sha-256=:${sha256(manifest).toString("hex")}:`;

function uncanonical(line) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = line.at(-3);
  return `${line.slice(0, -3)}${alphabet[alphabet.indexOf(last) + 1]}=:`;
}

export function capsules() {
  const { taken, refused: wrong } = headers(link.point, stranger.point);
  // A header of 1 KiB leaves no room for a text in a capsule of 1 KiB.
  const small = taken.filter(([name]) => !name.includes("1024"));
  return [
    ...keys(),
    ...passphrases(),
    ...small.map(withHeader(opened)),
    ...wrong.map(withHeader(refused("capsule-refused", "capsule"))),
    ...texts(),
  ];
}

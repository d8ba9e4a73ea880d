// The objects: that each is the one that the manifest declares, whole, and an age file.
import { CHUNK } from "./age.mjs";
import {
  chained,
  declared,
  digest,
  manifestOf,
  object,
  picture,
  refused,
  share,
  stranger,
} from "./sealed.mjs";
import { headers } from "./stanzas.mjs";

const first = picture("first");
const second = picture("second");
const long = picture("long", 90);
const [firstFile, secondFile, longFile] = [first, second, long].map((plaintext, i) =>
  object(`object ${i + 1}`, plaintext),
);
const largePicture = picture("large", CHUNK + 200);
/** Published as a file of its own: one chunk and a bit. */
export const large = object("large", largePicture);
const HEADER = 168;
const FIRST_CHUNK = HEADER + 16 + CHUNK + 16;

const at = "1/original";
const opened = (plaintext) => ({ objects: { [at]: digest(plaintext) } });
const one = (bytes) => ({ [at]: bytes });

/** An object that is what the manifest declares: only age can find fault with it. */
const faithful = (name, shows, ciphertext, expected, served = ciphertext) =>
  chained(`object: ${name}`, shows, {
    document: manifestOf([ciphertext]),
    objects: one(served),
    expected,
  });

/** An object that is not what the manifest declares. */
const exchanged = (name, declaredFiles, objects, reason, where = at) =>
  chained(`object: ${name}`, "what is served is not what the manifest declares", {
    document: manifestOf(declaredFiles),
    objects,
    expected: refused(reason, where),
  });

function shares() {
  const document = manifestOf([firstFile, longFile]);
  const three = {
    version: 1,
    custody: "sealed",
    images: [
      {
        renditions: {
          original: declared(firstFile),
          display: declared(secondFile),
          thumbnail: declared(longFile),
        },
      },
    ],
  };
  const display = {
    version: 1,
    custody: "sealed",
    images: [{ renditions: { display: declared(firstFile) } }],
  };
  const six = manifestOf(Array(6).fill(firstFile));
  const positions = [1, 2, 3, 4, 5, 6].map((position) => `${position}/original`);
  const all = (value) => Object.fromEntries(positions.map((key) => [key, value]));
  const both = { "1/original": firstFile, "2/original": longFile };
  const renditions = { "1/original": firstFile, "1/display": secondFile, "1/thumbnail": longFile };
  return [
    chained("share: two images", "positions begin with 1", {
      document,
      objects: both,
      expected: { objects: { "1/original": digest(first), "2/original": digest(long) } },
    }),
    chained("share: six images", "six are all that a share may have", {
      document: six,
      objects: all(firstFile),
      expected: { objects: all(digest(first)) },
    }),
    chained("share: three renditions", "all renditions of an image", {
      document: three,
      objects: renditions,
      expected: {
        objects: {
          "1/original": digest(first),
          "1/display": digest(second),
          "1/thumbnail": digest(long),
        },
      },
    }),
    chained("share: display only", "the original may stay with the sender", {
      document: display,
      objects: { "1/display": firstFile },
      expected: { objects: { "1/display": digest(first) } },
    }),
    chained("share: an object that nobody declared", "it is not looked at", {
      document: manifestOf([firstFile]),
      objects: both,
      expected: opened(first),
    }),
    chained("share: one rendition omitted", "every declared object has to be there", {
      document: three,
      objects: { "1/original": firstFile, "1/thumbnail": longFile },
      expected: refused("object-omitted", "1/display"),
    }),
  ];
}

function exchanges() {
  const altered = Buffer.from(firstFile);
  altered[altered.length - 1] ^= 1;
  const two = [firstFile, longFile];
  const alike = [firstFile, secondFile];
  const swap = ([a, b]) => ({ "1/original": b, "2/original": a });
  const foreign = object("foreign", first, { points: [stranger.point] });
  return [
    exchanged("two of one length swapped", alike, swap(alike), "object-digest"),
    exchanged("two of different lengths swapped", two, swap(two), "object-size"),
    exchanged("the first served twice", alike, both(firstFile), "object-digest", "2/original"),
    exchanged("omitted", [firstFile], {}, "object-omitted"),
    exchanged("the second omitted", two, one(firstFile), "object-omitted", "2/original"),
    exchanged("encrypted again", [firstFile], one(object("again", first)), "object-digest"),
    exchanged("of a stranger", [firstFile], one(foreign), "object-digest"),
    exchanged("its last bit altered", [firstFile], one(altered), "object-digest"),
    exchanged("cut", [firstFile], one(firstFile.subarray(0, -1)), "object-size"),
    exchanged("nothing", [firstFile], one(Buffer.alloc(0)), "object-size"),
    exchanged("longer", [firstFile], one(Buffer.concat([firstFile, first])), "object-size"),
    exchanged("the picture in clear", [firstFile], one(first), "object-size"),
    exchanged("cut between two chunks", [large], one(part(FIRST_CHUNK)), "object-size"),
    exchanged("cut within a chunk", [large], one(part(FIRST_CHUNK - 1000)), "object-size"),
  ];
}

const both = (bytes) => ({ "1/original": bytes, "2/original": bytes });
const part = (size) => ({ file: "large.age", size });

function faults() {
  const no = refused("object-undecryptable", at);
  const notEncrypted = refused("not-encrypted", at);
  const shows = "a sender's fault, or the sender's key in other hands: age itself refuses";
  const altered = Buffer.from(firstFile);
  altered[altered.length - 1] ^= 1;
  const mac = Buffer.from(firstFile);
  mac[HEADER - 2] = mac[HEADER - 2] === 0x41 ? 0x45 : 0x41;
  const armored = `-----BEGIN AGE ENCRYPTED FILE-----\n${firstFile.toString("base64")}\n`;
  const cut = (size, expected, name) =>
    faithful(name, shows, large.subarray(0, size), expected, part(size));
  return [
    faithful("of more than one chunk", "chunks of 64 KiB", large, opened(largePicture), {
      file: "large.age",
    }),
    faithful("an empty file", "one empty chunk", object("empty", Buffer.alloc(0)), {
      objects: { [at]: digest(Buffer.alloc(0)) },
    }),
    cut(FIRST_CHUNK, no, "declared, but cut between two chunks"),
    cut(FIRST_CHUNK + 100, no, "declared, but cut within the second chunk"),
    cut(FIRST_CHUNK - 1000, no, "declared, but cut within the first chunk"),
    cut(FIRST_CHUNK + 16, notEncrypted, "declared, but a tag alone for the second chunk"),
    cut(FIRST_CHUNK + 5, notEncrypted, "declared, but part of a tag for the second chunk"),
    faithful("declared, but its header only", shows, firstFile.subarray(0, HEADER), notEncrypted),
    faithful("declared, but cut within its header", shows, firstFile.subarray(0, 99), notEncrypted),
    faithful("declared, but altered", shows, altered, no),
    faithful("declared, but its MAC altered", shows, mac, no),
    faithful("declared, but longer", shows, Buffer.concat([firstFile, first]), no),
    faithful("declared, but not marked as the end", shows, object("end", first, { last: 9 }), no),
    faithful("declared, but to another key", shows, foreignFile(), no),
    faithful("declared, but in clear", shows, Buffer.concat([first, long, long]), notEncrypted),
    faithful("declared, but armored", shows, Buffer.from(armored), notEncrypted),
  ];
}

const foreignFile = () => object("to another", first, { points: [stranger.point] });

function stanzas() {
  const { taken, refused: wrong } = headers(share.point, stranger.point);
  const shows = "one X25519 stanza, at most one of grease, a header of at most 1 KiB";
  const each = (expected) => ([name, options]) =>
    faithful(`${name}`, shows, object(`header ${name}`, first, options), expected);
  return [
    ...taken.map(each(opened(first))),
    ...wrong.map(each(refused("not-encrypted", at))),
  ];
}

export const objects = () => [...shares(), ...exchanges(), ...faults(), ...stanzas()];

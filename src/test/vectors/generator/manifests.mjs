// The manifest: that it is the right one, its form, its members.
import {
  chained,
  declared,
  digest,
  capsuleText,
  manifestOf,
  object,
  picture,
  refused,
  sealedCapsule,
  sealedManifest,
  share,
  stranger,
  vector,
} from "./sealed.mjs";
import { large } from "./objects.mjs";
import { headers } from "./stanzas.mjs";

const plaintext = picture("of the manifests");
const ciphertext = object("of the manifests", plaintext);
const right = manifestOf([ciphertext]);
const own = declared(ciphertext);
const opened = (shown) => ({
  objects: { "1/original": digest(plaintext) },
  ...(shown ? { manifest: shown } : {}),
});

const objects = { "1/original": ciphertext };
const malformed = refused("manifest-malformed", "manifest");

const withDocument = (name, document, expected = malformed) =>
  chained(`manifest: ${name}`, "members, their types and limits", { document, objects, expected });

const withImage = (name, image, expected) =>
  withDocument(name, { ...right, images: [{ ...right.images[0], ...image }] }, expected);

const withDeclared = (name, declaration, expected) =>
  withImage(name, { renditions: { original: declaration } }, expected);

function chain() {
  const manifest = sealedManifest("of the chain", right);
  const other = sealedManifest("another share", right);
  const capsule = sealedCapsule("of the chain", capsuleText(digest(manifest), share.identity));
  const wrong = refused("manifest-digest", "manifest");
  const shows = "the capsule names the manifest's ciphertext";
  const altered = Buffer.from(manifest);
  altered[altered.length - 1] ^= 1;
  const one = (name, served) =>
    vector(`manifest: ${name}`, shows, { capsule, manifest: served, objects, expected: wrong });
  return [
    one("another one to the same share key", other),
    one("its last bit altered", altered),
    one("cut", manifest.subarray(0, -1)),
    one("longer", Buffer.concat([manifest, Buffer.alloc(1)])),
    one("no bytes", Buffer.alloc(0)),
    one("an object in its place", ciphertext),
  ];
}

function forms() {
  const shows = "the right digest of what is no manifest";
  const clear = Buffer.from(JSON.stringify(right));
  const toStranger = object("m", clear, { points: [stranger.point] });
  const notEncrypted = refused("not-encrypted", "manifest");
  const one = (name, manifest, expected) =>
    chained(`manifest: ${name}`, shows, { manifest, objects, expected });
  const { taken, refused: wrong } = headers(share.point, stranger.point);
  return [
    one("in clear", clear, notEncrypted),
    one("to another key", toStranger, refused("manifest-undecryptable", "manifest")),
    ...taken
      .slice(0, 1)
      .map(([name, options]) => one(name, object(`m ${name}`, clear, options), opened())),
    ...wrong
      .slice(0, 3)
      .map(([name, options]) => one(name, object(`m ${name}`, clear, options), notEncrypted)),
  ];
}

function versions() {
  const managed = refused("manifest-custody", "manifest");
  const { version, custody, ...rest } = right;
  return [
    withDocument("version 2", { ...right, version: 2 }, refused("manifest-version", "manifest")),
    withDocument(
      "version 2 of another form",
      { version: 2, pictures: [] },
      refused("manifest-version", "manifest"),
    ),
    withDocument("version in quotes", { ...right, version: "1" }),
    withDocument("no version", { custody, ...rest }),
    withDocument("custody managed", { ...right, custody: "managed" }, managed),
    withDocument("custody of another name", { ...right, custody: "open" }, managed),
    withDocument("custody true", { ...right, custody: true }),
    withDocument("no custody", { version, ...rest }),
  ];
}

function texts() {
  const json = JSON.stringify(right);
  const notUtf8 = Buffer.from(json.replace('"custody"', '"x":"\u00e9","custody"'), "latin1");
  return [
    withDocument("nothing", Buffer.alloc(0)),
    withDocument("not JSON", Buffer.from("version: 1")),
    withDocument("JSON with an end", Buffer.from(`${json}}`)),
    withDocument("a byte order mark", Buffer.from(`\ufeff${json}`)),
    withDocument("not UTF-8", notUtf8),
    withDocument("an array", Buffer.from(`[${json}]`)),
    withDocument("null", Buffer.from("null")),
    vector("manifest: more than 64 KiB", "64 KiB is all that a manifest may have", {
      capsule: sealedCapsule("large", capsuleText(digest(large), share.identity)),
      manifest: { file: "large.age" },
      objects,
      expected: malformed,
    }),
  ];
}

function members() {
  const [image] = right.images;
  const shown = { message: "Depuis mardi", images: [{ name: "a.jpg", caption: "Bras gauche" }] };
  const all = {
    ...right,
    message: shown.message,
    images: [
      { ...image, ...shown.images[0], mediaType: "image/jpeg", width: 4000, height: 3000 },
    ],
  };
  const unknown = { ...all, later: { a: [1] }, images: [{ ...all.images[0], later: null }] };
  const nulls = { ...right, message: null, images: [{ ...image, name: null, width: null }] };
  return [
    withDocument("every member", all, opened(shown)),
    withDocument("members of a later version", unknown, opened(shown)),
    withDocument("null for what is not there", nulls, opened({ images: [{}] })),
    withImage("a rendition of a later version", {
      renditions: { original: own, video: { size: 1 } },
    }, opened()),
    withDocument("message is a number", { ...right, message: 1 }),
    withDocument("images is an object", { ...right, images: { 0: image } }),
    withDocument("no images", { version: 1, custody: "sealed" }),
    withDocument("images is empty", { ...right, images: [] }),
    withDocument("seven images", { ...right, images: Array(7).fill(image) }),
    withDocument("an image is a string", { ...right, images: ["a.jpg"] }),
    withImage("name is an object", { name: {} }),
    withImage("mediaType is markup", { mediaType: "<b>/x" }),
    withImage("width is negative", { width: -1 }),
    withImage("height is a fraction", { height: 1.5 }),
    withImage("no renditions", { renditions: undefined }),
    withImage("renditions is empty", { renditions: {} }),
    withImage("a thumbnail only", { renditions: { thumbnail: own } }),
    withDeclared("size is zero", { ...own, size: 0 }),
    withDeclared("size is a string", { ...own, size: String(own.size) }),
    withDeclared("size is a fraction", { ...own, size: 0.5 }),
    withDeclared("no digest", { size: own.size }),
    withDeclared("a digest by SHA-512", { ...own, digest: own.digest.replace("256", "512") }),
    withDeclared("a digest that is cut", { ...own, digest: own.digest.slice(0, -2) }),
  ];
}

export const manifests = () => [...chain(), ...forms(), ...versions(), ...texts(), ...members()];

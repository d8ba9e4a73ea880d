import assert from "node:assert/strict";
import { test } from "node:test";
import { NotSealed, readView } from "./view-document.js";

const view = (changes: object): object => ({
  view: "abc",
  url: "/v/abc",
  custody: "sealed",
  download: "original",
  capsule: "YWdl",
  manifestUrl: "/v/abc/manifest",
  images: [{ position: 1, renditions: [{ rendition: "display", url: "/v/abc/images/1/display" }] }],
  ...changes,
});

test("a sealed view says where its objects are", () => {
  const { urls, download, manifestUrl } = readView(view({}));
  assert.equal(urls.get(1)?.get("display"), "/v/abc/images/1/display");
  assert.deepEqual([download, manifestUrl], [true, "/v/abc/manifest"]);
});

for (const [what, changes] of Object.entries({
  "is managed": { custody: "managed" },
  "does not say": { custody: undefined },
  "lacks a capsule": { capsule: undefined },
  "has a capsule that is no base64": { capsule: "a" },
  "lacks a manifest": { manifestUrl: undefined },
  "has its manifest elsewhere": { manifestUrl: "https://elsewhere.example/v/abc" },
  "has its manifest at another host": { manifestUrl: "//elsewhere.example/v/abc" },
  "has a picture elsewhere": {
    images: [{ position: 1, renditions: [{ rendition: "display", url: "data:image/svg+xml," }] }],
  },
})) {
  test(`a view that ${what} is refused`, () => {
    assert.throws(() => readView(view(changes)), NotSealed);
  });
}

test("what is shown may be downloaded where originals may not", () => {
  assert.equal(readView(view({ download: "display" })).download, true);
});

test("downloads need an explicit yes", () => {
  assert.equal(readView(view({ download: "true" })).download, false);
});

test("only a link that says so keeps back its originals", () => {
  assert.equal(readView(view({ download: "original" })).withholds, false);
  assert.equal(readView(view({ download: "display" })).withholds, true);
  assert.equal(readView(view({ download: false })).withholds, true);
});

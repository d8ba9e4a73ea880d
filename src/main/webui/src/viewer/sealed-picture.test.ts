import assert from "node:assert/strict";
import { test } from "node:test";
import type { RenditionName } from "../format/manifest.js";
import type { Words } from "../gallery/words.js";
import { formatOf } from "../platform/formats.js";
import type { Held, Renditions } from "./renditions.js";
import { SealedPicture } from "./sealed-picture.js";
import { NO_TRACES } from "./traces.js";

const OBJECT = { size: 1, digest: "d" };
const WORDS = { say: (word: string) => word } as unknown as Words;

test("whoever saves an original is told what it tells, whatever is shown", async () => {
  const renditions = {
    fetch: async (rendition: RenditionName): Promise<Held> => ({
      rendition,
      blob: new Blob(),
      format: formatOf(new Uint8Array()),
      traces: rendition === "original" ? { ...NO_TRACES, place: true } : NO_TRACES,
    }),
    drop: () => {},
  } as unknown as Renditions;
  const declared = { renditions: { original: OBJECT, display: OBJECT } };
  const picture = new SealedPicture(1, "Image 1", declared, renditions, WORDS);
  assert.equal(picture.extras["warning"], "");

  await picture.toSave();

  assert.equal(picture.extras["warning"], "tracePlace");
});

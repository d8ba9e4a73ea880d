// What the server says about one opening of a link. It may lie: nothing here is believed before
// the manifest, which only the sender can have written, says the same.
import { fromBase64 } from "../format/encoding.js";
import type { RenditionName } from "../format/manifest.js";
import { members } from "../platform/members.js";

export interface SealedView {
  readonly download: boolean;
  /** Whether the link keeps back originals; otherwise one that is not offered is missing. */
  readonly withholds: boolean;
  readonly capsule: Uint8Array;
  readonly manifestUrl: string;
  /** Addresses by position, 1 to n, and rendition. */
  readonly urls: ReadonlyMap<number, ReadonlyMap<RenditionName, string>>;
}

/** The server answered a secret with something that is not sealed, or not a view at all. */
export class NotSealed extends Error {}

export function readView(document: unknown): SealedView {
  const view = members(document);
  if (view["custody"] !== "sealed") {
    // Of what is not there at all there is no JSON either.
    const said = JSON.stringify(view["custody"]) as string | undefined;
    throw new NotSealed(`custody ${said?.slice(0, 40) ?? "undefined"}`);
  }
  const { capsule, manifestUrl, download } = view;
  if (typeof capsule !== "string" || !Array.isArray(view["images"])) {
    throw new NotSealed("no capsule");
  }
  return {
    download: download === "original" || download === "display",
    withholds: download !== "original",
    capsule: decoded(capsule),
    manifestUrl: address(manifestUrl),
    urls: new Map(view["images"].map(readImage)),
  };
}

function readImage(document: unknown): [number, ReadonlyMap<RenditionName, string>] {
  const { position, renditions } = members(document);
  const list: unknown[] = Array.isArray(renditions) ? renditions : [];
  const urls = list.map((item): [RenditionName, string] => {
    const { rendition, url } = members(item);
    return [rendition as RenditionName, address(url)];
  });
  return [Number(position), new Map(urls)];
}

function decoded(capsule: string): Uint8Array {
  try {
    return fromBase64(capsule);
  } catch {
    throw new NotSealed("the capsule is not base64");
  }
}

/** Only inside a view, and only here. */
function address(url: unknown): string {
  if (typeof url !== "string" || !/^\/v\/[A-Za-z0-9_/-]+$/.test(url)) {
    throw new NotSealed("an address outside the view");
  }
  return url;
}

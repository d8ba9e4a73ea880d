// The manifest: what the sender says of the images, and the digests that pin every object. It comes
// from a stranger: every member is checked, and only what is known is taken over.
import { isDigest, text, utf8 } from "./encoding.js";
import { Refused } from "./refusal.js";

export const RENDITION_NAMES = ["original", "display", "thumbnail"] as const;

export type RenditionName = (typeof RENDITION_NAMES)[number];

export interface DeclaredObject {
  size: number;
  digest: string;
}

export interface ManifestImage {
  name?: string;
  caption?: string;
  mediaType?: string;
  width?: number;
  height?: number;
  renditions: Partial<Record<RenditionName, DeclaredObject>>;
}

export interface Manifest {
  version: 1;
  custody: "sealed" | "managed";
  message?: string;
  images: ManifestImage[];
}

/** Of the manifest's ciphertext. */
export const MAX_MANIFEST_BYTES = 64 * 1024;
/** So that the ciphertext keeps its limit behind the longest header, with nonce and tag. */
const MAX_PLAINTEXT_BYTES = MAX_MANIFEST_BYTES - 1024 - 32;
const MAX_IMAGES = 6;
const MAX_NAME = 255;
const MAX_TEXT = 4_000;
const MAX_PIXELS = 1_000_000;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]{0,62}\/[a-z0-9][a-z0-9.+-]{0,62}$/;

export function writeManifest(manifest: Manifest): Uint8Array {
  const bytes = utf8(JSON.stringify(manifest));
  if (bytes.length > MAX_PLAINTEXT_BYTES) {
    throw new RangeError(`a manifest takes ${MAX_PLAINTEXT_BYTES} bytes, not ${bytes.length}`);
  }
  return bytes;
}

/** Refuses `manifest-malformed`, `manifest-version`, `manifest-custody`. */
export function readManifest(bytes: Uint8Array): Manifest {
  const document = record(json(bytes));
  const version = document["version"];
  if (typeof version !== "number") {
    throw malformed();
  }
  if (version !== 1) {
    throw new Refused("manifest-version");
  }
  const custody = document["custody"];
  if (typeof custody !== "string") {
    throw malformed();
  }
  if (custody !== "sealed" && custody !== "managed") {
    throw new Refused("manifest-custody");
  }
  const images = document["images"];
  if (!Array.isArray(images) || images.length < 1 || images.length > MAX_IMAGES) {
    throw malformed();
  }
  return {
    version,
    custody,
    ...optional("message", words(document["message"], MAX_TEXT)),
    images: images.map(image),
  };
}

function image(value: unknown): ManifestImage {
  const member = record(value);
  return {
    ...optional("name", words(member["name"], MAX_NAME)),
    ...optional("caption", words(member["caption"], MAX_TEXT)),
    ...optional("mediaType", mediaType(member["mediaType"])),
    ...optional("width", pixels(member["width"])),
    ...optional("height", pixels(member["height"])),
    renditions: renditions(record(member["renditions"])),
  };
}

function renditions(members: Record<string, unknown>): ManifestImage["renditions"] {
  const found: ManifestImage["renditions"] = {};
  for (const name of RENDITION_NAMES) {
    const value = members[name];
    if (isPresent(value)) {
      found[name] = declaredObject(record(value));
    }
  }
  if (!found.original && !found.display) {
    throw malformed();
  }
  return found;
}

function declaredObject({ size, digest }: Record<string, unknown>): DeclaredObject {
  const wellFormed =
    Number.isSafeInteger(size) &&
    (size as number) > 0 &&
    typeof digest === "string" &&
    isDigest(digest);
  if (!wellFormed) {
    throw malformed();
  }
  return { size: size as number, digest };
}

/** Text may be long by mistake, and the pictures matter more: it is cut, not refused. */
function words(value: unknown, most: number): string | undefined {
  if (!isPresent(value)) {
    return undefined;
  }
  if (typeof value !== "string") {
    throw malformed();
  }
  const cut = value.length > most ? value.slice(0, most - 1).replace(HALF_A_PAIR, "") + "…" : value;
  return cut.trim() === "" ? undefined : cut;
}

const HALF_A_PAIR = /[\ud800-\udbff]$/;

function mediaType(value: unknown): string | undefined {
  if (!isPresent(value)) {
    return undefined;
  }
  if (typeof value !== "string" || !MEDIA_TYPE.test(value)) {
    throw malformed();
  }
  return value;
}

function pixels(value: unknown): number | undefined {
  if (!isPresent(value)) {
    return undefined;
  }
  const wellFormed =
    Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_PIXELS;
  if (!wellFormed) {
    throw malformed();
  }
  return value as number;
}

/** Some programs write null for what is not there. */
function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function optional<K extends string, V>(name: K, value: V | undefined): { [N in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [N in K]?: V });
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw malformed();
  }
  return value as Record<string, unknown>;
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text(bytes));
  } catch {
    throw malformed();
  }
}

function malformed(): Refused {
  return new Refused("manifest-malformed");
}

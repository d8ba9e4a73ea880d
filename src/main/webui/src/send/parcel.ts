// Everything that will leave this device, encrypted once: the request that declares it, and the
// bytes of each object. Encrypting again would give other bytes, so it is kept until stored.
import type { ManifestImage, RenditionName } from "../format/manifest.js";
import { UNKNOWN } from "../platform/formats.js";
import { call } from "./api.js";
import type { Choices } from "./choices.js";
import { parts, type Picture } from "./picture.js";
import type { Size } from "./render.js";
import type { SealingWorker, SealedFile, ShareKey } from "./sealing-worker.js";

export interface Entry extends SealedFile {
  /** `1/original`, `manifest`: the end of the object's address. */
  name: string;
  picture: Picture | null;
}

export interface Parcel {
  request: Record<string, unknown>;
  entries: Entry[];
  /** The part of a sealed link that the server must not see. */
  code: string | null;
  idempotencyKey: string;
}

export async function pack(
  worker: SealingWorker,
  pictures: readonly Picture[],
  choices: Choices,
  bytesPerObject: number,
  packed: (count: number) => void,
): Promise<Parcel> {
  const sealed = choices.custody === "sealed";
  const key = await worker.shareKey();
  const images: ManifestImage[] = [];
  const entries: Entry[] = [];
  for (const [index, picture] of pictures.entries()) {
    packed(index);
    const files = contents(picture, choices, bytesPerObject);
    const own: Entry[] = [];
    for (const [rendition, file] of Object.entries(files)) {
      const name = `${index + 1}/${rendition}`;
      own.push({ ...(await worker.seal(file, key.recipient)), name, picture });
    }
    entries.push(...own);
    const { original } = parts(picture, choices.keepOriginals, bytesPerObject);
    images.push(described(picture, original, own));
  }
  packed(pictures.length);
  const custody = choices.custody;
  const message = choices.message === "" ? {} : { message: choices.message };
  const content = { version: 1 as const, custody, ...message, images };
  const manifest = await worker.sealManifest(content, key.recipient);
  entries.push({ ...manifest, name: "manifest", picture: null });
  const link = sealed ? await sealedLink(worker, key, manifest.digest, choices.passphrase) : null;
  return {
    request: {
      custody,
      ...(sealed ? {} : { capsule: await managedCapsule(worker, key) }),
      images: images.map(({ renditions }) => ({
        renditions: Object.entries(renditions).map(([rendition, of]) => ({ rendition, ...of })),
      })),
      manifest: { size: manifest.size, digest: manifest.digest },
      expiresIn: choices.expiresIn,
      link: { maxViews: choices.maxViews, download: choices.download, ...link?.request },
    },
    entries,
    code: link?.code ?? null,
    idempotencyKey: crypto.randomUUID(),
  };
}

/** In managed custody there is one object for each picture; the server shows what it is given. */
function contents(
  picture: Picture,
  choices: Choices,
  bytesPerObject: number,
): Partial<Record<RenditionName, Blob>> {
  const { original } = parts(picture, choices.keepOriginals, bytesPerObject);
  const { rendered, file } = picture;
  if (choices.custody === "managed") {
    return { original: original || !rendered ? file : rendered.display };
  }
  return {
    ...(original ? { original: file } : {}),
    ...(rendered ? { display: rendered.display, thumbnail: rendered.thumbnail } : {}),
  };
}

/** A file's name often holds the time it was taken, so it goes only where the original does. */
function described(picture: Picture, asOriginal: boolean, own: Entry[]): ManifestImage {
  const { rendered, file } = picture;
  const caption = picture.caption.trim();
  const mediaType = asOriginal ? typeOf(picture) : "image/jpeg";
  const renditions = Object.fromEntries(
    own.map(({ name, size, digest }) => [name.replace(/^.*\//, ""), { size, digest }]),
  );
  return {
    ...(asOriginal ? { name: file.name } : {}),
    ...(caption === "" ? {} : { caption }),
    ...(mediaType === "" ? {} : { mediaType }),
    ...(rendered ? sizeOf(asOriginal ? rendered.original : rendered) : {}),
    renditions,
  };
}

/** What its bytes say counts more than what the system makes of its name. */
function typeOf({ file, format }: Picture): string {
  return format === UNKNOWN ? file.type : format.mediaType;
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

async function managedCapsule(worker: SealingWorker, key: ShareKey): Promise<string> {
  const recipient = await call<string>("/api/v1/recipient", { headers: { Accept: "text/plain" } });
  return worker.capsule(key.identity, recipient.trim());
}

async function sealedLink(
  worker: SealingWorker,
  key: ShareKey,
  manifestDigest: string,
  passphrase: string | null,
) {
  const link = await worker.sealedLink(key.identity, manifestDigest, passphrase);
  const { code, capsule, accessDigest, gateDigest } = link;
  const gate = gateDigest === null ? {} : { gateDigest };
  return { code, request: { capsule, accessDigest, ...gate } };
}

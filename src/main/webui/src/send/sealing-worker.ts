// What the worker does, and how the page asks for it: encryption and scaling never hold up a touch.
import type { Manifest } from "../format/manifest.js";
import { inPage } from "../platform/canvas.js";
import { startWorker } from "../platform/start-worker.js";
import { lying } from "../platform/upright.js";
import { render, type Rendered } from "./render.js";

export interface ShareKey {
  identity: string;
  recipient: string;
}

/** An age file, ready to be sent. */
export interface SealedFile {
  bytes: Blob;
  size: number;
  digest: string;
}

export interface SealedLink {
  code: string;
  capsule: string;
  accessDigest: string;
  gateDigest: string | null;
}

export interface SealingWorker {
  /** The picture drawn anew, or null if this browser cannot read it there. */
  render(file: Blob): Promise<Rendered | null>;
  shareKey(): Promise<ShareKey>;
  seal(plaintext: Blob, recipient: string): Promise<SealedFile>;
  sealManifest(manifest: Manifest, recipient: string): Promise<SealedFile>;
  /** The capsule of a managed share, in standard base64. */
  capsule(identity: string, recipient: string): Promise<string>;
  sealedLink(key: string, manifestDigest: string, passphrase: string | null): Promise<SealedLink>;
}

export interface Request {
  id: number;
  name: keyof SealingWorker;
  values: unknown[];
}

export interface Reply {
  id: number;
  value?: unknown;
  /** What went wrong, in words for a technician. */
  fault?: string;
}

export function startSealingWorker(): SealingWorker {
  const ask = askingWorker();
  const rendered = ask("render");
  return {
    render: async (file) =>
      ((await rendered(file).catch(() => null)) as Rendered | null) ?? renderHere(file),
    shareKey: ask("shareKey"),
    seal: ask("seal"),
    sealManifest: ask("sealManifest"),
    capsule: ask("capsule"),
    sealedLink: ask("sealedLink"),
  };
}

/** One worker for all; it is started again where it could not be, or ended. */
function askingWorker() {
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  const started = (): Worker => {
    const fresh = startWorker();
    fresh.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    fresh.addEventListener("error", () => {
      worker = null;
      waiting.forEach((settle, id) => settle({ id, fault: "the worker ended" }));
      waiting.clear();
    });
    return fresh;
  };
  let worker: Worker | null = started();
  return (name: keyof SealingWorker) =>
    (...values: unknown[]): Promise<never> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ value, fault }) => {
          return fault === undefined ? resolve(value as never) : reject(new Error(fault));
        });
        worker ??= started();
        worker.postMessage({ id, name, values } satisfies Request);
      });
}

/** An image element reads what a worker may not, and older Safari has no other way. */
async function renderHere(file: Blob): Promise<Rendered | null> {
  const lies = await lying(file).catch(() => null);
  const image = new Image();
  image.src = URL.createObjectURL(lies?.picture ?? file);
  try {
    await image.decode();
    const canvas = inPage(image.naturalWidth, image.naturalHeight);
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return await render(canvas, lies?.orientation ?? 1, inPage);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

// What the worker does, and how the page asks for it: encryption and scaling never hold up a touch.
import type { Manifest } from "../format/manifest.js";
import { inPage } from "../platform/canvas.js";
import { lying } from "../platform/upright.js";
import { WorkerCalls } from "../platform/worker-calls.js";
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

/** It keeps nothing between two calls, and so may be started again at any time. */
export function startSealingWorker(): SealingWorker {
  const calls = new WorkerCalls<SealingWorker>({
    refused: (reason) => new Error(reason),
    lost: () => new Error("the worker ended"),
  });
  return {
    render: async (file) =>
      (await calls.ask("render", [file]).catch(() => null)) ?? renderHere(file),
    shareKey: () => calls.ask("shareKey", []),
    seal: (...values) => calls.ask("seal", values),
    sealManifest: (...values) => calls.ask("sealManifest", values),
    capsule: (...values) => calls.ask("capsule", values),
    sealedLink: (...values) => calls.ask("sealedLink", values),
  };
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

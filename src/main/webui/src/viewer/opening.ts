// From a link's code to what it opens: every step of the chain before a picture is asked for.
import { MAX_MANIFEST_BYTES, type Manifest } from "../format/manifest.js";
import { Refused, renamed } from "../format/refusal.js";
import { file, json } from "./answers.js";
import type { KeyWorker } from "./key-worker.js";
import { readView, type SealedView } from "./view-document.js";

/** Where the page stands: in front of a link, or inside a view whose secret it no longer has. */
export interface Place {
  readonly openUrl: string | null;
  readonly viewUrl: string | null;
}

export interface OpenedShare {
  readonly view: SealedView;
  readonly manifest: Manifest;
}

export async function open(
  place: Place,
  worker: KeyWorker,
  code: string,
  passphrase: string | null,
): Promise<OpenedShare> {
  const { accessKey, gateKey } = await worker.prove(code, passphrase);
  const document = place.openUrl
    ? await json(place.openUrl, gateKey ? { accessKey, gateKey } : { accessKey })
    : await json(place.viewUrl ?? "");
  const view = readView(document);
  const ciphertext = await renamed("object-size", "manifest-malformed", () =>
    file(view.manifestUrl, MAX_MANIFEST_BYTES),
  );
  const manifest = await worker.unlock(view.capsule, ciphertext);
  if (!manifest.images.every((_, index) => view.urls.has(index + 1))) {
    throw new Refused("object-omitted");
  }
  return { view, manifest };
}

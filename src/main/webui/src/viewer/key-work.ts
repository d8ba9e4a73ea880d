// What the page may ask of its worker, which alone holds the keys.
import type { Manifest } from "../format/manifest.js";
import type { Traces } from "./traces.js";

export interface Declared {
  readonly size: number;
  readonly digest: string;
}

/** What opens a link at the server; what decrypts stays in the worker. */
export interface ProofOfLink {
  readonly accessKey: string;
  readonly gateKey: string | null;
}

export interface Opened {
  readonly plaintext: Uint8Array<ArrayBuffer>;
  readonly traces: Traces;
}

/** Each call needs what the one before it left in the worker. */
export interface KeyWork {
  prove(code: string, passphrase: string | null): Promise<ProofOfLink>;
  unlock(capsule: Uint8Array, manifest: Uint8Array): Promise<Manifest>;
  object(ciphertext: Uint8Array<ArrayBuffer>, declared: Declared): Promise<Opened>;
}

// What the page may ask of its worker, which alone holds the keys.
import type { Manifest } from "../format/manifest.js";
import type { Reason } from "../format/refusal.js";
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

export type Call =
  | { readonly ask: "prove"; readonly code: string; readonly passphrase: string | null }
  | { readonly ask: "unlock"; readonly capsule: Uint8Array; readonly manifest: Uint8Array }
  | { readonly ask: "object"; readonly ciphertext: Uint8Array; readonly declared: Declared };

export interface Answers {
  prove: ProofOfLink;
  unlock: Manifest;
  object: Opened;
}

export type Question = Call & { readonly id: number };

export type Reply =
  | { readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly id: number; readonly refused: Reason }
  | { readonly id: number; readonly failed: string };

// The page's side of the worker that holds the keys.
import type { Manifest } from "../format/manifest.js";
import { Refused, type Reason } from "../format/refusal.js";
import { Offline } from "../platform/http.js";
import { WorkerCalls, type Answer } from "../platform/worker-calls.js";
import type { Declared, KeyWork, Opened, ProofOfLink } from "./key-work.js";

/** A worker that ended takes its keys along: what is asked of it then fails as it did. */
export class KeyWorker implements KeyWork {
  private readonly calls = new WorkerCalls<KeyWork>({
    refused: (reason) => new Refused(reason as Reason),
    lost: (message) =>
      message ? new Error(message) : new Offline("the worker could not be started"),
  });

  get isLost(): boolean {
    return this.calls.fault !== null;
  }

  prove(code: string, passphrase: string | null): Promise<ProofOfLink> {
    return this.ask("prove", [code, passphrase]);
  }

  unlock(capsule: Uint8Array, manifest: Uint8Array): Promise<Manifest> {
    return this.ask("unlock", [capsule, manifest]);
  }

  object(ciphertext: Uint8Array<ArrayBuffer>, declared: Declared): Promise<Opened> {
    return this.ask("object", [ciphertext, declared], [ciphertext.buffer]);
  }

  private ask<N extends keyof KeyWork>(
    name: N,
    values: Parameters<KeyWork[N]>,
    transfer: Transferable[] = [],
  ): Promise<Answer<KeyWork, N>> {
    const { fault } = this.calls;
    return fault ? Promise.reject(fault) : this.calls.ask(name, values, transfer);
  }
}

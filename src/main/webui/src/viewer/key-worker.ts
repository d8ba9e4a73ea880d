// The page's side of the worker that holds the keys.
import type { Manifest } from "../format/manifest.js";
import { Refused } from "../format/refusal.js";
import { startWorker } from "../platform/start-worker.js";
import { Offline } from "./answers.js";
import type { Answers, Call, Declared, Opened, ProofOfLink, Reply } from "./calls.js";

interface Waiting {
  resolve(answer: Answers[keyof Answers]): void;
  reject(error: Error): void;
}

export class KeyWorker {
  private readonly worker = startWorker();
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private fault: Error | null = null;

  constructor() {
    this.worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.heard(data));
    this.worker.addEventListener("error", (event) => this.lost(event));
  }

  /** Its worker ended, and every key with it. */
  get isLost(): boolean {
    return this.fault !== null;
  }

  prove(code: string, passphrase: string | null): Promise<ProofOfLink> {
    return this.ask({ ask: "prove", code, passphrase });
  }

  unlock(capsule: Uint8Array, manifest: Uint8Array): Promise<Manifest> {
    return this.ask({ ask: "unlock", capsule, manifest });
  }

  object(ciphertext: Uint8Array<ArrayBuffer>, declared: Declared): Promise<Opened> {
    return this.ask({ ask: "object", ciphertext, declared }, [ciphertext.buffer]);
  }

  private ask<A extends Call["ask"]>(
    call: Call & { ask: A },
    transfer: Transferable[] = [],
  ): Promise<Answers[A]> {
    if (this.fault) {
      return Promise.reject(this.fault);
    }
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (answer) => resolve(answer as Answers[A]), reject });
      this.worker.postMessage({ ...call, id }, transfer);
    });
  }

  private heard(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("answer" in reply) {
      waiting?.resolve(reply.answer);
    } else {
      waiting?.reject("refused" in reply ? new Refused(reply.refused) : new Error(reply.failed));
    }
  }

  private lost({ message }: Partial<ErrorEvent>): void {
    // A script that failed says how; one that could not be fetched says nothing.
    const fault = message ? new Error(message) : new Offline("the worker could not be started");
    this.fault = fault;
    this.waiting.forEach(({ reject }) => reject(fault));
    this.waiting.clear();
  }
}

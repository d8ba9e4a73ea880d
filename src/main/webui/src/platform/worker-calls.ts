// How a page and its worker talk: the page asks by name, and each call is answered once.
import { startWorker } from "./start-worker.js";

/** What a worker does: methods by name, whose values and answers can be sent. */
export type Work<W> = { readonly [N in keyof W]: (...values: never[]) => Promise<unknown> };

export type Answer<W extends Work<W>, N extends keyof W> = Awaited<ReturnType<W[N]>>;

interface Call {
  readonly id: number;
  readonly name: PropertyKey;
  readonly values: readonly unknown[];
}

type Reply =
  | { readonly id: number; readonly value: unknown }
  /** Expected, and named by one word. */
  | { readonly id: number; readonly refused: string }
  /** Not expected: in words for a technician. */
  | { readonly id: number; readonly failed: string };

/** Which error a call ends with that did not come through. */
export interface Faults {
  refused(reason: string): Error;
  /** The worker ended. A script that failed says how; one that was not fetched says nothing. */
  lost(message: string): Error;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The page's side. A worker that ended, or could not be started, is started again when asked. */
export class WorkerCalls<W extends Work<W>> {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private worker: Worker;
  private lost: Error | null = null;

  constructor(
    private readonly faults: Faults,
    private readonly start: () => Worker = startWorker,
  ) {
    this.worker = this.started();
  }

  /** Why the worker ended, and with it all that it knew; null while there is one. */
  get fault(): Error | null {
    return this.lost;
  }

  /** @param transfer what is handed over, and not copied */
  ask<N extends keyof W>(
    name: N,
    values: Parameters<W[N]>,
    transfer: Transferable[] = [],
  ): Promise<Answer<W, N>> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      if (this.lost) {
        this.worker = this.started();
        this.lost = null;
      }
      this.waiting.set(id, { resolve: (value) => resolve(value as Answer<W, N>), reject });
      this.worker.postMessage({ id, name, values } satisfies Call, transfer);
    });
  }

  private started(): Worker {
    const worker = this.start();
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.heard(data));
    worker.addEventListener("error", ({ message }: Partial<ErrorEvent>) => this.end(message ?? ""));
    return worker;
  }

  private heard(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("value" in reply) {
      waiting?.resolve(reply.value);
    } else if ("refused" in reply) {
      waiting?.reject(this.faults.refused(reply.refused));
    } else {
      waiting?.reject(new Error(reply.failed));
    }
  }

  private end(message: string): void {
    const fault = this.faults.lost(message);
    this.lost = fault;
    this.waiting.forEach(({ reject }) => reject(fault));
    this.waiting.clear();
  }
}

/** Where a worker hears and answers: its global scope. */
export interface WorkerScope {
  addEventListener(type: "message", heard: (event: MessageEvent<Call>) => void): void;
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

export interface Answering<W extends Work<W>> {
  /** What of an answer is handed over, and not copied. */
  readonly transfer?: { readonly [N in keyof W]?: (answer: Answer<W, N>) => Transferable[] };
  /** The word for an error that was expected; null for every other. */
  readonly reasonOf?: (error: unknown) => string | null;
}

/** The worker's side: does what it is asked for. */
export function answerCalls<W extends Work<W>>(
  work: W,
  { transfer = {}, reasonOf = () => null }: Answering<W> = {},
  scope: WorkerScope = globalThis as unknown as WorkerScope,
): void {
  const answer = async ({ id, name, values }: Call): Promise<void> => {
    const asked = name as keyof W;
    try {
      const value = (await work[asked](...(values as never[]))) as Answer<W, keyof W>;
      scope.postMessage({ id, value }, transfer[asked]?.(value) ?? []);
    } catch (error) {
      const refused = reasonOf(error);
      const failed = error instanceof Error ? error.message : String(error);
      scope.postMessage(refused === null ? { id, failed } : { id, refused }, []);
    }
  };
  scope.addEventListener("message", ({ data }) => void answer(data));
}

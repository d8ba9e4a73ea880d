// Declares a parcel and uploads its objects, through whatever the network does meanwhile.
import { Failure } from "../platform/http.js";
import { call, path, type ShareDocument } from "./api.js";
import type { Entry, Parcel } from "./parcel.js";
import { awaited, outcomeOf, waitAfter } from "./retry.js";
import { put } from "./upload.js";

const AT_ONCE = 3;

/** The sender no longer wants it. */
export class Cancelled extends Error {}

export interface Watcher {
  /** How many bytes of an object have left, so far. */
  sent(entry: Entry, bytes: number): void;
  /** Nothing moves: for so many seconds, or, with null, until the network is back. */
  waiting(seconds: number | null): void;
  moving(): void;
}

export class Dispatch {
  private readonly stop = new AbortController();

  constructor(
    private readonly parcel: Parcel,
    private readonly accessToken: string,
    private readonly watcher: Watcher,
  ) {}

  /** Ends with every object stored, and the share complete. */
  async run(declared: (share: ShareDocument) => void): Promise<ShareDocument> {
    const share = await this.persist(() => this.declare());
    declared(share);
    const queue = [...this.parcel.entries];
    const lane = async (): Promise<void> => {
      for (let entry = queue.shift(); entry; entry = queue.shift()) {
        await this.store(entry, share);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    } catch (fault) {
      this.stop.abort();
      throw fault;
    }
    return share;
  }

  cancel(): void {
    this.stop.abort();
  }

  /** Repeated with the same key and body, this makes one share and no more. */
  private declare(): Promise<ShareDocument> {
    return call<ShareDocument>("/api/v1/shares", {
      method: "POST",
      token: this.accessToken,
      body: this.parcel.request,
      headers: { "Idempotency-Key": this.parcel.idempotencyKey },
      signal: this.stop.signal,
    });
  }

  private async store(entry: Entry, share: ShareDocument): Promise<void> {
    const token = share.uploadToken ?? "";
    const url = `/api/v1/shares/${share.id}/${address(entry)}`;
    let tried = false;
    await this.persist(async () => {
      // The bytes may have arrived although the answer did not.
      if (tried && (await this.isStored(share, url))) {
        return;
      }
      tried = true;
      const upload = { url, bytes: entry.bytes, digest: entry.digest, token };
      await put(upload, (bytes) => this.watcher.sent(entry, bytes), this.stop.signal);
    });
    this.watcher.sent(entry, entry.size);
  }

  private async isStored(share: ShareDocument, url: string): Promise<boolean> {
    const token = share.uploadToken ?? "";
    const { signal } = this.stop;
    const now = await call<ShareDocument>(`/api/v1/shares/${share.id}`, { token, signal });
    return ![...awaited(now)].map(path).includes(url);
  }

  /** Tries until it succeeds, is refused for good, or is cancelled. */
  private async persist<T>(act: () => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      try {
        const result = await act();
        this.watcher.moving();
        return result;
      } catch (fault) {
        const busy = fault instanceof Failure && fault.type === "idempotency-in-progress";
        const again = fault instanceof Failure && (busy || outcomeOf(fault.status) === "again");
        // A quota is no passing trouble: waiting for it would look like a page that hangs.
        const passing = again && fault.type !== "quota-exceeded";
        if (this.stop.signal.aborted || !passing) {
          throw fault;
        }
        await this.patience(waitAfter(attempts, fault.retrySeconds, Math.random()));
      }
    }
  }

  /** Waits that long, or for the network where there is none; ends at once when cancelled. */
  private async patience(milliseconds: number): Promise<void> {
    this.watcher.waiting(navigator.onLine ? Math.ceil(milliseconds / 1000) : null);
    await new Promise<void>((resolve) => {
      const timer = navigator.onLine ? setTimeout(resolve, milliseconds) : undefined;
      const go = (): void => {
        clearTimeout(timer);
        resolve();
      };
      addEventListener("online", go, { once: true });
      this.stop.signal.addEventListener("abort", go, { once: true });
    });
    if (this.stop.signal.aborted) {
      throw new Cancelled();
    }
  }
}

function address({ name }: Entry): string {
  return name === "manifest" ? name : `images/${name}`;
}

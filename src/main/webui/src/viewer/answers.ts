// Asking the server, and telling apart why it does not give what it was asked for.
import { Refused } from "../format/refusal.js";

/** The server's own refusal, an RFC 9457 document. */
export class Problem extends Error {
  private constructor(
    readonly status: number,
    /** The name behind `urn:lucarne:problem:`, or nothing. */
    readonly type: string,
    /** With `access-key-wrong`: which of the two keys. */
    readonly wrong: string | null,
    readonly retrySeconds: number | null,
    requestId: string,
  ) {
    super([`${status}`, type, requestId].filter(Boolean).join(" · "));
  }

  static async of(response: Response): Promise<Problem> {
    const body = await response.json().catch(() => ({}));
    const { type, wrong, requestId } = (body ?? {}) as Record<string, unknown>;
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    return new Problem(
      response.status,
      String(type ?? "").replace("urn:lucarne:problem:", ""),
      typeof wrong === "string" ? wrong : null,
      Number.isFinite(seconds) ? seconds : null,
      typeof requestId === "string" ? requestId : "",
    );
  }
}

/** The server could not be reached, or went away in the middle. */
export class Offline extends Error {}

/** A document of this origin. */
export async function json(url: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const init: RequestInit = { headers };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.method = "POST";
    init.body = JSON.stringify(body);
  }
  const response = await request(url, init);
  return response.json().catch(() => {
    throw new Offline("the answer broke off");
  });
}

/** An object's bytes, exactly as many as declared; no more are ever read. */
export async function object(
  url: string,
  size: number,
  arrived: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url, { headers: { Accept: "*/*" } });
  const announced = response.headers.get("Content-Length");
  if (announced !== null && Number(announced) !== size) {
    await response.body?.cancel();
    throw new Refused("object-size");
  }
  const bytes = new Uint8Array(size);
  if ((await fill(bytes, response, arrived)) !== size) {
    throw new Refused("object-size");
  }
  return bytes;
}

/** A small file whose size nobody declared. */
export async function file(url: string, limit: number): Promise<Uint8Array> {
  const response = await request(url, { headers: { Accept: "*/*" } });
  const bytes = new Uint8Array(limit);
  return bytes.subarray(0, await fill(bytes, response, () => {}));
}

/** Reads the whole answer into these bytes, which must suffice; returns how many it took. */
async function fill(
  bytes: Uint8Array,
  response: Response,
  arrived: (share: number) => void,
): Promise<number> {
  const reader = response.body?.getReader();
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new Offline(String(error));
    });
    if (done) {
      break;
    }
    if (length + value.length > bytes.length) {
      await reader.cancel();
      throw new Refused("object-size");
    }
    bytes.set(value, length);
    length += value.length;
    arrived(length / bytes.length);
  }
  return length;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const options: RequestInit = {
    ...init,
    cache: "no-store",
    credentials: "same-origin",
    mode: "same-origin",
    redirect: "error",
  };
  const response = await fetch(url, options).catch((error: unknown) => {
    throw new Offline(String(error));
  });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

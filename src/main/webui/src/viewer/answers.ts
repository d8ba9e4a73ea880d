// What the viewer asks the server for: documents, and objects of a declared size.
import { Refused } from "../format/refusal.js";
import { Offline, request } from "../platform/http.js";

/** A document of this origin. */
export async function json(url: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const init: RequestInit = { headers };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.method = "POST";
    init.body = JSON.stringify(body);
  }
  const response = await strictly(url, init);
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
  const response = await strictly(url, { headers: { Accept: "*/*" } });
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
  const response = await strictly(url, { headers: { Accept: "*/*" } });
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

/** Only here, and nowhere that the server leads on to. */
function strictly(url: string, init: RequestInit): Promise<Response> {
  return request(url, { ...init, redirect: "error" });
}

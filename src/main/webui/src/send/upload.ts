// One object on its way to the server, by XMLHttpRequest: fetch tells nothing of its progress.
import { Offline, Problem } from "../platform/http.js";
import { path } from "./api.js";

export interface Upload {
  url: string;
  bytes: Blob;
  digest: string;
  token: string;
}

/** Resolves once the server has stored the bytes; rejects with a failure otherwise. */
export function put(
  { url, bytes, digest, token }: Upload,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.open("PUT", path(url));
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Repr-Digest", digest);
    request.upload.addEventListener("progress", ({ loaded }) => progress(loaded));
    request.addEventListener("loadend", () => {
      signal.removeEventListener("abort", stop);
      if (request.status === 200 || request.status === 201) {
        progress(bytes.size);
        resolve();
      } else {
        progress(0);
        const retryAfter = request.getResponseHeader("Retry-After");
        const { status, responseText } = request;
        reject(status ? Problem.of(status, responseText, retryAfter) : new Offline());
      }
    });
    signal.addEventListener("abort", stop);
    request.send(bytes);
  });
}

// Why a picture could not be loaded: an image element only says that it was not.

export type Fault = "DAMAGED" | "UNAVAILABLE" | "ENDED" | "OFFLINE";

/** Asks the server without fetching the picture again; a HEAD request never counts as a view. */
export async function faultOf(url: string): Promise<Fault> {
  try {
    const headers = { Accept: "application/problem+json" };
    const { ok, status } = await fetch(url, { method: "HEAD", headers, cache: "no-store" });
    if (ok) {
      return "DAMAGED";
    }
    return status === 404 || status === 410 ? "ENDED" : "UNAVAILABLE";
  } catch {
    return "OFFLINE";
  }
}

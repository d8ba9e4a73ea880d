// Why a picture could not be loaded: an image element only says that it was not.
import { Problem, request } from "../platform/http.js";

export type Fault = "DAMAGED" | "UNAVAILABLE" | "ENDED" | "OFFLINE";

/** Asks the server without fetching the picture again; a HEAD request never counts as a view. */
export async function faultOf(url: string): Promise<Fault> {
  try {
    const headers = { Accept: "application/problem+json" };
    await request(url, { method: "HEAD", headers });
    return "DAMAGED";
  } catch (error) {
    if (error instanceof Problem) {
      return [404, 410].includes(error.status) ? "ENDED" : "UNAVAILABLE";
    }
    return "OFFLINE";
  }
}

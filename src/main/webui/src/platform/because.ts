// Why the server made no renditions of a picture.

/** As the server's pages name what they say about it. */
export type Because = "FORMAT" | "DAMAGED" | "TOO_LARGE" | "TOO_MUCH";

/** By the reason that the server refused its renditions for; empty where they were not. */
export function becauseOf(reason: string): Because {
  switch (reason) {
    case "":
    case "format-not-decoded":
      return "FORMAT";
    case "too-large":
      return "TOO_LARGE";
    case "too-many-scans":
    case "too-slow":
    case "too-much-memory":
      return "TOO_MUCH";
    default:
      return "DAMAGED";
  }
}

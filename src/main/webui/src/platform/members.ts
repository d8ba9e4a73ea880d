/** What a JSON object holds, of which nobody said what it is; anything else holds nothing. */
export function members(document: unknown): Readonly<Record<string, unknown>> {
  return typeof document === "object" && document !== null
    ? (document as Readonly<Record<string, unknown>>)
    : {};
}

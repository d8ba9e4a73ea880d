// Why something of a sealed share is not shown. Expected: whoever serves it may have altered it.

export type Reason =
  | "code-malformed"
  | "capsule-refused"
  | "capsule-undecryptable"
  | "capsule-malformed"
  | "manifest-digest"
  | "manifest-undecryptable"
  | "manifest-malformed"
  | "manifest-version"
  | "manifest-custody"
  | "object-omitted"
  | "object-digest"
  | "object-size"
  | "object-undecryptable"
  | "not-encrypted";

export class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
    this.name = "Refused";
  }
}

/** Runs a step of the chain; if it refuses for one reason, it is refused for another. */
export async function renamed<T>(from: Reason, to: Reason, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (e) {
    throw e instanceof Refused && e.reason === from ? new Refused(to) : e;
  }
}

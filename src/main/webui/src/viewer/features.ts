// What a browser must have to open sealed images.

/** The types know nothing of browsers that have it not. */
type Scope = Partial<
  Pick<
    typeof globalThis,
    | "isSecureContext"
    | "Worker"
    | "crypto"
    | "BigInt"
    | "ReadableStream"
    | "HTMLDialogElement"
    | "Element"
  >
>;

/** The first thing that is missing, by its own name; null when nothing is. */
export function missingFeature(scope: Scope = globalThis): string | null {
  const needed: Readonly<Record<string, unknown>> = {
    "secure context": scope.isSecureContext,
    Worker: scope.Worker,
    "crypto.subtle": scope.crypto?.subtle,
    BigInt: scope.BigInt,
    ReadableStream: scope.ReadableStream,
    dialog: scope.HTMLDialogElement,
    replaceChildren: "replaceChildren" in (scope.Element?.prototype ?? {}),
  };
  return Object.entries(needed).find(([, present]) => !present)?.[0] ?? null;
}

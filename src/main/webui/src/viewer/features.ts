// What a browser must have to open sealed images.

/** The first thing that is missing, by its own name; null when nothing is. */
export function missingFeature(scope: typeof globalThis = globalThis): string | null {
  const needed: Readonly<Record<string, unknown>> = {
    "secure context": scope.isSecureContext,
    Worker: scope.Worker,
    "crypto.subtle": scope.crypto?.subtle,
    BigInt: scope.BigInt,
    ReadableStream: scope.ReadableStream,
    dialog: scope.HTMLDialogElement,
    replaceChildren: scope.Element?.prototype.replaceChildren,
  };
  return Object.entries(needed).find(([, present]) => !present)?.[0] ?? null;
}

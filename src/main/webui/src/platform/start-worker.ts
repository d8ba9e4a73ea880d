// The only way a script of these pages starts a worker: from the one address the page names.
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

// A page may make a policy of one name only once, and a worker that was lost is started again.
let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

export function startWorker(): Worker {
  const url = document.body.dataset["worker"] ?? "";
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= types?.createPolicy("lucarne-worker", { createScriptURL: () => url });
  const trusted = policy ? policy.createScriptURL(url) : url;
  return new Worker(trusted as string, { type: "module" });
}

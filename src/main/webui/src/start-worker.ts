// The only way a script of these pages starts a worker: from the one address the page names.
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): {
    createScriptURL(url: string): unknown;
  };
}

export function startWorker(): Worker {
  const url = document.body.dataset["worker"] ?? "";
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = types?.createPolicy("lucarne-worker", { createScriptURL: () => url });
  const trusted = policy ? policy.createScriptURL(url) : url;
  return new Worker(trusted as string, { type: "module" });
}

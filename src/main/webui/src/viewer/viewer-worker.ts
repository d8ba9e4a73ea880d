// The worker that holds the keys of one link. It has no network: ciphertext comes in, and nothing
// goes out but what proves the link to the server, the manifest, and pictures that were checked.
import { openManifest, openObject } from "../format/chain.js";
import { Refused } from "../format/refusal.js";
import { deriveLinkKeys, parseSecret } from "../format/secret.js";
import { formatOf } from "../platform/formats.js";
import { answerCalls } from "../platform/worker-calls.js";
import type { KeyWork } from "./key-work.js";
import { NO_TRACES, tracesIn } from "./traces.js";

let linkIdentity: string | null = null;
let shareKey: string | null = null;

const work: KeyWork = {
  async prove(code, passphrase) {
    const secret = parseSecret(code);
    if (!secret) {
      throw new Refused("code-malformed");
    }
    const { identity, accessKey, gateKey } = await deriveLinkKeys(secret, passphrase);
    linkIdentity = identity;
    return { accessKey, gateKey };
  },

  async unlock(capsule, ciphertext) {
    if (!linkIdentity) {
      throw new Error("the link was not proved");
    }
    const opened = await openManifest(capsule, linkIdentity, ciphertext);
    shareKey = opened.shareKey;
    return opened.manifest;
  },

  async object(ciphertext, declared) {
    if (!shareKey) {
      throw new Error("the manifest was not checked");
    }
    const plaintext = Uint8Array.from(await openObject(ciphertext, shareKey, declared));
    const { extension, shown } = formatOf(plaintext);
    const isPicture = shown !== "never";
    return { plaintext, traces: isPicture ? await tracesIn(plaintext, extension) : NO_TRACES };
  },
};

answerCalls(work, {
  transfer: { object: ({ plaintext }) => [plaintext.buffer] },
  reasonOf: (error) => (error instanceof Refused ? error.reason : null),
});

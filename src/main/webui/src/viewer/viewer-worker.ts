// The worker that holds the keys of one link. It has no network: ciphertext comes in, and nothing
// goes out but what proves the link to the server, the manifest, and pictures that were checked.
import { openManifest, openObject } from "../format/chain.js";
import type { Manifest } from "../format/manifest.js";
import { Refused } from "../format/refusal.js";
import { deriveLinkKeys, parseSecret } from "../format/secret.js";
import { formatOf } from "../platform/formats.js";
import type { Answers, Call, Declared, Opened, ProofOfLink } from "./calls.js";
import type { Question, Reply } from "./calls.js";
import { NO_TRACES, tracesIn } from "./traces.js";

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let linkIdentity: string | null = null;
let shareKey: string | null = null;

scope.onmessage = ({ data }) => void reply(data);

async function reply(question: Question): Promise<void> {
  const { id } = question;
  try {
    const answer = await answerTo(question);
    scope.postMessage({ id, answer }, "plaintext" in answer ? [answer.plaintext.buffer] : []);
  } catch (error) {
    const why: Reply =
      error instanceof Refused
        ? { id, refused: error.reason }
        : { id, failed: error instanceof Error ? error.message : String(error) };
    scope.postMessage(why, []);
  }
}

function answerTo(call: Call): Promise<Answers[Call["ask"]]> {
  switch (call.ask) {
    case "prove":
      return prove(call.code, call.passphrase);
    case "unlock":
      return unlock(call.capsule, call.manifest);
    case "object":
      return open(call.ciphertext, call.declared);
  }
}

async function prove(code: string, passphrase: string | null): Promise<ProofOfLink> {
  const secret = parseSecret(code);
  if (!secret) {
    throw new Refused("code-malformed");
  }
  const { identity, accessKey, gateKey } = await deriveLinkKeys(secret, passphrase);
  linkIdentity = identity;
  return { accessKey, gateKey };
}

async function unlock(capsule: Uint8Array, ciphertext: Uint8Array): Promise<Manifest> {
  if (!linkIdentity) {
    throw new Error("the link was not proved");
  }
  const opened = await openManifest(capsule, linkIdentity, ciphertext);
  shareKey = opened.shareKey;
  return opened.manifest;
}

async function open(ciphertext: Uint8Array, declared: Declared): Promise<Opened> {
  if (!shareKey) {
    throw new Error("the manifest was not checked");
  }
  const plaintext = Uint8Array.from(await openObject(ciphertext, shareKey, declared));
  const { extension, shown } = formatOf(plaintext);
  const isPicture = shown !== "never";
  return { plaintext, traces: isPicture ? await tracesIn(plaintext, extension) : NO_TRACES };
}

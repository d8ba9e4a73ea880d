// What a failed opening means to the person in front of the page.
import { Refused } from "../format/refusal.js";
import type { Word } from "../gallery/words.js";
import { Offline, Problem } from "../platform/http.js";
import { NotSealed } from "./view-document.js";

/** The names of the refusals that the page has words for. */
export type Refusal =
  | "LINK_EXPIRED"
  | "LINK_REVOKED"
  | "LINK_EXHAUSTED"
  | "SHARE_DELETED"
  | "NOT_FOUND"
  | "VIEW_ENDED"
  | "LINK_BUSY"
  | "STILL_BEING_SENT"
  | "CROSS_SITE"
  | "STORAGE_UNAVAILABLE"
  | "TOO_MANY_TRIES"
  | "ALTERED"
  | "NOT_SEALED"
  | "UNSUPPORTED"
  | "OFFLINE"
  | "OTHER";

/** Ask again for what was wrong, or refuse. */
export type Outcome =
  | { readonly ask: "code" | "passphrase"; readonly because: Word }
  | { readonly refuse: Refusal; readonly reason: string; readonly retrySeconds: number | null };

const REFUSALS: Readonly<Record<string, Refusal>> = {
  "link-expired": "LINK_EXPIRED",
  "share-expired": "LINK_EXPIRED",
  "link-revoked": "LINK_REVOKED",
  "link-exhausted": "LINK_EXHAUSTED",
  "share-deleted": "SHARE_DELETED",
  "link-busy": "LINK_BUSY",
  "share-incomplete": "STILL_BEING_SENT",
  "cross-site-request": "CROSS_SITE",
  "storage-unavailable": "STORAGE_UNAVAILABLE",
  "temporarily-unavailable": "STORAGE_UNAVAILABLE",
  "too-many-attempts": "TOO_MANY_TRIES",
  "quota-exceeded": "TOO_MANY_TRIES",
};

export interface Asked {
  readonly passphrase: boolean;
  readonly insideView: boolean;
}

export function outcomeOf(error: unknown, asked: Asked): Outcome {
  if (error instanceof Problem) {
    return outcomeOfProblem(error, asked);
  }
  if (error instanceof Offline) {
    return refused("OFFLINE", error);
  }
  if (error instanceof NotSealed) {
    return refused("NOT_SEALED", error);
  }
  if (error instanceof Refused) {
    // Inside a view no server said beforehand whether the code is right: only the capsule does.
    return asked.insideView && error.reason === "capsule-undecryptable"
      ? { ask: "code", because: asked.passphrase ? "codeOrPassphraseWrong" : "codeWrong" }
      : refused("ALTERED", error);
  }
  return refused("OTHER", error);
}

function outcomeOfProblem(problem: Problem, asked: Asked): Outcome {
  if (problem.type === "access-key-wrong") {
    return asked.passphrase && problem.wrong !== "gateKey"
      ? { ask: "passphrase", because: "passphraseWrong" }
      : { ask: "code", because: "codeWrong" };
  }
  if (problem.type === "not-found") {
    return refused(asked.insideView ? "VIEW_ENDED" : "NOT_FOUND", problem);
  }
  const refusal = REFUSALS[problem.type] ?? "OTHER";
  return { ...refused(refusal, problem), retrySeconds: problem.retrySeconds };
}

function refused(refuse: Refusal, error: unknown): Outcome & { refuse: Refusal } {
  const reason = error instanceof Error ? error.message : String(error);
  return { refuse, reason, retrySeconds: null };
}

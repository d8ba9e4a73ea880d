// Asking the server, and telling apart why it does not give what it was asked for.
import { members } from "./members.js";

/** A call that did not do what it was for. */
export abstract class Failure extends Error {
  /** Of HTTP; 0 where no answer came at all. */
  abstract readonly status: number;
  /** One word for a technician; may be empty. */
  abstract readonly type: string;
  /** How long the server asked to be left alone. */
  abstract readonly retrySeconds: number | null;
}

/** The server could not be reached, or went away in the middle. */
export class Offline extends Failure {
  readonly status = 0;
  readonly type = "no-answer";
  readonly retrySeconds = null;
}

/** The server's own refusal, an RFC 9457 document. */
export class Problem extends Failure {
  private constructor(
    readonly status: number,
    /** The name behind `urn:lucarne:problem:`, or nothing. */
    readonly type: string,
    /** In words, with what is wrong about each member. */
    readonly detail: string,
    /** With `access-key-wrong`: which of the two keys. */
    readonly wrong: string | null,
    readonly retrySeconds: number | null,
    readonly requestId: string,
  ) {
    super([`${status}`, type, requestId].filter(Boolean).join(" · "));
  }

  /** What the document says, or the bare status where there is none. */
  static of(status: number, body: string, retryAfter: string | null): Problem {
    const { type, detail, errors, wrong, requestId } = members(parsed(body));
    const seconds = Number(retryAfter ?? NaN);
    return new Problem(
      status,
      word(type).replace("urn:lucarne:problem:", ""),
      [word(detail), ...pointers(errors)].filter(Boolean).join(" "),
      typeof wrong === "string" ? wrong : null,
      Number.isFinite(seconds) ? seconds : null,
      word(requestId),
    );
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function pointers(errors: unknown): string[] {
  const list: unknown[] = Array.isArray(errors) ? errors : [];
  return list.map(members).map(({ pointer, detail }) => `${word(pointer)} ${word(detail)}`);
}

/** An answer that is what was asked for; every other is a {@link Failure}. */
export async function request(url: string, init: RequestInit = {}): Promise<Response> {
  const options: RequestInit = { cache: "no-store", mode: "same-origin", ...init };
  const response = await fetch(url, options).catch((error: unknown) => {
    throw new Offline(String(error));
  });
  if (!response.ok) {
    const { status, headers } = response;
    // Where only the document broke off, the status was heard.
    const body = await response.text().catch(() => "");
    throw Problem.of(status, body, headers.get("Retry-After"));
  }
  return response;
}

/** The whole answer as text. */
export async function text(response: Response): Promise<string> {
  return response.text().catch(() => {
    throw new Offline("the answer broke off");
  });
}

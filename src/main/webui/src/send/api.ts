// The calls of the contract (openapi.yaml) that this page makes.

export type Custody = "sealed" | "managed";

export interface Limits {
  imagesPerShare: number;
  bytesPerObject: number;
  custodies: Custody[];
  expiresIn: { min: string; default: string; max: string };
}

export interface StoredState {
  state: string;
  uploadUrl: string;
}

export interface LinkDocument {
  id: string;
  url: string;
  state: "pending" | "active" | "exhausted" | "expired" | "revoked";
  expiresAt: string;
  views: number;
}

export interface RenditionDocument extends StoredState {
  rendition: string;
  /** Of what the server could not make. */
  reason?: string;
  /** Of the original, of which the first is shown. */
  pages?: number;
  /** Whether they are meant to follow one another. */
  moving?: boolean;
  /** Whether the original ends early. */
  incomplete?: boolean;
}

export interface ShareDocument {
  id: string;
  custody: Custody;
  state: "open" | "complete" | "expired" | "deleted";
  createdAt: string;
  expiresAt: string;
  uploadToken?: string;
  images: { position: number; renditions: RenditionDocument[] }[];
  manifest: StoredState | null;
  links?: LinkDocument[];
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A call that did not do what it was for. `status` 0: no answer came at all. */
export class Failure extends Error {
  constructor(
    readonly type: string,
    readonly status: number,
    readonly detail = "",
    readonly requestId = "",
    readonly retryAfter: number | null = null,
  ) {
    super(type);
  }

  static noAnswer(): Failure {
    return new Failure("no-answer", 0);
  }

  /** What a problem document (RFC 9457) says, or the bare status where there is none. */
  static of(status: number, body: string, retryAfter: string | null): Failure {
    const seconds = Number(retryAfter ?? NaN);
    const wait = Number.isFinite(seconds) ? seconds : null;
    try {
      const problem = JSON.parse(body) as Record<string, unknown>;
      const type = String(problem["type"] ?? "").replace("urn:lucarne:problem:", "");
      const detail = [problem["detail"], ...pointers(problem["errors"])].filter(Boolean).join(" ");
      return new Failure(type, status, detail, String(problem["requestId"] ?? ""), wait);
    } catch {
      return new Failure("", status, "", "", wait);
    }
  }
}

function pointers(errors: unknown): string[] {
  const list = Array.isArray(errors) ? (errors as { pointer?: string; detail?: string }[]) : [];
  return list.map((error) => `${error.pointer ?? ""} ${error.detail ?? ""}`);
}

export interface Call {
  method?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export async function call<T>(path: string, { method, token, body, ...rest }: Call = {}) {
  const headers = new Headers(rest.headers);
  if (!headers.has("Accept")) {
    headers.set("Accept", "application/json");
  }
  if (token) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  if (body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  const answer = await fetch(path, {
    method: method ?? "GET",
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: rest.signal ?? null,
  }).catch(() => {
    throw Failure.noAnswer();
  });
  const text = await answer.text().catch(() => {
    throw Failure.noAnswer();
  });
  if (!answer.ok) {
    throw Failure.of(answer.status, text, answer.headers.get("Retry-After"));
  }
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  return (json ? JSON.parse(text) : text) as T;
}

export function path(url: string): string {
  return new URL(url, location.href).pathname;
}

// The calls of the contract (openapi.yaml) that this page makes.
import { request, text } from "../platform/http.js";

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
  const answer = await request(path, {
    method: method ?? "GET",
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    credentials: "omit",
    signal: rest.signal ?? null,
  });
  const said = await text(answer);
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  return (json ? JSON.parse(said) : said) as T;
}

export function path(url: string): string {
  return new URL(url, location.href).pathname;
}

// Where a link carries its code, and what mail systems make of it on the way.
import { parseSecret } from "../format/secret.js";

export interface ReadLink {
  /** The 44 characters behind /s/, if there are any. */
  readonly token: string | null;
  /** The 22 characters of the link's secret; null when they are gone or cut. */
  readonly code: string | null;
  /** Whether something changed the link, although its code could be found. */
  readonly mangled: boolean;
}

const TOKEN = /\/s\/([A-Za-z0-9_-]{44})(?![A-Za-z0-9_-])/;
// Lazy in front: a code may itself begin with what a mail program would put around it.
const CODE = /^[^A-Za-z0-9]*?([A-Za-z0-9_-]{22})[-_]*(?![A-Za-z0-9_-])/;
const ESCAPED_TIMES = 3;

/** Finds the code in an address, wherever a gateway may have moved it. */
export function readLink(href: string): ReadLink {
  const found = TOKEN.exec(href) ?? TOKEN.exec(unescaped(href));
  const tail = found ? found.input.slice(found.index + found[0].length) : href;
  const [, ...behind] = unescaped(tail).split("#");
  const code = behind.map(codeAtStart).find((candidate) => candidate !== null) ?? null;
  const exact = code !== null && href.endsWith(`/s/${found?.[1]}#${code}`);
  return { token: found?.[1] ?? null, code, mangled: code !== null && !exact };
}

/** Reads what somebody typed or pasted: a whole link, or only its code. */
export function readEntry(entry: string): ReadLink {
  const plain = unescaped(entry.trim());
  const alone = /[#/]/.test(plain) ? null : codeAtStart(plain);
  return alone ? { token: null, code: alone, mangled: false } : readLink(plain);
}

function codeAtStart(text: string): string | null {
  const candidate = CODE.exec(text)?.[1];
  return candidate && parseSecret(candidate) ? candidate : null;
}

/** `%23` is what becomes of `#`, and `%2523` of that. */
function unescaped(text: string): string {
  let plain = text;
  for (let i = 0; i < ESCAPED_TIMES; i++) {
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
  }
  return plain;
}

function decoded(sequence: string): string {
  try {
    return decodeURIComponent(sequence);
  } catch {
    return sequence;
  }
}

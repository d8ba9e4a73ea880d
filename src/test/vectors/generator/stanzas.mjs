// Headers that a reader has to refuse, and the few that it has to take: for capsules and objects.
import { seeded, stanza } from "./age.mjs";

const grease = (bytes = 20) => stanza(["k-grease", "x", "YQ"], seeded("grease")(bytes));
const foreign = stanza(["example.org/other", "YQ"], seeded("foreign stanza")(32));
const scrypt = stanza(["scrypt", "bBjlhJVYZeE4aqUdmtRHfw", "10"], seeded("scrypt stanza")(32));

/** Options for `ageFile`, by what they show. `other` is the public key of somebody else. */
export const headers = (point, other) => ({
  taken: [
    ["a grease stanza behind", { stanzas: (own) => [...own, grease()] }],
    ["a grease stanza before", { stanzas: (own) => [grease(), ...own] }],
    ["a grease stanza without a body", { stanzas: (own) => [...own, grease(0)] }],
    ["a grease stanza of full lines", { stanzas: (own) => [...own, grease(96)] }],
    ["a header of 1024 bytes", { stanzas: padded(1024) }],
  ],
  refused: [
    ["two X25519 stanzas", { points: [point, other] }],
    ["the same X25519 stanza twice", { stanzas: (own) => [...own, ...own] }],
    ["a stanza of another type", { stanzas: (own) => [...own, foreign] }],
    ["an scrypt stanza", { stanzas: (own) => [scrypt, ...own] }],
    ["two grease stanzas", { stanzas: (own) => [grease(), ...own, grease()] }],
    ["grease only", { stanzas: () => [grease()] }],
    ["no stanza", { stanzas: () => [] }],
    ["a header of 1025 bytes", { stanzas: padded(1025) }],
    ["an X25519 stanza with one word more", { stanzas: ([own]) => [own.replace("\n", " more\n")] }],
    ["an X25519 stanza with an empty word", { stanzas: ([own]) => [own.replace("\n", " \n")] }],
    ["an X25519 share that is not canonical", { stanzas: ([own]) => [uncanonical(own)] }],
    ["lines that end in CRLF", { stanzas: ([own]) => [own.replaceAll("\n", "\r\n")] }],
  ],
});

/** Header bytes beside the words of the grease stanza: X25519 stanza, version, MAC. */
const OTHER_BYTES = 22 + 98 + 47 + 1;

/** A grease stanza whose first line is as long as it takes. */
const padded = (bytes) => (own) => {
  const rest = bytes - OTHER_BYTES - "-> x-grease \n\n".length;
  return [...own, `-> x-grease ${"a".repeat(rest)}\n`];
};

/** The last character of 43 carries two bits that have to be zero. */
function uncanonical(own) {
  const [first, ...rest] = own.split("\n");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = alphabet[alphabet.indexOf(first.at(-1)) + 1];
  return [first.slice(0, -1) + last, ...rest].join("\n");
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { readEntry, readLink } from "./link.js";

const TOKEN = "AQ" + "t0k3n-_".repeat(6);
const CODE = "_3q2-7wrEjRWeJq83vASNA";
const PAGE = `https://lucarne.example/s/${TOKEN}`;

test("a link as it was sent is not mangled", () => {
  assert.deepEqual(readLink(`${PAGE}#${CODE}`), { token: TOKEN, code: CODE, mangled: false });
});

const MANGLED: Readonly<Record<string, string>> = {
  "the sharp sign escaped": `${PAGE}%23${CODE}`,
  "escaped twice": `${PAGE}%2523${CODE}`,
  "escaped in a query that was added": `${PAGE}?utm_source=mail%23${CODE}`,
  "a query before the fragment": `${PAGE}?utm_source=mail&x=1#${CODE}`,
  "a full stop behind it": `${PAGE}#${CODE}.`,
  "punctuation of every kind": `${PAGE}#${CODE}.,;:!?)>]"'`,
  "a French quotation mark, as browsers escape it": `${PAGE}#${CODE}%C2%BB`,
  "angle brackets, escaped": `${PAGE}#%3C${CODE}%3E`,
  "emphasis around it": `${PAGE}#_${CODE}_`,
  "a slash before the fragment": `${PAGE}/#${CODE}`,
  "punctuation behind the token": `${PAGE}.#${CODE}`,
  "parameters behind the code": `${PAGE}#${CODE}&utm_source=mail`,
  "wrapped whole in another address": `https://gate.example/?u=${encodeURIComponent(PAGE)}%23${CODE}`,
};

for (const [what, href] of Object.entries(MANGLED)) {
  test(`the code is found with ${what}`, () => {
    assert.deepEqual(readLink(href), { token: TOKEN, code: CODE, mangled: true });
  });
}

for (const [what, href] of Object.entries({
  "no fragment": PAGE,
  "an empty fragment": `${PAGE}#`,
  "a code that was cut": `${PAGE}#${CODE.slice(0, 21)}`,
  "more than a code": `${PAGE}#${CODE}AA`,
  "a code no program would write": `${PAGE}#${CODE.slice(0, 21)}B`,
  "another fragment": `${PAGE}#top`,
})) {
  test(`there is no code in a link with ${what}`, () => {
    assert.equal(readLink(href).code, null);
  });
}

test("what somebody enters may be the code alone", () => {
  assert.equal(readEntry(` ${CODE} \n`).code, CODE);
  assert.equal(readEntry(`“${CODE}”.`).code, CODE);
});

test("or the link, which says whose code it is", () => {
  assert.deepEqual(readEntry(`<${PAGE}#${CODE}>`), { token: TOKEN, code: CODE, mangled: true });
  assert.equal(readEntry(`${PAGE}%23${CODE}`).code, CODE);
  assert.equal(readEntry(PAGE).code, null);
});

test("or nothing of use", () => {
  for (const entry of ["", "   ", "bonjour", CODE.slice(1), "x".repeat(23)]) {
    assert.equal(readEntry(entry).code, null);
  }
});

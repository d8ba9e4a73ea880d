import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** Which rooms each of them may know, beside itself. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  format: [],
  platform: [],
  gallery: ["platform"],
  viewer: ["format", "gallery", "platform"],
  send: ["format", "platform"],
};

const IMPORTED = /\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g;

function scriptsIn(room: string): string[] {
  return readdirSync(`src/${room}`).filter((name) => name.endsWith(".ts"));
}

test("every script stands in a room, and every room is one of these", () => {
  const entries = readdirSync("src", { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual(rooms.sort(), [...Object.keys(KNOWN), "styles"].sort());
  const loose = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  assert.deepEqual(loose, ["rooms.test.ts"]);
});

for (const [room, known] of Object.entries(KNOWN)) {
  test(`${room} knows ${known.join(", ") || "no other room"}`, () => {
    const scripts = scriptsIn(room);
    assert.ok(scripts.length > 5);
    for (const script of scripts) {
      const text = readFileSync(`src/${room}/${script}`, "utf8");
      for (const [, address = ""] of text.matchAll(IMPORTED)) {
        const [up, other, file, ...more] = address.split("/");
        const own = up === "." && file === undefined;
        const near = up === ".." && file !== undefined && more.length === 0;
        const allowed = own || (near && known.includes(other ?? ""));
        assert.ok(allowed, `${room}/${script} imports ${address}`);
      }
    }
  });
}

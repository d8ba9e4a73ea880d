// Writes the vectors of Lucarne's format beside itself, or below the directory that is named: the
// same bytes on every run. By node:crypto only: it shares no cryptography with what reads them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { capsules } from "./generator/capsules.mjs";
import { codes, derivations, passphrases } from "./generator/derivation.mjs";
import { manifests } from "./generator/manifests.mjs";
import { large, objects } from "./generator/objects.mjs";

const directory = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
mkdirSync(directory, { recursive: true });

const groups = { codes, passphrases, derivations, capsules, manifests, objects };
for (const [name, vectors] of Object.entries(groups)) {
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(vectors(), null, 1)}\n`);
}
writeFileSync(join(directory, "large.age"), large);

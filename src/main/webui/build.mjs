// Bundles the pages' styles and scripts under names that carry a digest of their content, so that
// they may be cached for ever, and writes which name stands for which asset (assets.properties).
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { icon } from "./icons.mjs";
import { licences } from "./licences.mjs";

/** Gzipped, of all that a sealed link loads before its first picture. */
const MOST_VIEWER_BYTES = 60_000;

const classes = resolve("../../../target/classes");
const outdir = resolve(classes, "static");
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const entryPoints = {
  managed: "src/gallery/managed.ts",
  send: "src/send/send.ts",
  "send-worker": "src/send/send-worker.ts",
  landing: "src/viewer/landing.ts",
  viewer: "src/viewer/viewer.ts",
  "viewer-worker": "src/viewer/viewer-worker.ts",
  lucarne: "src/styles/lucarne.css",
  mark: "src/styles/mark.svg",
};

const result = await build({
  entryPoints,
  loader: { ".svg": "copy" },
  alias: {
    "@noble/post-quantum/hybrid.js": "./src/format/unused-curves.ts",
    "@noble/curves/nist.js": "./src/format/unused-curves.ts",
  },
  outdir,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  splitting: true,
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari15.4"],
  // licences.txt has them whole.
  legalComments: "none",
});

const outputs = result.metafile.outputs;

/** The scripts that these load at once; what is imported when it is needed does not count. */
function loaded(files, found = new Set()) {
  for (const file of files.filter((one) => !found.has(one))) {
    found.add(file);
    const statically = outputs[file].imports.filter(({ kind }) => kind === "import-statement");
    loaded(
      statically.map(({ path }) => path),
      found,
    );
  }
  return [...found];
}

const viewer = ["viewer", "viewer-worker"].map((name) =>
  Object.keys(outputs).find((file) => outputs[file].entryPoint === entryPoints[name]),
);
const sizes = loaded(viewer).map((file) => gzipSync(readFileSync(file)).length);
const viewerBytes = sizes.reduce((sum, size) => sum + size, 0);
if (viewerBytes > MOST_VIEWER_BYTES) {
  throw new Error(`the viewer takes ${viewerBytes} bytes gzipped, not ${MOST_VIEWER_BYTES}`);
}

// What a script asks for later is found under its own name alone.
const entries = new Set(Object.values(entryPoints));
const names = Object.entries(outputs).map(([file, { entryPoint }]) => {
  const asset = entries.has(entryPoint) ? basename(entryPoint).replace(/\.ts$/, ".js") : "";
  return [asset || basename(file), basename(file)];
});

/** Writes what no bundler made under such a name too. */
function put(name, ending, content) {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  writeFileSync(resolve(outdir, `${name}-${digest}.${ending}`), content);
  names.push([`${name}.${ending}`, `${name}-${digest}.${ending}`]);
}

for (const size of [192, 512]) {
  put(`icon-${size}`, "png", icon(size));
}

// Of which packages a byte ships: .ci/check-vulnerabilities and .ci/check-sbom read that list.
const shipped = Object.values(outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
);
const directories = shipped.flatMap(
  ([path]) => path.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [],
);
const packages = [...new Set(directories)].sort();
const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const tools = packages.filter((directory) => locked[directory].dev);
if (tools.length > 0) {
  throw new Error(`what ships belongs under "dependencies": ${tools.join(", ")}`);
}
writeFileSync(resolve(classes, "../webui-packages.json"), JSON.stringify(packages, null, 1));
put("licences", "txt", licences(packages));

const lines = names.map(([asset, name]) => `${asset}=${name}`);
writeFileSync(resolve(classes, "assets.properties"), lines.sort().join("\n") + "\n");

// Bundles the pages' styles and scripts under names that carry a digest of their content, so that
// they may be cached for ever, and writes which name stands for which asset (assets.properties).
import { build } from "esbuild";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";

const classes = resolve("../../../target/classes");
const outdir = resolve(classes, "static");
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const result = await build({
  entryPoints: {
    gallery: "src/gallery.ts",
    threshold: "src/threshold.ts",
    lucarne: "src/lucarne.css",
    mark: "src/mark.svg",
  },
  loader: { ".svg": "copy" },
  outdir,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari15.4"],
  legalComments: "none",
});

const lines = Object.entries(result.metafile.outputs)
  .filter(([, output]) => output.entryPoint)
  .map(([file, output]) => `${basename(output.entryPoint)}=${basename(file)}`)
  .map((line) => line.replace(/^([^=]*)\.ts=/, "$1.js="));
writeFileSync(resolve(classes, "assets.properties"), lines.sort().join("\n") + "\n");

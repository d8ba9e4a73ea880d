// The licences of what ships to browsers, whose scripts keep no comment.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const LINE = "-".repeat(80);

/** One text for all the packages in these directories; fails where one brings no licence. */
export function licences(directories) {
  const parts = directories.map((directory) => {
    const { name, version, license, repository } = JSON.parse(
      readFileSync(resolve(directory, "package.json"), "utf8"),
    );
    const source = repository.url.replace(/^(git\+)?(ssh|https):\/\/(git@)?/, "https://");
    const title = `${name} ${version}, ${license}, ${source}`;
    return `${LINE}\n${title}\n${LINE}\n\n${text(directory, name).trim()}\n`;
  });
  const head = "Lucarne's pages hold these packages, unchanged but for being bundled.\n";
  return [head, ...parts].join("\n");
}

/** As the package brings it; or, where it only names its licence, as we wrote it down for it. */
function text(directory, name) {
  const own = readdirSync(directory).find((file) => /^licen[cs]e(\.(txt|md))?$/i.test(file));
  const ours = resolve("licences", `${name.replace("/", "+")}.txt`);
  if (!own && !existsSync(ours)) {
    throw new Error(`${name} ships, and brings no licence`);
  }
  return readFileSync(own ? resolve(directory, own) : ours, "utf8");
}

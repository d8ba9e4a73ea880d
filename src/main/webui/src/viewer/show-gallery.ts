// The gallery in place of the landing page: the same markup as the server's own, filled in here.
import type { ManifestImage, RenditionName } from "../format/manifest.js";
import { Gallery } from "../gallery/gallery.js";
import { show } from "../gallery/labels.js";
import { Queue } from "../gallery/queue.js";
import type { Word, Words } from "../gallery/words.js";
import type { KeyWorker } from "./key-worker.js";
import type { OpenedShare } from "./opening.js";
import { Renditions } from "./renditions.js";
import { saveAll, saveOne } from "./saving.js";
import { SealedPicture } from "./sealed-picture.js";

/** Shows what was opened, in this very page. The link is kept to be copied, if it is known. */
export function showGallery(
  opened: OpenedShare,
  worker: KeyWorker,
  words: Words,
  link: string | null,
): void {
  const pictures = picturesOf(opened, worker, words);
  build(opened, pictures, link !== null);
  const queue = new Queue(pictures);
  const gallery: Gallery = new Gallery(pictures, {
    turned: (position) => queue.attend(position),
    actions: {
      original: () => void at(gallery)?.show("original"),
      download: () => void saving(words, async () => saved(at(gallery))),
      archive: () => void saving(words, () => saveAll(pictures)),
      copy: () => void copy(link ?? "", words),
    },
  });
  const at = ({ current }: Gallery): SealedPicture | undefined =>
    pictures.find((picture) => picture === current);
  gallery.start(1);
  queue.attend(1);
  leaveNothing(pictures);
}

function picturesOf(
  { view, manifest }: OpenedShare,
  worker: KeyWorker,
  words: Words,
): SealedPicture[] {
  const count = manifest.images.length;
  return manifest.images.map((image, index) => {
    const position = index + 1;
    const said = count > 1 ? words.say("imageOf", { position, count }) : words.say("oneImage");
    const urls = view.urls.get(position);
    const given = view.withholds ? withoutWithheld(image, urls) : image;
    const renditions = new Renditions(given.renditions, urls, worker);
    return new SealedPicture(position, said, given, renditions, words);
  });
}

/** A sender may keep originals from a link: what is shown is then all there is. */
function withoutWithheld(
  image: ManifestImage,
  urls: ReadonlyMap<RenditionName, string> | undefined,
): ManifestImage {
  const { original, ...shown } = image.renditions;
  return shown.display && !urls?.has("original") ? { ...image, renditions: shown } : image;
}

function build(opened: OpenedShare, pictures: readonly SealedPicture[], copyable: boolean): void {
  const template = document.querySelector<HTMLTemplateElement>("template#gallery");
  const page = document.importNode(template?.content ?? new DocumentFragment(), true);
  const { message } = opened.manifest;
  const unwanted = [
    !message && ".message, .peek",
    pictures.length === 1 && ".turn, [data-act=archive]",
    !opened.view.download && "[data-act=download], [data-act=archive], [data-if=download]",
    !copyable && "[data-if=link]",
    opened.view.download && "[data-if=forbidden]",
  ].filter((selector) => selector !== false);
  unwanted.forEach((selector) => page.querySelectorAll(selector).forEach((e) => e.remove()));
  page.querySelectorAll("[data-message]").forEach((e) => (e.textContent = message ?? ""));
  fillStrip(page, pictures);
  document.body.replaceChildren(page);
  document.body.className = message ? "gallery worded" : "gallery";
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", "#0f0f0f");
}

function fillStrip(page: DocumentFragment, pictures: readonly SealedPicture[]): void {
  const strip = page.querySelector<HTMLElement>(".strip");
  const model = strip?.querySelector("li");
  for (const picture of pictures) {
    const item = model?.cloneNode(true) as HTMLElement;
    const write = (selector: string, text: string): void => {
      item.querySelectorAll(selector).forEach((element) => (element.textContent = text));
    };
    write(".unseen, .printed b", picture.count);
    write("[data-name]", picture.name);
    write("[data-caption]", picture.caption);
    model?.before(item);
  }
  model?.remove();
  strip?.toggleAttribute("hidden", pictures.length === 1);
}

async function saved(picture: SealedPicture | undefined): Promise<boolean> {
  return picture ? saveOne(picture) : false;
}

/** Says that a file is being made, and does not make two at once. */
async function saving(words: Words, save: () => Promise<boolean>): Promise<void> {
  const { body } = document;
  if (!body.classList.contains("saving")) {
    body.classList.add("saving");
    say("preparing", words);
    const whole = await save().catch(() => false);
    body.classList.remove("saving");
    say(whole ? "saved" : "saveFailed", words);
  }
}

async function copy(link: string, words: Words): Promise<void> {
  const copied = await navigator.clipboard.writeText(link).then(
    () => true,
    () => false,
  );
  say(copied ? "copied" : "copyFailed", words);
}

let silence = 0;

function say(word: Word, words: Words): void {
  clearTimeout(silence);
  show("status", words.say(word));
  if (word !== "preparing") {
    silence = window.setTimeout(() => show("status", ""), 4000);
  }
}

/** Nothing decrypted stays behind, not even in a page kept to go back to. */
function leaveNothing(pictures: readonly SealedPicture[]): void {
  addEventListener("pagehide", () => {
    pictures.forEach((picture) => picture.clear());
    document.body.replaceChildren();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
}

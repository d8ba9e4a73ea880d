// The gallery of a page whose pictures the server decrypts.
import { Gallery } from "./gallery.js";
import type { ManagedPicture } from "./managed-picture.js";
import { readPictures } from "./offered.js";
import { Queue } from "./queue.js";
import { awaitRenditions } from "./renewal.js";
import { Words } from "./words.js";

const items = document.querySelectorAll<HTMLElement>(".strip li");
const words = new Words(document.querySelector<HTMLTemplateElement>("template#words"));
const pictures = readPictures(items, document.querySelector("#stage .picture"), words);
const chosen = document.querySelector(".strip [aria-current]")?.closest<HTMLElement>("li");
const queue = new Queue(pictures);

const gallery: Gallery = new Gallery(pictures, {
  turned: (position) => {
    // Reloading stays at this picture; going back leaves the gallery.
    history.replaceState(null, "", `?image=${position}`);
    queue.attend(position);
  },
  actions: {
    original: () => void shown()?.show("original"),
  },
});

function shown(): ManagedPicture | undefined {
  return pictures.find((picture) => picture === gallery.current);
}

gallery.start(Number(chosen?.dataset["position"] ?? 1));
awaitRenditions(pictures, () => queue.attend(gallery.current?.position ?? 1));

// The gallery of a page whose pictures the server decrypts.
import { Gallery } from "./gallery.js";
import { readPictures } from "./managed-picture.js";

const items = document.querySelectorAll<HTMLElement>(".strip li");
const pictures = readPictures(items, document.querySelector(".picture"));
const chosen = document.querySelector(".strip [aria-current]")?.closest<HTMLElement>("li");

new Gallery(pictures, {
  // Reloading stays at this picture; going back leaves the gallery.
  turned: (position) => history.replaceState(null, "", `?image=${position}`),
}).start(Number(chosen?.dataset["position"] ?? 1));

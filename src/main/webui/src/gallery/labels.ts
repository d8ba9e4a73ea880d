// The words around the picture: every element says with `data-show` which of them it shows.
import type { Picture } from "./picture.js";

export function label(picture: Picture): void {
  show("count", picture.count);
  show("caption", picture.caption);
  show("name", picture.name);
  show("details", picture.details);
  Object.entries(picture.extras).forEach(([name, text]) => show(name, text));
  if (picture.downloadUrl !== null) {
    offerDownload(picture.downloadUrl);
  }
  document.title = `${picture.count} · Lucarne`;
}

/** Where a page has nothing to save, nothing offers it. */
function offerDownload(url: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-show=download]")) {
    link.href = url;
    link.hidden = url === "";
  }
  hide("[data-if=download]", url === "");
  hide("[data-if=forbidden]", url !== "");
}

function hide(selector: string, hidden: boolean): void {
  document.querySelectorAll<HTMLElement>(selector).forEach((element) => (element.hidden = hidden));
}

/** For those who do not see the picture change. */
export function announce(picture: Picture): void {
  const status = document.querySelector("[data-announcement]");
  if (status) {
    status.textContent = [picture.count, picture.caption].filter(Boolean).join(". ");
  }
}

export function show(name: string, text: string): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-show=${name}]`)) {
    element.textContent = text;
    element.hidden = text === "";
  }
}

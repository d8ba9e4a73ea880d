// What the server says about its pictures: on the page, and later in the view's document.
import { members } from "../platform/members.js";
import { ManagedPicture, type Offered, type Stored } from "./managed-picture.js";
import type { Words } from "./words.js";

/** Reads the pictures from the list that the server wrote. */
export function readPictures(
  items: Iterable<HTMLElement>,
  shown: HTMLImageElement | null,
  words: Words,
): ManagedPicture[] {
  return Array.from(items, (item) => {
    const current = item.querySelector("[aria-current]") !== null;
    return readPicture(item, current ? shown : null, words);
  });
}

function readPicture(item: HTMLElement, shown: HTMLImageElement | null, words: Words) {
  const data = item.dataset;
  const text = (selector: string): string => item.querySelector(selector)?.textContent.trim() ?? "";
  const offered = {
    preparing: data["preparing"] === "true",
    reason: data["reason"] ?? "",
    pages: Number(data["pages"] ?? 1),
    moving: data["moving"] === "true",
    incomplete: data["incomplete"] === "true",
    trailing: Number(data["trailing"] ?? 0),
    thumbnail: stored(data["thumbnail"]),
    display: stored(data["display"]),
    original: stored(data["original"]),
  };
  const known = {
    position: Number(data["position"]),
    count: data["count"] ?? "",
    name: text("[data-name]"),
    caption: text("[data-caption]"),
    downloadUrl: data["download"] ?? "",
    saving: document.querySelector("a[data-show=download]") !== null,
    format: data["format"] ?? "",
    originalShown: data["originalShown"] === "true",
  };
  return new ManagedPicture(known, offered, words, shown);
}

/** As the page writes it: address, bytes, width and height. */
function stored(text: string | undefined): Stored | null {
  const [url = "", bytes, width, height] = (text ?? "").split(" ");
  return url ? { url, bytes: Number(bytes), width: Number(width), height: Number(height) } : null;
}

/** What a view's document says, by position. */
export function readView(document: unknown): ReadonlyMap<number, Offered> {
  const { images } = members(document);
  const list: unknown[] = Array.isArray(images) ? images : [];
  return new Map(list.map(readImage));
}

function readImage(document: unknown): [number, Offered] {
  const { position, display, reason, pages, moving, renditions, ...rest } = members(document);
  const list: unknown[] = Array.isArray(renditions) ? renditions : [];
  const named = (name: string): Stored | null => {
    const found = list.map(members).find(({ rendition }) => rendition === name);
    return found && typeof found["url"] === "string"
      ? {
          url: found["url"],
          bytes: Number(found["size"]),
          width: Number(found["width"] ?? 0),
          height: Number(found["height"] ?? 0),
        }
      : null;
  };
  const offered = {
    preparing: display === "making",
    reason: typeof reason === "string" ? reason : "",
    pages: Number(pages ?? 1),
    moving: moving === true,
    incomplete: rest["incomplete"] === true,
    trailing: Number(rest["trailingBytes"] ?? 0),
    thumbnail: named("thumbnail"),
    display: named("display"),
    original: named("original"),
  };
  return [Number(position), offered];
}

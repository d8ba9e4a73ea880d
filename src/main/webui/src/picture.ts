// What the gallery knows about each of its pictures.

export interface Picture {
  readonly position: number;
  /** Null when browsers do not show its format. */
  readonly image: HTMLImageElement | null;
  readonly url: string;
  readonly downloadUrl: string;
  /** "Image 2 of 4". */
  readonly count: string;
  /** "Original, 4.2 MB". */
  readonly details: string;
  readonly name: string;
  readonly caption: string;
}

/**
 * Reads the pictures from the list that the server wrote. The image elements of the list, and the
 * one shown large, become the pictures themselves, so that each original is fetched only once.
 */
export function readPictures(
  items: Iterable<HTMLElement>,
  shown: HTMLImageElement | null,
): Picture[] {
  return Array.from(items, (item) => readPicture(item, shown));
}

function readPicture(item: HTMLElement, shown: HTMLImageElement | null): Picture {
  const data = item.dataset;
  const current = item.querySelector("[aria-current]") !== null;
  const listed = item.querySelector("img");
  const image = data["inline"] !== "true" ? null : current && shown ? shown : listed;
  const caption = item.querySelector("[data-caption]")?.textContent?.trim() ?? "";
  const count = data["count"] ?? "";
  if (image) {
    // Before it leaves the page: outside, a lazy image would never be loaded.
    image.loading = "eager";
    image.className = "picture";
    image.alt = caption || count;
  }
  listed?.remove();
  return {
    position: Number(data["position"]),
    image,
    url: data["url"] ?? "",
    downloadUrl: data["download"] ?? "",
    count,
    details: data["details"] ?? "",
    name: item.querySelector("[data-name]")?.textContent?.trim() ?? "",
    caption,
  };
}

/** The picture's own size, once enough of it has arrived to know. */
export function sizeOf(image: HTMLImageElement): { width: number; height: number } | null {
  return image.naturalWidth > 0
    ? { width: image.naturalWidth, height: image.naturalHeight }
    : null;
}

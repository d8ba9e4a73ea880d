// The whole screen for the pictures, where the browser lets a page have it: an iPhone does not.

/** The types know nothing of browsers that have it not. */
type Lacking<T, K extends keyof T> = Partial<Pick<T, K>>;

export function offerFullScreen(): void {
  const page: Lacking<Document, "fullscreenEnabled"> = document;
  document.documentElement.classList.toggle("may-fill", page.fullscreenEnabled === true);
  document.addEventListener("fullscreenchange", () => {
    const full = document.fullscreenElement !== null;
    document.body.classList.toggle("full", full);
    for (const button of document.querySelectorAll("[data-act=full]")) {
      button.setAttribute("aria-pressed", String(full));
    }
  });
}

export function toggleFullScreen(): void {
  // Refused where another page frames this one, or somebody holds a key: then nothing happens.
  const page: Lacking<Element, "requestFullscreen"> = document.documentElement;
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : page.requestFullscreen?.({ navigationUI: "hide" });
  done?.catch(() => {});
}

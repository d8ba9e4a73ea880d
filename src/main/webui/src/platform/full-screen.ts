// The whole screen for the pictures, where the browser lets a page have it: an iPhone does not.

export function offerFullScreen(): void {
  document.documentElement.classList.toggle("may-fill", document.fullscreenEnabled === true);
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
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.({ navigationUI: "hide" });
  done?.catch(() => {});
}

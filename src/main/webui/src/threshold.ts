// The pages before the pictures: dates in the reader's zone, and trying again where that helps.
import { localizeTimes } from "./times.js";

localizeTimes();

const waiting = document.querySelector<HTMLElement>("[data-retry-seconds]");
const again = document.querySelector<HTMLAnchorElement>("a.action");
/** An address in the page would lose what stands behind the #; loading again keeps it. */
function lookAgain(link: HTMLAnchorElement): void {
  link.pathname === location.pathname ? location.reload() : location.replace(link.href);
}

again?.addEventListener("click", (event) => {
  event.preventDefault();
  lookAgain(again);
});
if (waiting && again) {
  const seconds = Number(waiting.dataset["retrySeconds"]);
  setTimeout(() => lookAgain(again), seconds * 1000);
}

// A link that carries a secret promises sealed images, whatever the server makes of it.
const promised = document.querySelector<HTMLTemplateElement>("template#promised");
if (promised && /^#[A-Za-z0-9_-]{21}[AQgw]$/.test(location.hash)) {
  history.replaceState(null, "", location.pathname);
  document.querySelector("main")?.replaceChildren(promised.content);
}

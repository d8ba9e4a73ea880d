// The landing page and refusals: dates in the reader's zone, and trying again where that helps.
import { find } from "../platform/dom.js";
import { localizeTimes } from "../platform/times.js";
import { readEntry } from "./link.js";

localizeTimes();

const waiting = document.querySelector<HTMLElement>("[data-retry-seconds]");
const again = document.querySelector<HTMLAnchorElement>("a.action");
/** An address in the page would lose what stands behind the #; loading again keeps it. */
function lookAgain(link: HTMLAnchorElement): void {
  if (link.pathname === location.pathname) {
    location.reload();
  } else {
    location.replace(link.href);
  }
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

// What stands behind the # is not for the server: it goes along as the fragment of the form's
// address, which browsers keep when they are led on.
const form = document.querySelector<HTMLFormElement>("form[data-find]");
form?.addEventListener("submit", (event) => {
  const field = find<HTMLInputElement>("input", form);
  const { token, code } = readEntry(field.value);
  if (code && !token && !field.value.includes("/")) {
    event.preventDefault();
    complain(field, find("[data-only-code]", form));
    return;
  }
  form.action = `/s/find${code ? `#${code}` : ""}`;
  field.value = field.value.replace(/(?:#|%(?:25)*23).*$/s, "");
});

function complain(field: HTMLInputElement, complaint: HTMLElement): void {
  complaint.textContent = complaint.dataset["onlyCode"] ?? "";
  complaint.hidden = false;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

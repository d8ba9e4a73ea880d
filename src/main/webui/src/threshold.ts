// The pages before the pictures: dates in the reader's zone, and trying again where that helps.
import { localizeTimes } from "./times.js";

localizeTimes();

const waiting = document.querySelector<HTMLElement>("[data-retry-seconds]");
const again = document.querySelector<HTMLAnchorElement>("a.action");
if (waiting && again) {
  const seconds = Number(waiting.dataset["retrySeconds"]);
  setTimeout(() => location.replace(again.href), seconds * 1000);
}

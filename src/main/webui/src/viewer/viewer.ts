// The page of a sealed link. Its secret is taken out of the address at once, and stays here.
import { Words } from "../gallery/words.js";
import { localizeTimes } from "../platform/times.js";
import { missingFeature } from "./features.js";
import { KeyWorker } from "./key-worker.js";
import { readEntry, readLink } from "./link.js";
import { open, type Place } from "./opening.js";
import { outcomeOf } from "./outcome.js";
import { SealedLanding } from "./sealed-landing.js";
import { showGallery } from "./show-gallery.js";

const { openUrl = null, viewUrl = null, passphrase } = document.body.dataset;
const place: Place = { openUrl, viewUrl };
const pageUrl = openUrl?.replace(/\/open$/, "") ?? viewUrl ?? "";

let code = takeCode();
let worker: KeyWorker | null = null;
const words = new Words(document.querySelector<HTMLTemplateElement>("template#words"));
const landing = new SealedLanding(words, { opens: (spoken) => void opens(spoken), enters });

/** Reads the code, and leaves only the path in the address bar. */
function takeCode(): string | null {
  const link = readLink(location.href);
  history.replaceState(null, "", pageUrl);
  return link.code;
}

function start(): void {
  localizeTimes();
  const missing = missingFeature();
  if (missing) {
    landing.refuse("UNSUPPORTED", missing, null);
  } else if (code) {
    landing.askClick();
  } else {
    landing.askCode();
  }
}

function enters(text: string): void {
  const entered = readEntry(text);
  const another = openUrl && entered.token && !openUrl.includes(entered.token);
  if (another) {
    landing.askCode("codeOther");
  } else if (!entered.code) {
    landing.askCode("codeMalformed");
  } else {
    code = entered.code;
    landing.askClick();
    if (passphrase === "true") {
      landing.attend();
    } else {
      void opens(null);
    }
  }
}

async function opens(spoken: string | null): Promise<void> {
  if (!code) {
    landing.askCode();
    return;
  }
  landing.working();
  try {
    worker = worker && !worker.isLost ? worker : new KeyWorker();
    const opened = await open(place, worker, code, spoken);
    const link = openUrl && `${location.origin}${pageUrl}#${code}`;
    showGallery(opened, worker, words, link);
  } catch (error) {
    const asked = { passphrase: spoken !== null, insideView: viewUrl !== null };
    const outcome = outcomeOf(error, asked);
    if ("refuse" in outcome) {
      landing.refuse(outcome.refuse, outcome.reason, outcome.retrySeconds);
    } else if (outcome.ask === "passphrase") {
      landing.askPassphrase(outcome.because);
    } else {
      code = null;
      landing.askCode(outcome.because);
    }
  }
}

// Somebody who puts the whole link into the address bar of this very page does not load it again.
addEventListener("hashchange", () => {
  const again = takeCode();
  if (again && document.body.classList.contains("landing")) {
    code = again;
    landing.askClick();
  }
});

start();

// The page of a sealed link. Its secret is taken out of the address at once, and stays here.
import { Words } from "../gallery/words.js";
import { localizeTimes } from "../platform/times.js";
import { Doorway } from "./doorway.js";
import { exhibit } from "./exhibit.js";
import { missingFeature } from "./features.js";
import { readEntry, readLink } from "./link.js";
import { open, type Place } from "./opening.js";
import { outcomeOf } from "./outcome.js";
import { Vault } from "./vault.js";

const { openUrl = null, viewUrl = null, passphrase } = document.body.dataset;
const place: Place = { openUrl, viewUrl };
const pageUrl = openUrl?.replace(/\/open$/, "") ?? viewUrl ?? "";

let code = takeCode();
let vault: Vault | null = null;
const words = new Words(document.querySelector<HTMLTemplateElement>("template#words"));
const doorway = new Doorway(words, { opens, enters });

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
    doorway.refuse("UNSUPPORTED", missing, null);
  } else if (code) {
    doorway.askClick();
  } else {
    doorway.askCode();
  }
}

function enters(text: string): void {
  const entered = readEntry(text);
  const another = openUrl && entered.token && !openUrl.includes(entered.token);
  if (another) {
    doorway.askCode("codeOther");
  } else if (!entered.code) {
    doorway.askCode("codeMalformed");
  } else {
    code = entered.code;
    doorway.askClick();
    if (passphrase === "true") {
      doorway.attend();
    } else {
      void opens(null);
    }
  }
}

async function opens(spoken: string | null): Promise<void> {
  if (!code) {
    return doorway.askCode();
  }
  doorway.working();
  try {
    vault = vault && !vault.isLost ? vault : new Vault();
    const opened = await open(place, vault, code, spoken);
    const link = openUrl && `${location.origin}${pageUrl}#${code}`;
    exhibit(opened, vault, words, link);
  } catch (error) {
    const asked = { passphrase: spoken !== null, insideView: viewUrl !== null };
    const outcome = outcomeOf(error, asked);
    if ("refuse" in outcome) {
      doorway.refuse(outcome.refuse, outcome.reason, outcome.retrySeconds);
    } else if (outcome.ask === "passphrase") {
      doorway.askPassphrase(outcome.because);
    } else {
      code = null;
      doorway.askCode(outcome.because);
    }
  }
}

// Somebody who puts the whole link into the address bar of this very page does not load it again.
addEventListener("hashchange", () => {
  const again = takeCode();
  if (again && document.body.classList.contains("threshold")) {
    code = again;
    doorway.askClick();
  }
});

start();

// What went wrong, in one calm sentence, and what to do; the technical part is folded away.
import { find } from "../platform/dom.js";
import { Failure, Problem } from "../platform/http.js";
import { copyOf, word } from "./words.js";

export function sentence(fault: unknown): string {
  if (!(fault instanceof Failure)) {
    return word("FAILED_BROWSER");
  }
  switch (fault.status) {
    case 0:
      return word("FAILED_NO_ANSWER");
    case 401:
      return word("FAILED_TOKEN");
    case 403:
      return word("FAILED_SCOPE");
    case 404:
    case 410:
      return word("FAILED_GONE");
    case 429:
      return word("FAILED_QUOTA");
    case 503:
      return word("FAILED_UNAVAILABLE");
    default:
      return word(fault.status < 500 ? "FAILED_REFUSED" : "FAILED_UNAVAILABLE");
  }
}

/** Puts the notice into its place, where assistive technology announces it; null clears it. */
export function showFailure(place: HTMLElement, fault: unknown): void {
  place.replaceChildren();
  if (fault === null) {
    return;
  }
  const notice = copyOf("failure");
  find("[data-sentence]", notice).textContent = typeof fault === "string" ? fault : sentence(fault);
  const technical = detail(fault);
  find("details", notice).hidden = technical === "";
  find("[data-technical]", notice).textContent = technical;
  place.append(notice);
}

/** Our own words about the problem: nothing of the sender's is in them. */
function detail(fault: unknown): string {
  if (fault instanceof Problem) {
    return [fault.status, fault.type, fault.detail, fault.requestId].filter(Boolean).join(" · ");
  }
  if (fault instanceof Failure) {
    return fault.type;
  }
  return fault instanceof Error ? fault.message : "";
}

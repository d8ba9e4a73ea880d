// Passing a link on by the clipboard.
import { announce, word } from "./words.js";

/** Whether it is on the clipboard now; says so too. */
export async function copyLink(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    announce(word("COPIED"));
    return true;
  } catch {
    announce(word("COPY_FAILED"));
    return false;
  }
}

const SHOWN_MS = 2_500;

/** The button says for a moment what became of pressing it. */
export function answerOn(button: HTMLElement, text: string): void {
  const own = button.textContent;
  button.textContent = text;
  setTimeout(() => (button.textContent = own), SHOWN_MS);
}

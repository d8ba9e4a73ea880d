// Asks before anything that cannot be taken back.
import { find } from "../platform/dom.js";
import { word } from "./words.js";

type Question = "extend" | "revoke" | "delete" | "cancel" | "leave" | "abandon";

export function confirm(question: Question, value: string, act: () => void): void {
  const dialog = find<HTMLDialogElement>("dialog.confirm");
  const name = question.toUpperCase();
  find("h2", dialog).textContent = word(`${name}_TITLE`);
  find("p", dialog).textContent = word(`${name}_WHY`, value);
  find("[value=yes]", dialog).textContent = word(`${name}_YES`);
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "yes" && act(), { once: true });
  dialog.showModal();
}

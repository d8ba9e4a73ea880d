// The page's markup and words all come from the server; scripts fill in and copy, and write none.
import { find } from "../platform/dom.js";

/** A fresh copy of what stands in `<template data-template="…">`. */
export function copyOf(name: string): HTMLElement {
  const template = find<HTMLTemplateElement>(`template[data-template="${name}"]`);
  return template.content.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** A sentence of the page's language, with its `%1`, `%2` replaced. */
export function word(name: string, ...values: readonly (string | number)[]): string {
  const texts = find<HTMLTemplateElement>("template[data-words]").content;
  const text = find(`[data-word="${name}"]`, texts).textContent;
  return text.replace(/%(\d)/g, (_, place: string) => String(values[Number(place) - 1] ?? ""));
}

/** Says it to those who listen to the page instead of looking at it. */
export function announce(text: string): void {
  find("[data-announcement]").textContent = text;
}

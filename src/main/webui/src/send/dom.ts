// The page's markup and words all come from the server; scripts fill in and copy, and write none.

export function find<T extends HTMLElement>(selector: string, within: ParentNode = document): T {
  const element = within.querySelector<T>(selector);
  if (!element) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}

/** A fresh copy of what stands in `<template data-template="…">`. */
export function copyOf(name: string): HTMLElement {
  const template = find<HTMLTemplateElement>(`template[data-template="${name}"]`);
  return template.content.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** A sentence of the page's language, with its `%1`, `%2` replaced. */
export function word(name: string, ...values: readonly (string | number)[]): string {
  const texts = find<HTMLTemplateElement>("template[data-words]").content;
  const text = find(`[data-word="${name}"]`, texts).textContent ?? "";
  return text.replace(/%(\d)/g, (_, place: string) => String(values[Number(place) - 1] ?? ""));
}

/** Says it to those who listen to the page instead of looking at it. */
export function announce(text: string): void {
  find("[data-announcement]").textContent = text;
}

export function onClick(selector: string, within: ParentNode, act: () => void): void {
  find(selector, within).addEventListener("click", act);
}

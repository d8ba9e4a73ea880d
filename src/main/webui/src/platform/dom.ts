// Finding what the server's markup holds. A page that lacks it is a mistake of ours, and says so.

/** The element, taken for what the markup makes it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as the DOM
export function find<T extends HTMLElement>(selector: string, within: ParentNode = document): T {
  const element = within.querySelector<T>(selector);
  if (!element) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}

export function onClick(selector: string, within: ParentNode, act: () => void): void {
  find(selector, within).addEventListener("click", act);
}

/** Instead of what the browser would do with the form. */
export function onSubmit(selector: string, act: () => void): void {
  find(selector).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

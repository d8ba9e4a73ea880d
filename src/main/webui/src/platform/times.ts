// The server writes instants in its own zone and names it; here they get the reader's.

export function localizeTimes(): void {
  for (const element of document.querySelectorAll("time")) {
    const at = new Date(element.dateTime);
    if (!Number.isNaN(at.getTime())) {
      const form = element.dataset["form"] === "long" ? "long" : "short";
      element.textContent = instant(at, form);
    }
  }
}

export function instant(at: Date, length: "short" | "long"): string {
  const form: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
  if (length === "long") {
    form.weekday = "long";
  }
  const french = document.documentElement.lang === "fr";
  const date = new Intl.DateTimeFormat(french ? "fr" : "en-GB", form)
    .format(at)
    .replace(",", "")
    .replace(/\b1 (?=\D)/, french ? "1er " : "1 ");
  const hour = at.getHours();
  const minute = String(at.getMinutes()).padStart(2, "0");
  return french
    ? `${date} à ${hour}\u00a0h\u00a0${minute}`
    : `${date} at ${String(hour).padStart(2, "0")}:${minute}`;
}

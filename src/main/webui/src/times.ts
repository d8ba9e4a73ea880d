// The server writes instants in its own zone and names it; here they get the reader's.

export function localizeTimes(): void {
  const language = document.documentElement.lang;
  for (const element of document.querySelectorAll("time")) {
    const instant = new Date(element.dateTime);
    if (!Number.isNaN(instant.getTime())) {
      element.textContent = write(instant, language, element.dataset["form"] === "long");
    }
  }
}

function write(instant: Date, language: string, long: boolean): string {
  const form: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
  if (long) {
    form.weekday = "long";
  }
  const french = language === "fr";
  const date = new Intl.DateTimeFormat(french ? "fr" : "en-GB", form)
    .format(instant)
    .replace(",", "")
    .replace(/\b1 (?=\D)/, french ? "1er " : "1 ");
  const hour = instant.getHours();
  const minute = String(instant.getMinutes()).padStart(2, "0");
  return french
    ? `${date} à ${hour}\u00a0h\u00a0${minute}`
    : `${date} at ${String(hour).padStart(2, "0")}:${minute}`;
}

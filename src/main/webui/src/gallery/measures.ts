// Sizes and waiting times, written as the server writes them.

const NO_BREAK = "\u00a0";

/** `4.2 MB`, `4,2 Mo`. */
export function size(bytes: number, language: string): string {
  const french = language === "fr";
  const write = (value: number, digits: number): string =>
    value.toLocaleString(french ? "fr" : "en", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  if (bytes < 1_000) {
    return write(bytes, 0) + NO_BREAK + (french ? "octets" : "bytes");
  }
  return bytes < 999_500
    ? write(bytes / 1e3, 0) + NO_BREAK + (french ? "ko" : "kB")
    : write(bytes / 1e6, 1) + NO_BREAK + (french ? "Mo" : "MB");
}

/** `30 seconds`, `2 minutes`; rounded up, so that waiting that long is enough. */
export function waiting(seconds: number, language: string): string {
  const minutes = seconds >= 60;
  const count = Math.max(1, Math.ceil(minutes ? seconds / 60 : seconds));
  const unit = minutes ? "minute" : language === "fr" ? "seconde" : "second";
  return `${count}${NO_BREAK}${unit}${count > 1 ? "s" : ""}`;
}

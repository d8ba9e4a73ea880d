// ISO 8601 durations, as far as the contract uses them: days, hours, minutes, seconds.

const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export function milliseconds(duration: string): number {
  const parts = FORM.exec(duration);
  if (!parts) {
    return NaN;
  }
  const found: (string | undefined)[] = parts.slice(1);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.map((n) => Number(n ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

export interface Lifetimes {
  offered: string[];
  chosen: string;
}

/**
 * Those of the usual lifetimes that policy allows. The one chosen beforehand is the server's own
 * default, or the longest below it; where policy allows none, the default is all there is.
 */
export function lifetimes(
  usual: readonly string[],
  policy: { min: string; default: string; max: string },
): Lifetimes {
  const [min, max] = [milliseconds(policy.min), milliseconds(policy.max)];
  const preferred = milliseconds(policy.default);
  const offered = usual.filter((d) => milliseconds(d) >= min && milliseconds(d) <= max);
  const below = offered.filter((duration) => milliseconds(duration) <= preferred);
  const chosen = below.at(-1) ?? offered[0] ?? policy.default;
  return { offered: offered.length > 0 ? offered : [policy.default], chosen };
}

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Clocks differ a little, and asking takes a moment: never quite as long as policy allows. */
const MARGIN = 5 * 60 * 1000;

/** One week later, or as late as policy allows; null where that is hardly later. */
export function longer(expiresAt: Date, now: Date, longest: string): Date | null {
  const latest = now.getTime() + milliseconds(longest) - MARGIN;
  const until = Math.min(expiresAt.getTime() + WEEK, latest);
  return until - expiresAt.getTime() > 2 * MARGIN ? new Date(until) : null;
}

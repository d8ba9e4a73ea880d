// How a picture looks on the screen, when that is not how it was sent. Nothing of it is kept.

/** From -100 to 100; 0 is the picture as it was sent. */
export type Tone = "brightness" | "contrast";

/** At the ends of its range a tone is this many times as strong, or as weak. */
const STRONGEST = 4;

export class Look {
  readonly tones: Record<Tone, number> = { brightness: 0, contrast: 0 };
  inverted = false;
  /** Quarter turns to the right; it goes on counting, so that each turn goes the short way. */
  quarters = 0;

  get isNeutral(): boolean {
    return !this.isToned && this.quarters % 4 === 0;
  }

  get isToned(): boolean {
    return this.inverted || this.tones.brightness !== 0 || this.tones.contrast !== 0;
  }

  /** For CSS; empty when it changes nothing. Inverted first: brighter then means brighter. */
  get filter(): string {
    const { brightness, contrast } = this.tones;
    return [
      this.inverted && "invert(1)",
      brightness !== 0 && `brightness(${strength(brightness)})`,
      contrast !== 0 && `contrast(${strength(contrast)})`,
    ]
      .filter(Boolean)
      .join(" ");
  }

  reset(): void {
    this.tones.brightness = 0;
    this.tones.contrast = 0;
    this.inverted = false;
    this.quarters = 0;
  }
}

function strength(tone: number): number {
  return Number((STRONGEST ** (tone / 100)).toFixed(3));
}

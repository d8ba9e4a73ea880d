// A passphrase that can be said over the telephone: syllables that French and English spell alike.

const CONSONANTS = "bdfklmnprstv";
const VOWELS = "aiou";
const GROUPS = 5;

/** Five groups of two syllables, 55 bits; guessing also takes the link, and scrypt each time. */
export function freshPassphrase(): string {
  return Array.from({ length: GROUPS }, () => syllable() + syllable()).join(" ");
}

function syllable(): string {
  return pick(CONSONANTS) + pick(VOWELS);
}

/** Evenly: a byte beyond the last whole multiple of the alphabet is drawn again. */
function pick(alphabet: string): string {
  const usable = 256 - (256 % alphabet.length);
  for (;;) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255;
    if (byte < usable) {
      return alphabet.charAt(byte % alphabet.length);
    }
  }
}

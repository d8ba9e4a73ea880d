// Codes, passphrases, and the keys that follow from them.
import { base64url, linkKeys, normalized, secret, code } from "./sealed.mjs";

const wellFormed = (name, text) => ({ name, code: text, accepted: true });
const refused = (name, text) => ({ name, code: text, accepted: false });

export const codes = () => [
  wellFormed("a code", code),
  wellFormed("the least", "A".repeat(22)),
  wellFormed("the greatest", `${"_".repeat(21)}w`),
  refused("nothing", ""),
  refused("21 characters", code.slice(1)),
  refused("23 characters", `${code}A`),
  refused("bits after the end are not zero", `${"A".repeat(21)}B`),
  refused("the alphabet of plain base64, plus", `+${code.slice(1)}`),
  refused("the alphabet of plain base64, slash", `/${code.slice(1)}`),
  refused("padded", `${code}==`),
  refused("with the sign before it", `#${code}`),
  refused("with a mangled sign before it", `%23${code}`),
  refused("followed by a line end", `${code}\n`),
  refused("22 with a space", `${code.slice(0, 21)} `),
  refused("a full-width letter", `${code.slice(0, 21)}Ａ`),
];

const spelling = (name, passphrase) => ({ name, passphrase, normalized: normalized(passphrase) });

export const passphrases = () => [
  spelling("letters and a space", "ombre portée"),
  spelling("a combining accent is the letter with its accent", "ombre porte\u0301e"),
  spelling("capitals stay capitals", "Ombre Portée"),
  spelling("white space around", "  ombre portée \t\r\n"),
  spelling("runs of white space", "ombre \t \n portée"),
  spelling("no-break space", "ombre\u00a0portée"),
  spelling("narrow no-break space, thin space", "a\u202fb\u2009c"),
  spelling("ideographic space", "\u3000東京\u3000\u3000タワー"),
  spelling("next line, line and paragraph separator", "a\u0085b\u2028c\u2029d"),
  spelling("ogham space mark", "a\u1680b"),
  spelling("a byte order mark is no white space", "\ufeffa"),
  spelling("a zero-width space is no white space", "a\u200bb"),
  spelling("a ligature is two letters", "ﬁgure oﬃce"),
  spelling("full-width", "Ｌｕｃａｒｎｅ　１２３"),
  spelling("half-width katakana with its mark", "ｶﾞｰｾﾞ"),
  spelling("Hangul from its letters", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
  spelling("compatibility signs", "Ⅳ ② x² ℃ Å"),
  spelling("CJK beyond the basic plane", "𠮷野家"),
  spelling("emoji joined to a family", "👩‍⚕️🩻👨‍👩‍👧"),
  spelling("marks in another order", "q\u0307\u0323"),
  spelling("Arabic presentation form", "ﷺ"),
  spelling("nothing but white space", " \u00a0\u3000"),
];

const keys = (name, bytes, passphrase) => ({
  name,
  code: base64url(bytes),
  passphrase,
  ...linkKeys(bytes, passphrase).published,
});

export const derivations = () => [
  keys("without a passphrase", secret, null),
  keys("a secret of zeros", Buffer.alloc(16), null),
  keys("a secret of ones", Buffer.alloc(16, 0xff), null),
  keys("with a passphrase", secret, "correct horse battery staple"),
  keys("with accents", secret, "ombre portée"),
  keys("the same, typed otherwise", secret, " ombre\u00a0\u00a0porte\u0301e "),
  keys("full-width and CJK", secret, "Ｌｕｃａｒｎｅ　東京"),
  keys("emoji", secret, "👩‍⚕️🩻"),
];

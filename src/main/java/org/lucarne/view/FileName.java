package org.lucarne.view;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lucarne.picture.MediaType;

/**
 * Under what name a picture is saved: the sender's own name for it where the manifest has one, with
 * everything taken out that could be a path, a command or a disguise; {@code image-1} otherwise.
 * The extension always follows from the bytes.
 */
record FileName(String text) {
  private static final int MAX_CHARS = 120;

  /** File systems take 255 bytes; the rest is for the extension, and a number in front. */
  private static final int MAX_STEM_BYTES = 240;

  private static final String FORBIDDEN = "/\\:*?\"<>|%";

  /** Names that Windows takes for a device, whatever extension follows. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  static FileName of(@Nullable String given, int position, MediaType type) {
    String stem = given == null ? "" : clean(given, type);
    return new FileName((stem.isEmpty() ? "image-" + position : stem) + "." + type.extension());
  }

  /** Of an object of a sealed share. */
  static FileName ofCiphertext(int position) {
    return new FileName("image-" + position + ".age");
  }

  private static String clean(String given, MediaType type) {
    StringBuilder harmless = new StringBuilder();
    // Putting a long run of accents into their order takes quadratic time: cut first, generously.
    given
        .codePoints()
        .filter(FileName::isHarmless)
        .limit(8 * MAX_CHARS)
        .forEach(harmless::appendCodePoint);
    // Normalized last: what was taken out may have stood between a letter and its accent.
    String stem = shortened(Normalizer.normalize(harmless, Normalizer.Form.NFC).strip());
    String extension = "." + type.extension();
    for (String ending : new String[] {extension, ".jpeg", ".tiff", ".heif"}) {
      if (stem.toLowerCase(Locale.ROOT).endsWith(ending)) {
        stem = stem.substring(0, stem.length() - ending.length());
      }
    }
    stem = stem.replaceAll("^[.\\s]+|[.\\s]+$", "");
    return DEVICE.matcher(stem).matches() ? "_" + stem : stem;
  }

  /** As many letters as fit, each with its accents; of a letter that is too long, its beginning. */
  private static String shortened(String text) {
    int end =
        text.offsetByCodePoints(0, Math.min(MAX_CHARS, text.codePointCount(0, text.length())));
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_STEM_BYTES) {
      end = text.offsetByCodePoints(end, -1);
    }
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    int whole = letters.isBoundary(end) ? end : letters.preceding(end);
    return text.substring(0, whole > 0 ? whole : end);
  }

  /** No control, format (bidi overrides among them), surrogate, private or unassigned character. */
  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> FORBIDDEN.indexOf(codePoint) < 0;
    };
  }

  /**
   * {@code Content-Disposition} (RFC 6266): a plain ASCII name for old programs, and the real one
   * as RFC 8187 writes it.
   */
  String attachment() {
    return "attachment; filename=\"" + ascii() + "\"; filename*=UTF-8''" + percentEncoded();
  }

  private String ascii() {
    StringBuilder ascii = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
        .map(codePoint -> isPlain(codePoint) ? codePoint : '_')
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  /** Taken apart, a letter may contain a character that names must not: U+226E a "<". */
  private static boolean isPlain(int codePoint) {
    return codePoint < 0x7f && codePoint >= 0x20 && FORBIDDEN.indexOf(codePoint) < 0;
  }

  private String percentEncoded() {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "!#$&+-.^_`|~".indexOf(c) >= 0;
      encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }
}

package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;

/** One recipient stanza of an age header; the body still in base64, without line ends. */
record Stanza(List<String> arguments, String body) {
  static final String PREFIX = "-> ";

  /** 32 bytes in base64: an X25519 share, a wrapped file key, a MAC. */
  static final int KEY_CHARACTERS = 43;

  private static final int LINE_CHARACTERS = 64;

  /** Reads the body that follows the stanza's first line. */
  static Stanza read(String firstLine, HeaderLines lines) throws NotEncryptedException {
    List<String> arguments = List.of(firstLine.substring(PREFIX.length()).split(" ", -1));
    if (arguments.contains("")) {
      throw new NotEncryptedException("expected no empty argument in an age stanza");
    }
    StringBuilder body = new StringBuilder();
    String line;
    do {
      line = lines.next();
      if (line.length() > LINE_CHARACTERS) {
        throw new NotEncryptedException("expected age stanzas wrapped at 64 columns");
      }
      body.append(line);
      // Only a line that is not full, be it empty, ends a body.
    } while (line.length() == LINE_CHARACTERS);
    if (!isCanonicalBase64(body.toString())) {
      throw new NotEncryptedException("expected age stanzas in canonical base64, unpadded");
    }
    return new Stanza(arguments, body.toString());
  }

  boolean isGrease() {
    return arguments.getFirst().endsWith("-grease");
  }

  boolean isX25519() throws NotEncryptedException {
    if (!arguments.getFirst().equals("X25519")) {
      return false;
    }
    boolean shaped =
        arguments.size() == 2
            && arguments.getLast().length() == KEY_CHARACTERS
            && isCanonicalBase64(arguments.getLast())
            && body.length() == KEY_CHARACTERS;
    if (!shaped) {
      throw new NotEncryptedException(
          "expected an X25519 stanza with one share of 32 bytes and a body of 32 bytes");
    }
    return true;
  }

  static boolean isCanonicalBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.getBytes(US_ASCII));
      // The decoder tolerates padding and stray bits at the end; encoding again shows them.
      return Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

package org.lucarne.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code Content-Disposition} by the grammars of RFC 6266 and RFC 8187, character by
 * character, and knows nothing of how ours is written. What breaks the grammar is refused.
 */
record Disposition(String type, Map<String, String> parameters) {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern START = Pattern.compile(TOKEN);
  // qdtext and quoted-pair of RFC 9110, section 5.6.4, without obs-text.
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*;[ \\t]*("
              + TOKEN
              + ")=(?:("
              + TOKEN
              + ")|\"((?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*)\")");

  static Disposition parse(String header) {
    Matcher start = START.matcher(header);
    if (!start.lookingAt()) {
      throw new IllegalArgumentException("no type: " + header);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher next = PARAMETER.matcher(header);
    int at = start.end();
    while (at < header.length()) {
      if (!next.region(at, header.length()).lookingAt()) {
        throw new IllegalArgumentException("no parameter at " + at + ": " + header);
      }
      String value =
          Optional.ofNullable(next.group(2))
              .orElseGet(() -> next.group(3).replaceAll("\\\\(.)", "$1"));
      if (parameters.put(next.group(1).toLowerCase(java.util.Locale.ROOT), value) != null) {
        throw new IllegalArgumentException("twice: " + header);
      }
      at = next.end();
    }
    return new Disposition(start.group(), parameters);
  }

  /** The name for programs that know ASCII only. */
  String asciiName() {
    return Optional.ofNullable(parameters.get("filename")).orElseThrow();
  }

  /** The name as RFC 8187, section 3.2.1, carries it. */
  String name() {
    String[] parts = parameters.getOrDefault("filename*", "").split("'", -1);
    if (parts.length != 3 || !parts[0].equals("UTF-8")) {
      throw new IllegalArgumentException("no extended value: " + parameters);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String value = parts[2];
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0) {
        bytes.write(c);
      } else {
        throw new IllegalArgumentException("no attr-char: " + value);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
